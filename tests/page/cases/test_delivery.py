"""What is approved is carried out as actions of the partnership, and told of twice a year."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse
from tests.building import browser_of
from tests.page.cases.test_approval import LATER, WHOLE, taken

from lifecourse.cases.models import Case, CaseAction
from lifecourse.cases.operations.approval import decide, submit
from lifecourse.cases.operations.delivery import Carries, carry_out
from lifecourse.cases.operations.writing import CannotWrite, write_part
from lifecourse.cases.queries.cases import document_of
from lifecourse.cases.reading.delivery import DeliveryShown, read_delivery, read_half
from lifecourse.cases.rules.halves import half_of
from lifecourse.delivery.api import Action, ActionState
from lifecourse.delivery.operations.actions import close_action
from lifecourse.organisations.api import NotAllowed, Organisation, Role

pytestmark = pytest.mark.page
STEPS = [
    {"slug": "tender", "name": "The tender is written", "due": "2018-06-30", "who": "Head of commissioning"},
    {"slug": "start", "name": "The contract begins", "due": "2018-11-01"},
    {"slug": "review", "name": "It is looked at"},
]


@pytest.fixture
def written(case: Case, stamp) -> Case:
    """The case with all that its first gateway asks for, and three milestones."""
    for name, content in (WHOLE | {"milestones": STEPS}).items():
        write_part(case=case, name=name, content=content, read=0, stamp=stamp())
    return case


@pytest.fixture
def approved(written: Case, stamp) -> Case:
    """The same, which its committee has approved."""
    version = submit(case=written, gateway="committee", stamp=stamp())
    council = Organisation.objects.get(code="council")
    decide(version=version, organisation=council, taken=taken(), stamp=stamp(at=LATER))
    return written


@pytest.fixture
def carries(partners) -> Carries:
    return Carries(
        organisation=Organisation.objects.get(code="council"),
        role="Head of commissioning",
        due=date(2018, 6, 30),
    )


def shown_on(case: Case, day: date) -> DeliveryShown:
    return read_delivery(case, document_of(case), on=day)


def test_what_is_approved_becomes_an_action_of_the_partnership(approved, carries, stamp):
    row = carry_out(case=approved, milestone="tender", by_whom=carries, stamp=stamp(at=LATER))
    action = Action.objects.get()
    assert (row.action, action.what) == (action, "A/1: The tender is written")
    assert (action.owner_role, action.due_on) == ("Head of commissioning", date(2018, 6, 30))
    shown = shown_on(approved, date(2018, 7, 10))
    assert shown.sentence == "Of 3 milestones: 1 under way, 1 of them late, 2 taken on by nobody."
    assert [one.tag for one in shown.steps] == [
        "10 days late",
        "Nobody has taken it on",
        "Nobody has taken it on",
    ]


def test_what_is_not_approved_is_not_carried_out(written, carries, stamp):
    with pytest.raises(CannotWrite, match="not approved yet"):
        carry_out(case=written, milestone="tender", by_whom=carries, stamp=stamp(at=LATER))


def test_what_was_written_since_waits_for_approval(approved, carries, stamp):
    more = [*STEPS, {"slug": "more", "name": "Something more"}]
    write_part(case=approved, name="milestones", content=more, read=1, stamp=stamp())
    with pytest.raises(CannotWrite, match="Put the case forward again"):
        carry_out(case=approved, milestone="more", by_whom=carries, stamp=stamp(at=LATER))
    assert shown_on(approved, LATER.date()).steps[-1].tag == "Not approved yet"


def test_sent_twice_it_is_taken_on_once(approved, carries, stamp):
    once = stamp(at=LATER)
    first = carry_out(case=approved, milestone="tender", by_whom=carries, stamp=once)
    assert carry_out(case=approved, milestone="tender", by_whom=carries, stamp=once) == first
    with pytest.raises(CannotWrite, match="sent before"):
        carry_out(case=approved, milestone="tender", by_whom=replace(carries, role="Other"), stamp=once)
    with pytest.raises(CannotWrite, match="an action already"):
        carry_out(case=approved, milestone="tender", by_whom=carries, stamp=stamp(at=LATER))
    assert (Action.objects.count(), CaseAction.objects.count()) == (1, 1)


def test_who_writes_no_cases_takes_nothing_on(approved, carries, somebody, stamp):
    for role in (Role.BOARD_MEMBER, Role.FINANCE_LEAD):
        with pytest.raises(NotAllowed):
            by = somebody("council", role)
            carry_out(case=approved, milestone="tender", by_whom=carries, stamp=stamp(by, at=LATER))
    assert not Action.objects.exists()


def test_half_a_year_is_told(approved, carries, stamp):
    tender = carry_out(case=approved, milestone="tender", by_whom=carries, stamp=stamp(at=LATER))
    later = replace(carries, due=date(2018, 11, 1))
    carry_out(case=approved, milestone="start", by_whom=later, stamp=stamp(at=LATER))
    close_action(
        action=tender.action,
        to=ActionState.DONE,
        words="Published",
        by=None,
        at=LATER.replace(month=6),
    )
    spring, autumn = (half_told(approved, asked) for asked in ("2018-04-01", "2018-10-01"))
    assert spring == (["tender"], [], [], ["start"])
    assert autumn == ([], [], ["start"], [])


def half_told(case: Case, asked: str) -> tuple[list[str], ...]:
    told = read_half(case, document_of(case), asked=asked, on=date(2018, 12, 1))
    assert told.half == half_of(date.fromisoformat(asked))
    parts = told.done, told.not_done, told.due, told.ahead
    return tuple([one.milestone.slug for one in part] for part in parts)


def test_reports_end_with_the_case_once_nothing_is_open(approved, carries, stamp):
    document = document_of(approved)
    ended = replace(document, about=replace(document.about, last_day=date(2018, 12, 31)))
    long_after = date(2026, 11, 28)
    assert read_delivery(approved, ended, on=long_after).halves[-1] == half_of(date(2018, 12, 31))
    carry_out(case=approved, milestone="tender", by_whom=carries, stamp=stamp(at=LATER))
    assert read_delivery(approved, ended, on=long_after).halves[-1] == half_of(long_after)


def test_the_pages_lead_from_the_case_to_its_actions_and_back(approved, carries, partners, somebody, stamp):
    browser = browser_of(somebody("council"))
    place = ["together", "homecare"]
    take_on = reverse("cases:carry_out", args=[*place, "tender"])
    assert take_on in browser.get(reverse("cases:show_delivery", args=place)).content.decode()
    assert "Head of commissioning" in browser.get(take_on).content.decode()
    carry_out(case=approved, milestone="tender", by_whom=carries, stamp=stamp(at=LATER))
    action = Action.objects.get()
    page = browser.get(reverse("cases:show_delivery", args=place)).content.decode()
    assert f"#action-{action.pk}" in page
    assert take_on not in page
    actions = browser.get(reverse("delivery:show_actions", args=["together"])).content.decode()
    carried = reverse("cases:show_carried_out", args=["together"])
    assert carried in actions
    assert reverse("cases:show_delivery", args=place) in browser.get(carried).content.decode()
    report = browser.get(reverse("cases:show_half", args=place) + "?half=2018-04-01").content.decode()
    assert "Report for April to September 2018" in report
    for form, begins in (("docx", b"PK"), ("pdf", b"%PDF")):
        file = reverse("publishing:download_half", args=[*place, "2018-04-01", form])
        assert file in report
        assert browser.get(file).content.startswith(begins)
    assert browser.get(file.replace(".pdf", ".xlsx")).status_code == 404


def test_a_board_member_reads_it_and_takes_nothing_on(approved, somebody):
    browser = browser_of(somebody("council", Role.BOARD_MEMBER))
    place = ["together", "homecare"]
    page = browser.get(reverse("cases:show_delivery", args=place)).content.decode()
    assert "Take this on" not in page
    assert browser.get(reverse("cases:carry_out", args=[*place, "tender"])).status_code == 403


def test_a_form_that_is_sent_takes_it_on(approved, somebody):
    browser = browser_of(somebody("council"))
    take_on = reverse("cases:carry_out", args=["together", "homecare", "review"])
    sent = {
        "key": str(uuid4()),
        "organisation": Organisation.objects.get(code="ccg").pk,
        "role": "Director",
        "due_day": "1",
        "due_month": "3",
        "due_year": "2030",
    }
    assert browser.post(take_on, sent).status_code == 302
    assert browser.post(take_on, sent).status_code == 302
    action = Action.objects.get()
    assert (str(action.owner_organisation), action.due_on) == ("The ccg", date(2030, 3, 1))
