"""Who writes and checks each section, by when, and how far it is."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.building import one_partnership, somebody
from tests.page.website.conftest import SignedIn

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import NotAllowed, Role
from lifecourse.plans.api import Assignment, Plan, Task, UnableToChangePlan, assign_sections, due_for

pytestmark = pytest.mark.page

ASSIGN = "/plans/one-ward/progress/assign"
TODAY = timezone.localdate()


@pytest.fixture
def manager(plan: Plan, signed_in: SignedIn) -> Client:
    return signed_in(Role.PROGRAMME_MANAGER, plan.partnership)


@pytest.fixture
def analyst(plan: Plan, signed_in: SignedIn) -> Client:
    return signed_in(Role.ANALYST, plan.partnership)


def account(role: str) -> Account:
    return Account.objects.get(email=f"{role}@one.example.org")


def given(*, days: int = 3, **other: Any) -> dict[str, Any]:
    due = TODAY + timedelta(days=days)
    day = {"due_on_day": due.day, "due_on_month": due.month, "due_on_year": due.year}
    who = {"writer": str(account("analyst").pk), "checker": str(account("programme_manager").pk)}
    return {"sections": ["2.2", "2.3"]} | who | day | other


def test_several_sections_are_given_out_at_once_and_each_knows_its_people(
    plan: Plan, manager: Client, analyst: Client
) -> None:
    assert manager.post(ASSIGN, given()).status_code == 302
    home = analyst.get("/").content.decode()
    assert "Write section 2.2" in home
    assert "Write section 2.3" in home
    page = analyst.get("/plans/one-ward/section/2.2").content.decode()
    assert "<strong>Sam Analyst</strong> writes this by" in page
    assert "<strong>Sam Programme_Manager</strong> checks it" in page
    assert "Waits for you" in analyst.get("/plans/one-ward/progress").content.decode()


def test_what_is_left_as_it_is_stays(plan: Plan, manager: Client, analyst: Client) -> None:
    manager.post(ASSIGN, given())
    later = {"sections": ["2.2"], "writer": "as-it-is", "checker": ""}
    assert manager.post(ASSIGN, later).status_code == 302
    task = Assignment.objects.get(section="2.2")
    assert (task.writer, task.checker) == (account("analyst"), None)
    assert task.due_on == TODAY + timedelta(days=3)
    assert Assignment.objects.get(section="2.3").checker == account("programme_manager")


def test_a_section_goes_from_its_writer_to_its_checker_who_says_it_is_ready(
    plan: Plan, manager: Client, analyst: Client
) -> None:
    manager.post(ASSIGN, given())
    write = "/plans/one-ward/section/2.2/write"
    text = {"text": "Three people.", "seen": "Three people are in hospital."}
    refused = analyst.post(write, text | {"state": "ready"})
    assert refused.status_code == 422
    assert "checks this section" in refused.content.decode()
    assert analyst.post(write, text | {"state": "ready for checking"}).status_code == 302
    assert "Write section 2.2" not in analyst.get("/").content.decode()
    assert "Check section 2.2" in manager.get("/").content.decode()
    checked = {"text": "Three people.", "seen": "Three people.", "state": "ready"}
    assert manager.post(write, checked).status_code == 302
    assert "Check section 2.2" not in manager.get("/").content.decode()


def test_words_changed_after_they_were_checked_are_checked_again(
    plan: Plan, manager: Client, analyst: Client
) -> None:
    manager.post(ASSIGN, given())
    write, before = "/plans/one-ward/section/2.2/write", "Three people are in hospital."
    checked = {"text": before, "seen": before, "state": "ready"}
    assert manager.post(write, checked).status_code == 302
    changed = checked | {"text": "Nobody is in hospital.", "seen_state": "ready"}
    refused = analyst.post(write, changed)
    assert refused.status_code == 422
    assert "Sam Programme_Manager checks this section" in refused.content.decode()
    assert "Nobody is in hospital." in refused.content.decode()
    assert analyst.post(write, checked | {"seen_state": "ready"}).status_code == 302
    assert analyst.post(write, changed | {"state": "ready for checking"}).status_code == 302
    assert "Check section 2.2" in manager.get("/").content.decode()


def test_late_sections_come_first_and_say_so(plan: Plan, manager: Client, analyst: Client) -> None:
    by, now = account("programme_manager"), timezone.now()
    tasks = [
        Task(section="1.1", writer=account("analyst"), checker=None, due_on=TODAY + timedelta(days=2)),
        Task(section="5.1", writer=account("analyst"), checker=None, due_on=TODAY - timedelta(days=2)),
    ]
    assign_sections(plan=plan, tasks=tasks, by=by, at=now)
    page = analyst.get("/plans/one-ward/progress").content.decode()
    assert "1 is late." in page
    body = page.split("<tbody>")[1]
    assert body.index(">5.1 ") < body.index(">1.1 ")
    due = due_for(account("analyst"), on=TODAY)
    assert (due.late, due.soon) == (1, 1)


def test_nobody_writes_what_they_may_not_or_checks_their_own(
    plan: Plan, manager: Client, analyst: Client
) -> None:
    board = somebody(Role.BOARD_MEMBER, plan.partnership)
    outsider = somebody(Role.ANALYST, one_partnership("other"))
    mine = account("analyst")
    by, now = account("programme_manager"), timezone.now()
    for writer, checker in ((board, None), (outsider, None), (mine, mine), (mine, outsider)):
        with pytest.raises(UnableToChangePlan):
            task = Task(section="2.2", writer=writer, checker=checker, due_on=None)
            assign_sections(plan=plan, tasks=[task], by=by, at=now)
    same = given(checker=str(mine.pk))
    assert "nobody checks what they wrote" in manager.post(ASSIGN, same).content.decode()
    assert not Assignment.objects.exists()


def test_only_a_programme_manager_gives_sections_out(plan: Plan, manager: Client, analyst: Client) -> None:
    assert analyst.post(ASSIGN, given()).status_code == 422
    assert "A programme manager of the partnership gives out sections" in analyst.get(ASSIGN).content.decode()
    with pytest.raises(NotAllowed):
        assign_sections(plan=plan, tasks=[], by=account("analyst"), at=timezone.now())
    assert not Assignment.objects.exists()


def test_nobody_else_learns_who_writes_what(plan: Plan, signed_in: SignedIn) -> None:
    stranger = signed_in(Role.PROGRAMME_MANAGER, one_partnership("other"))
    for address in ("/plans/one-ward/progress", ASSIGN):
        assert stranger.get(address).status_code == 404
