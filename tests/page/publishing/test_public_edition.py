"""The public edition: what it holds back is in no form of it, and only a programme manager decides."""

import zlib
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from django.test import Client
from tests.building import NOON, browser_of, one_partnership, somebody

from lifecourse.accounts.api import Account
from lifecourse.audit.api import Entry
from lifecourse.cli import main
from lifecourse.organisations.api import NotAllowed, Role
from lifecourse.plans.api import Plan, SectionState, document_of, open_plan, read_example, write_answer
from lifecourse.publishing.public_edition.choices import print_of
from lifecourse.publishing.public_edition.edition import PublicForm, public_edition_of
from lifecourse.publishing.public_edition.operations import (
    UnableToHoldBack,
    hold_again,
    hold_back,
    let_go,
    show_again,
)

pytestmark = [pytest.mark.page, pytest.mark.django_db]

SALTINGS = Path(__file__).parents[3] / "examples" / "saltings-2016"
# Words that nobody would put into a paper: a row, a text, a note, a key and a reason.
SECRET = "Quetzalcoatl"
ROW = "2.2/inpatients/ccg-mental-health"


@pytest.fixture
def plan() -> Plan:
    document = read_example(SALTINGS).document
    answers = {**document.answers, "2.1": f"Three people of {SECRET} moved home."}
    document = type(document)(**{**vars(document), "answers": answers})
    partnership = one_partnership()
    return open_plan(document=document, partnership=partnership, rules_on=document.dated, by=None, at=NOON)


@pytest.fixture
def manager(plan: Plan) -> Account:
    return somebody(Role.PROGRAMME_MANAGER, plan.partnership)


def signed_in(account: Account) -> Client:
    return browser_of(account)


def everything_in(content: bytes, form: PublicForm) -> str:
    """All that a file holds, in whatever corner: unzipped, or every stream and string of the PDF."""
    if form is PublicForm.PAGE:
        return content.decode()
    if form in {PublicForm.WORD, PublicForm.WORKBOOK}:
        with ZipFile(BytesIO(content)) as package:
            inside = [package.read(name) for name in package.namelist()]
        return "\n".join(part.decode("utf-8", "replace") for part in inside)
    found = []
    with pikepdf.open(BytesIO(content)) as pdf:
        for thing in pdf.objects:
            found.append(repr(thing))
            if isinstance(thing, pikepdf.Stream):
                try:
                    found.append(thing.read_bytes().decode("latin-1"))
                except (pikepdf.PdfError, zlib.error):
                    continue
    return "\n".join(found)


@pytest.mark.parametrize("form", list(PublicForm))
def test_what_is_held_back_is_in_no_corner_of_any_form(
    plan: Plan, manager: Account, form: PublicForm
) -> None:
    hold_back(plan=plan, path=ROW, reason=f"A family of {SECRET}", by=manager, at=NOON)
    edition = public_edition_of(plan, at=NOON)
    inside = everything_in(edition.file(form), form)
    assert SECRET not in inside
    assert "ccg-mental-health" not in inside
    assert "Lifecourse form" not in inside
    assert SECRET not in repr(edition.paper())
    if form is not PublicForm.PDF:
        assert "Public edition." in inside
        assert "fewer than 5" in inside


def test_a_chart_of_a_table_that_is_altered_is_left_out(plan: Plan) -> None:
    pictures = [p.key for s in public_edition_of(plan, at=NOON).paper().sections() for p in s.pictures]
    assert not [key for key in pictures if key.startswith(("people-in-hospital", "beds"))]


def test_a_text_is_let_go_as_it_was_read_and_held_again_when_it_changes(plan: Plan, manager: Account) -> None:
    text = document_of(plan).answers["2.1"]
    given = {"plan": plan, "path": "2.1", "by": manager, "at": NOON}
    let_go(**given, reason="They told it themselves", seen=print_of(text))  # type: ignore[arg-type]
    assert SECRET in public_edition_of(plan, at=NOON).page()
    rewritten = f"Two people of {SECRET}."
    write_answer(
        plan=plan, section="2.1", text=rewritten, state=SectionState.DRAFTING, seen=text, by=manager, at=NOON
    )
    plan.refresh_from_db()
    assert SECRET not in public_edition_of(plan, at=NOON).page()
    with pytest.raises(UnableToHoldBack, match="changed since"):
        let_go(**given, reason="They told it", seen=print_of(text))  # type: ignore[arg-type]


