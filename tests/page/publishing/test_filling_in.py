"""A workbook goes out, is filled in and comes back: refused whole or shown first; nobody's work is undone."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from tests.building import NOON, browser_of, one_partnership, one_ward_plan, somebody

from lifecourse.audit.api import Entry
from lifecourse.organisations.api import Role
from lifecourse.plans.api import (
    ChangedMeanwhile,
    Plan,
    PlanChanges,
    apply_changes,
    change_figure,
    document_of,
)
from lifecourse.publishing.api import export_workbook

pytestmark = [pytest.mark.page, pytest.mark.django_db]

HOSPITAL, SOURCES, RISKS = "2.2 People in hospital", "Sources", "5.4 Risks"
Change = Callable[[Workbook], None]


@pytest.fixture
def plan() -> Plan:
    return one_ward_plan(one_partnership())


@pytest.fixture
def manager(plan: Plan) -> Client:
    return signed_in(plan, Role.PROGRAMME_MANAGER)


def signed_in(plan: Plan, role: Role, email: str = "") -> Client:
    return browser_of(somebody(role, plan.partnership, email))


def workbook_of(plan: Plan, change: Change) -> bytes:
    """The plan's workbook as a manager downloads it, changed by somebody."""
    by = somebody(Role.PROGRAMME_MANAGER, plan.partnership, f"{uuid4().hex}@example.org")
    book = load_workbook(BytesIO(export_workbook(plan=plan, annexes=frozenset(), by=by, at=NOON)))
    change(book)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def put(sheet: str, cell: str, value: object) -> Change:
    def change(book: Workbook) -> None:
        book[sheet][cell] = value

    return change


def upload(browser: Client, plan: Plan, content: bytes, name: str = "plan.xlsx") -> object:
    return browser.post(f"/plans/{plan.slug}/fill-in", {"file": SimpleUploadedFile(name, content)})


def shown(browser: Client, plan: Plan, content: bytes) -> tuple[str, str]:
    """The address and the words of the page that says what would change."""
    answer = upload(browser, plan, content)
    assert answer.status_code == 302, answer.content.decode()  # type: ignore[attr-defined]
    address = str(answer["Location"])  # type: ignore[index]
    return address, browser.get(address).content.decode()


def apply(browser: Client, plan: Plan, address: str, **chosen: list[str]) -> int:
    plan.refresh_from_db()
    answer = browser.post(address, {"seen": str(plan.content_id), **chosen})
    plan.refresh_from_db()
    return answer.status_code


def test_a_workbook_that_nobody_changed_changes_nothing(plan: Plan, manager: Client) -> None:
    _, page = shown(manager, plan, workbook_of(plan, lambda book: None))
    assert "Nothing would change" in page
    assert "Apply these changes" not in page


def test_a_changed_number_is_shown_then_applied_and_keeps_its_source(plan: Plan, manager: Client) -> None:
    address, page = shown(manager, plan, workbook_of(plan, put(HOSPITAL, "C2", 5)))
    assert "1 cell changes." in page
    assert "5 people" in page and "3 people" in page
    assert plan.revision == 1
    assert apply(manager, plan, address) == 302
    figure = document_of(plan).rows("inpatients")[0].figure("people")
    assert figure is not None
    assert (figure.value, figure.source, plan.revision) == (Decimal(5), "Section 2.1", 2)


def test_applying_is_recorded_as_one_act_without_what_was_written(plan: Plan, manager: Client) -> None:
    address, _ = shown(manager, plan, workbook_of(plan, put(RISKS, "A2", "Nobody comes")))
    apply(manager, plan, address)
    entry = Entry.objects.get(action="filled-in file applied")
    assert (entry.after["rows_added"], entry.after["cells"]) == (1, 0)
    assert "Nobody comes" not in str(entry.after)


def test_the_same_file_applied_twice_changes_nothing_the_second_time(plan: Plan, manager: Client) -> None:
    def change(book: Workbook) -> None:
        book[HOSPITAL]["C2"] = 5
        book[RISKS]["A2"], book[RISKS]["C2"] = "Nobody comes", "High"
        book[SOURCES]["H2"] = "A count on the ward"

    content = workbook_of(plan, change)
    address, _ = shown(manager, plan, content)
    apply(manager, plan, address)
    before = document_of(plan)
    _, page = shown(manager, plan, content)
    assert "Nothing would change" in page
    assert document_of(plan) == before


def test_a_new_row_and_a_new_number_take_their_source_from_a_new_line(plan: Plan, manager: Client) -> None:
    def change(book: Workbook) -> None:
        sheet, sources = book[HOSPITAL], book[SOURCES]
        sheet["A3"], sheet["B3"], sheet["C3"] = "Councils", "All settings", "about 12"
        sources["A3"], sources["H3"] = f"{HOSPITAL}!C3", "The council's register"

    address, _ = shown(manager, plan, workbook_of(plan, change))
    apply(manager, plan, address)
    row = document_of(plan).rows("inpatients")[1]
    figure = row.figure("people")
    assert figure is not None
    assert (row.text("commissioner"), row.text("setting")) == ("council", "all")
    assert (figure.value, figure.source, figure.qualifier) == (12, "The council's register", "about")


def test_a_row_that_was_deleted_goes_only_when_it_is_ticked(plan: Plan, manager: Client) -> None:
    content = workbook_of(plan, lambda book: book[HOSPITAL].delete_rows(2))
    address, page = shown(manager, plan, content)
    assert 'name="remove" value="inpatients/ward"' in page
    assert apply(manager, plan, address) == 302
    assert len(document_of(plan).rows("inpatients")) == 1
    address, _ = shown(manager, plan, content)
    assert apply(manager, plan, address, remove=["inpatients/ward"]) == 302
    assert document_of(plan).rows("inpatients") == ()


