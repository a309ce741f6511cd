"""Words that were not saved come back to their writer alone, and whoever writes somewhere is seen there."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.building import one_partnership, somebody
from tests.page.website.conftest import SignedIn

from lifecourse.audit.api import Entry
from lifecourse.organisations.api import NotAllowed, Role
from lifecourse.plans.api import Draft, Plan, forget_old_drafts, keep_draft, say_here, who_is_here

pytestmark = pytest.mark.page

WRITE = "/plans/one-ward/section/2.2/write"
DRAFT = "/plans/one-ward/section/2.2/draft"


@pytest.fixture
def manager(plan: Plan, signed_in: SignedIn) -> Client:
    return signed_in(Role.PROGRAMME_MANAGER, plan.partnership)


def test_words_that_were_not_saved_are_offered_and_brought_back(plan: Plan, manager: Client) -> None:
    begun = {"text": "Half a sentence", "seen": "Three people are in hospital."}
    assert manager.post(DRAFT, begun).status_code == 204
    page = manager.get(WRITE).content.decode()
    assert "that were not saved" in page
    assert "Half a sentence" not in page
    back = manager.post(WRITE, {"take": "draft"}).content.decode()
    assert "Half a sentence</textarea>" in back
    saved = begun | {"state": "drafting", "seen_state": "drafting"}
    assert manager.post(WRITE, saved).status_code == 302
    assert not Draft.objects.exists()
    assert "that were not saved" not in manager.get(WRITE).content.decode()


def test_a_draft_begun_before_somebody_else_saved_is_not_saved_over_their_words(
    plan: Plan, manager: Client, signed_in: SignedIn
) -> None:
    manager.post(DRAFT, {"text": "Mine", "seen": "Three people are in hospital."})
    saved = {"text": "Theirs", "seen": "Three people are in hospital.", "state": "drafting"}
    assert signed_in(Role.ANALYST, plan.partnership).post(WRITE, saved).status_code == 302
    back = manager.post(WRITE, {"take": "draft"}).content.decode()
    assert "Three people are in hospital.</textarea>" in back
    again = {"text": "Mine", "seen": "Three people are in hospital.", "state": "drafting"}
    assert manager.post(WRITE, again).status_code == 422


def test_a_draft_is_its_writers_alone(plan: Plan, manager: Client, signed_in: SignedIn) -> None:
    manager.post(DRAFT, {"text": "Not yet for others", "seen": ""})
    other = signed_in(Role.ANALYST, plan.partnership)
    assert "that were not saved" not in other.get(WRITE).content.decode()
    assert "Not yet for others" not in other.post(WRITE, {"take": "draft"}).content.decode()
    assert not Entry.objects.filter(after__icontains="Not yet for others").exists()


def test_a_draft_is_thrown_away_when_its_writer_says_so_and_after_two_weeks(
    plan: Plan, manager: Client
) -> None:
    manager.post(DRAFT, {"text": "One", "seen": ""})
    assert manager.post(WRITE, {"throw_away": "yes"}).status_code == 302
    assert not Draft.objects.exists()
    manager.post(DRAFT, {"text": "Two", "seen": ""})
    assert forget_old_drafts(at=timezone.now() + timedelta(days=13)) == 0
    assert forget_old_drafts(at=timezone.now() + timedelta(days=15)) == 1


def test_whoever_may_not_write_keeps_no_draft(plan: Plan, signed_in: SignedIn) -> None:
    board = signed_in(Role.BOARD_MEMBER, plan.partnership)
    assert board.post(DRAFT, {"text": "Hello", "seen": ""}).status_code == 422
    stranger = signed_in(Role.PROGRAMME_MANAGER, one_partnership("other"))
    assert stranger.post(DRAFT, {"text": "Hello", "seen": ""}).status_code == 404
    assert not Draft.objects.exists()


def test_a_draft_longer_than_a_section_can_be_is_refused_with_the_reason(plan: Plan, manager: Client) -> None:
    refused = manager.post(DRAFT, {"text": "x" * 60_001, "seen": ""})
    assert (refused.status_code, "60,000" in refused.content.decode()) == (422, True)


def test_whoever_writes_is_seen_by_the_others_with_their_role_and_gone_after_a_minute(
    plan: Plan, manager: Client, signed_in: SignedIn
) -> None:
    manager.get(WRITE)
    reader = signed_in(Role.BOARD_MEMBER, plan.partnership)
    page = reader.get("/plans/one-ward/section/2.2").content.decode()
    assert "Sam Programme_Manager (programme manager)" in page
    assert "Sam Programme_Manager" not in manager.get(WRITE).content.decode().split("<main")[1]
    fragment = reader.get("/plans/one-ward/here?at=2.2").content.decode()
    assert "Sam Programme_Manager" in fragment
    account = somebody(Role.ANALYST, plan.partnership)
    now = timezone.now()
    assert who_is_here(plan, "2.2", but=account, at=now + timedelta(seconds=50))
    assert not who_is_here(plan, "2.2", but=account, at=now + timedelta(seconds=70))


def test_whoever_writes_in_a_table_is_seen_in_its_section(plan: Plan, manager: Client) -> None:
    manager.get("/plans/one-ward/table/inpatients/figures")
    account = somebody(Role.ANALYST, plan.partnership)
    assert [one.name for one in who_is_here(plan, "2.2", but=account, at=timezone.now())] == [
        "Sam Programme_Manager"
    ]
    assert not who_is_here(plan, "2.1", but=account, at=timezone.now())


def test_only_whoever_may_read_the_plan_learns_who_is_there(plan: Plan, signed_in: SignedIn) -> None:
    stranger = signed_in(Role.PROGRAMME_MANAGER, one_partnership("other"))
    assert stranger.get("/plans/one-ward/here?at=2.2").status_code == 404
    assert stranger.post("/plans/one-ward/here?at=2.2").status_code == 404
    with pytest.raises(NotAllowed):
        say_here(plan=plan, place="2.2", by=somebody(None, plan.partnership), at=timezone.now())
    with pytest.raises(NotAllowed):
        keep_draft(
            plan=plan,
            section="2.2",
            text="x",
            seen="",
            by=somebody(Role.BOARD_MEMBER, plan.partnership),
            at=timezone.now(),
        )


@pytest.mark.parametrize("at", ["9.9", "2.2/nonsense", ""])
def test_nobody_is_anywhere_that_the_plan_has_not(plan: Plan, manager: Client, at: str) -> None:
    assert manager.post(f"/plans/one-ward/here?at={at}").status_code == 404