def test_what_was_let_go_can_be_held_again(plan: Plan, manager: Account) -> None:
    text = document_of(plan).answers["2.1"]
    let_go(plan=plan, path="2.1", reason="Told in public", seen=print_of(text), by=manager, at=NOON)
    hold_again(plan=plan, path="2.1", by=manager, at=NOON)
    assert SECRET not in public_edition_of(plan, at=NOON).page()


@pytest.mark.parametrize(("path", "reason"), [("2.2/nothing", "Why not"), ("2.2", "  "), ("2.2", "x" * 401)])
def test_a_place_needs_to_be_there_and_a_reason_to_be_said(
    plan: Plan, manager: Account, path: str, reason: str
) -> None:
    with pytest.raises(UnableToHoldBack):
        hold_back(plan=plan, path=path, reason=reason, by=manager, at=NOON)


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.ANALYST, Role.ASSURER])
def test_nobody_but_the_programme_manager_decides(plan: Plan, role: Role) -> None:
    other = somebody(role, plan.partnership)
    with pytest.raises(NotAllowed):
        hold_back(plan=plan, path="2.2", reason="Mine", by=other, at=NOON)
    with pytest.raises(NotAllowed):
        show_again(plan=plan, path="2.2", by=other, at=NOON)
    with pytest.raises(NotAllowed):
        let_go(plan=plan, path="2.1", reason="Mine", seen="", by=other, at=NOON)
    with pytest.raises(NotAllowed):
        hold_again(plan=plan, path="2.1", by=other, at=NOON)


def test_the_manager_holds_back_and_shows_again_on_the_page(plan: Plan, manager: Account) -> None:
    browser, address = signed_in(manager), f"/plans/{plan.slug}/public-edition"
    browser.post(address, {"do": "hold", "path": "2.2/inpatients", "reason": "One small ward"})
    page = browser.get(address).content.decode()
    assert "One small ward" in page
    assert "“Three people”" in page
    browser.post(address, {"do": "show", "path": "2.2/inpatients"})
    assert "One small ward" not in browser.get(address).content.decode()


def test_a_reason_that_is_missing_is_asked_for_beside_its_box(plan: Plan, manager: Account) -> None:
    answer = signed_in(manager).post(f"/plans/{plan.slug}/public-edition", {"do": "hold", "path": "2.2"})
    assert answer.status_code == 422
    assert "Say why" in answer.content.decode()


def test_a_board_member_reads_and_takes_it_but_finds_no_button(plan: Plan) -> None:
    browser = signed_in(somebody(Role.BOARD_MEMBER, plan.partnership))
    page = browser.get(f"/plans/{plan.slug}/public-edition").content.decode()
    assert "Hold it back" not in page
    assert "Let this text go" not in page
    assert browser.post(f"/plans/{plan.slug}/public-edition", {"do": "show", "path": "2"}).status_code == 403
    for form in ("html", "xlsx"):
        assert browser.get(f"/plans/{plan.slug}/public-edition/plan.{form}").status_code == 200
    assert browser.get(f"/plans/{plan.slug}/public-edition/paper").status_code == 200
    assert browser.get(f"/plans/{plan.slug}/public-edition/plan.exe").status_code == 404
    taken = Entry.objects.filter(action="plan exported")
    assert all((entry.after or {})["form"].startswith("public edition") for entry in taken)
    assert taken.count() == 3


def test_somebody_of_another_partnership_finds_nothing(plan: Plan) -> None:
    browser = signed_in(somebody(None, plan.partnership))
    assert browser.get(f"/plans/{plan.slug}/public-edition").status_code == 404


def test_the_command_line_writes_the_public_edition_and_nothing_else(plan: Plan, tmp_path: Path) -> None:
    folder = tmp_path / "public"
    assert main(["plan", "build", plan.slug, "--public", "--out", str(folder)]) == 0
    assert {file.name for file in folder.iterdir()} == {f"public-plan.{form}" for form in PublicForm}
    assert SECRET not in (folder / "public-plan.html").read_text()


def test_the_command_line_makes_no_public_edition_with_findings(plan: Plan, tmp_path: Path) -> None:
    asked = ["plan", "build", plan.slug, "--public", "--with", "findings", "--out", str(tmp_path / "public")]
    assert main(asked) == 2
    assert not (tmp_path / "public").exists()