def test_what_somebody_else_changed_meanwhile_stays(plan: Plan, manager: Client) -> None:
    content = workbook_of(plan, put(RISKS, "A2", "Nobody comes"))
    state_elsewhere(plan, 7)
    address, page = shown(manager, plan, content)
    assert "7 people" not in page
    apply(manager, plan, address)
    figure = document_of(plan).rows("inpatients")[0].figure("people")
    assert figure and figure.value == 7


@pytest.mark.parametrize(("mine", "expected"), [([], 7), (["inpatients/ward/people"], 5)])
def test_where_both_changed_a_cell_a_person_chooses(
    plan: Plan, manager: Client, mine: list[str], expected: int
) -> None:
    content = workbook_of(plan, put(HOSPITAL, "C2", 5))
    state_elsewhere(plan, 7)
    address, page = shown(manager, plan, content)
    assert "The plan says now: 7 people" in page
    assert "Your file says: 5 people" in page
    apply(manager, plan, address, mine=mine)
    figure = document_of(plan).rows("inpatients")[0].figure("people")
    assert figure and figure.value == expected


def state_elsewhere(plan: Plan, number: int) -> None:
    """Somebody states another number of people on the ward, on screen."""
    before = document_of(plan).rows("inpatients")[0].figure("people")
    assert before is not None
    change_figure(
        plan=plan,
        table="inpatients",
        row="ward",
        column="people",
        stated=replace(before, value=Decimal(number)),
        seen=before,
        by=somebody(Role.ANALYST, plan.partnership, "elsewhere@example.org"),
        at=NOON,
    )
    plan.refresh_from_db()


def test_a_plan_that_changed_after_the_look_is_looked_at_again(plan: Plan, manager: Client) -> None:
    address, _ = shown(manager, plan, workbook_of(plan, put(HOSPITAL, "C2", 5)))
    seen = str(plan.content_id)
    state_elsewhere(plan, 7)
    answer = manager.post(address, {"seen": seen, "mine": ["inpatients/ward/people"]})
    assert answer.status_code == 422
    assert "Look once more" in answer.content.decode()
    plan.refresh_from_db()
    assert plan.revision == 2


def test_a_change_that_slips_in_between_looking_and_applying_stops_the_whole_file(plan: Plan) -> None:
    stale = Plan.objects.get(pk=plan.pk)
    state_elsewhere(plan, 7)
    changes = PlanChanges(removed=(("inpatients", "ward"),))
    with pytest.raises(ChangedMeanwhile, match="Look once more"):
        apply_changes(plan=stale, changes=changes, by=None, at=NOON, seen=stale.content_id)
    assert len(document_of(plan).rows("inpatients")) == 1


def test_a_wrong_file_is_refused_whole_with_every_fault_by_its_place(plan: Plan, manager: Client) -> None:
    def change(book: Workbook) -> None:
        book[HOSPITAL]["A2"] = "Councillors"
        book[HOSPITAL]["C2"] = "=1+2"
        book[RISKS]["A2"] = "A good row"
        book[SOURCES]["G2"] = "03/04/2015"

    answer = upload(manager, plan, workbook_of(plan, change))
    page = answer.content.decode()  # type: ignore[attr-defined]
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert "3 things are to be mended first" in page
    for words in ("A2", "Did you mean &quot;Councils&quot;?", "C2", "paste it back as a value", "G2"):
        assert words in page, words
    plan.refresh_from_db()
    assert plan.revision == 1


def test_a_table_that_is_not_mine_to_change_is_refused_by_name(plan: Plan) -> None:
    finance = signed_in(plan, Role.FINANCE_LEAD)
    words, number = (
        workbook_of(plan, change) for change in (put(RISKS, "A2", "Nobody comes"), put(HOSPITAL, "C2", 5))
    )
    answer = upload(finance, plan, words)
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert "5.4 Risks" in answer.content.decode()  # type: ignore[attr-defined]
    address, _ = shown(finance, plan, number)
    assert apply(finance, plan, address) == 302


def test_who_may_only_read_is_offered_no_upload_and_refused_one(plan: Plan) -> None:
    member = signed_in(plan, Role.BOARD_MEMBER)
    assert "Read the file" not in member.get(f"/plans/{plan.slug}/fill-in").content.decode()
    assert upload(member, plan, b"PK").status_code == 403  # type: ignore[attr-defined]


def test_an_upload_is_seen_by_nobody_else(plan: Plan, manager: Client) -> None:
    address, _ = shown(manager, plan, workbook_of(plan, put(HOSPITAL, "C2", 5)))
    other = signed_in(plan, Role.PROGRAMME_MANAGER, "other@example.org")
    assert other.get(address).status_code == 404
    assert other.post(address, {"seen": str(plan.content_id)}).status_code == 404
    stranger = signed_in_elsewhere()
    assert stranger.get(address).status_code == 404
    assert upload(stranger, plan, b"PK").status_code == 404  # type: ignore[attr-defined]


def signed_in_elsewhere() -> Client:
    return signed_in(one_ward_plan(one_partnership("two"), slug="elsewhere"), Role.PROGRAMME_MANAGER)


def test_a_workbook_of_another_plan_is_refused(plan: Plan, manager: Client) -> None:
    other = one_ward_plan(one_partnership("two"), slug="elsewhere")
    answer = upload(manager, plan, workbook_of(other, lambda book: None))
    assert "a workbook of the plan elsewhere" in answer.content.decode()  # type: ignore[attr-defined]
