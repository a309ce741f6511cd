"""Meetings by role, and actions that somebody took on: late ones first, and closed with words."""

import re
from datetime import date, time

import pytest
from tests.building import NOON, one_partnership, one_ward_plan, somebody
from tests.page.website.conftest import SignedIn

from lifecourse.delivery.models import Action
from lifecourse.delivery.operations.actions import TakenOn, chase_action, close_action, take_on
from lifecourse.delivery.operations.keeping import UnableToKeepRecord
from lifecourse.delivery.operations.meetings import MeetingPlan, call_meeting, change_meeting, note_meeting
from lifecourse.delivery.rules import ActionState
from lifecourse.organisations.api import Board, BoardSeat, NotAllowed, Partnership, Role

pytestmark = pytest.mark.page
MAY = date(2016, 5, 4)
SEEN = re.compile(r'name="seen" value="(\w+)"')
PAGES = ["meetings/", "decisions/", "actions/", "who-decides/"]
FORMS = ["meetings/add", "decisions/add", "actions/add", "who-decides/say"]


def taken_on(partnership: Partnership, **about: object) -> Action:
    said = {"what": "Brief the market", "owner_organisation": partnership.lead_organisation, "due_on": MAY}
    return take_on(partnership=partnership, about=TakenOn(**said | about), by=None, at=NOON)  # type: ignore[arg-type]


def test_a_board_is_not_called_twice_at_one_time(board: Board) -> None:
    for begins in (None, time(14, 30)):
        call_meeting(board=board, about=MeetingPlan(day=MAY, begins=begins), by=None, at=NOON)
        with pytest.raises(UnableToKeepRecord, match="meets then already"):
            call_meeting(board=board, about=MeetingPlan(day=MAY, begins=begins), by=None, at=NOON)
    with pytest.raises(UnableToKeepRecord, match="papers are due after"):
        late = MeetingPlan(day=date(2016, 6, 1), papers_due=date(2016, 6, 2))
        call_meeting(board=board, about=late, by=None, at=NOON)


def test_a_meeting_that_took_place_cannot_be_called_off_nor_filled_from_another_board(board: Board) -> None:
    about = MeetingPlan(day=MAY)
    meeting = call_meeting(board=board, about=about, by=None, at=NOON)
    other = Board.objects.create(partnership=board.partnership, name="Another")
    stranger = BoardSeat.objects.create(board=other, title="Finance lead")
    with pytest.raises(UnableToKeepRecord, match="not on Programme board"):
        note_meeting(meeting=meeting, filled=[stranger], notes="", by=None, at=NOON)
    seat = board.seats.get()
    note_meeting(meeting=meeting, filled=[seat], notes="Short.", by=None, at=NOON)
    assert [a.seat for a in meeting.attendances.all()] == [seat]
    with pytest.raises(UnableToKeepRecord, match="took place"):
        change_meeting(meeting=meeting, about=about, called_off="Snow", by=None, at=NOON)


def test_an_action_is_done_by_its_owner_or_by_who_keeps_the_records(partnership: Partnership) -> None:
    owner = somebody(Role.BOARD_MEMBER, partnership)
    other = somebody(Role.BOARD_MEMBER, partnership, email="other@one.example.org")
    action = taken_on(partnership, owner_account=owner)
    with pytest.raises(NotAllowed):
        close_action(action=action, to=ActionState.DONE, words="", by=other, at=NOON)
    closed = close_action(action=action, to=ActionState.DONE, words="Letter of 2 May", by=owner, at=NOON)
    assert (closed.state, closed.evidence, closed.closed_on) == ("done", "Letter of 2 May", NOON.date())
    with pytest.raises(UnableToKeepRecord, match="already"):
        close_action(action=action, to=ActionState.NOT_DONE, words="No", by=owner, at=NOON)
    again = close_action(action=action, to=ActionState.OPEN, words="", by=owner, at=NOON)
    assert (again.state, again.evidence, again.closed_on) == ("open", "", None)


def test_what_will_not_be_done_needs_a_reason_and_only_what_is_open_is_chased(
    partnership: Partnership,
) -> None:
    manager = somebody(Role.PROGRAMME_MANAGER, partnership)
    action = taken_on(partnership)
    with pytest.raises(UnableToKeepRecord, match="Say why"):
        close_action(action=action, to=ActionState.NOT_DONE, words="", by=manager, at=NOON)
    assert Action.objects.get().state == "open"
    chase_action(action=action, answer="Next week", by=manager, at=NOON)
    closed = close_action(action=action, to=ActionState.NOT_DONE, words="Not needed", by=manager, at=NOON)
    with pytest.raises(UnableToKeepRecord, match="Only an open action"):
        chase_action(action=closed, answer="Next week", by=manager, at=NOON)


def test_somebody_who_sees_nothing_here_cannot_own_an_action(partnership: Partnership) -> None:
    stranger = somebody(Role.PROGRAMME_MANAGER, one_partnership("elsewhere"))
    with pytest.raises(UnableToKeepRecord, match="no role here"):
        taken_on(partnership, owner_account=stranger)
    with pytest.raises(UnableToKeepRecord, match="not a member"):
        taken_on(partnership, owner_organisation=one_partnership("third").lead_organisation)


def test_home_asks_after_late_actions_and_late_ones_stand_first(
    partnership: Partnership, signed_in: SignedIn
) -> None:
    one_ward_plan(partnership)
    taken_on(partnership, what="Later", due_on=date(2016, 6, 1))
    taken_on(partnership, what="Sooner")
    client = signed_in(Role.PROGRAMME_MANAGER, partnership)
    assert "Ask after 2 actions that are late" in client.get("/").content.decode()
    page = client.get("/partnerships/one/actions/").content.decode()
    assert page.index("Sooner") < page.index("Later")
    reader = signed_in(Role.BOARD_MEMBER, partnership)
    assert "Ask after" not in reader.get("/").content.decode()
    assert "It is done" not in reader.get("/partnerships/one/actions/").content.decode()


def test_a_meeting_is_added_noted_and_read(board: Board, signed_in: SignedIn) -> None:
    client = signed_in(Role.BOARD_SECRETARY, board.partnership)
    sent = {"board": str(board.pk), "day_day": "4", "day_month": "5", "day_year": "2016"}
    sent |= {"begins": "14:30", "agenda": "Money\nHomes\n"}
    client.post("/partnerships/one/meetings/add", sent)
    meeting = board.meetings.get()
    assert meeting.items == ["Money", "Homes"]
    address = f"/partnerships/one/meetings/{meeting.pk}/"
    client.post(address + "notes", {"filled": str(board.seats.get().pk), "notes": "We talked."})
    page = client.get(address).content.decode()
    assert "Wednesday 4 May 2016" in page
    assert "Director of commissioning" in page
    assert "We talked." in page


def test_the_second_of_two_who_take_notes_is_told_before_the_first_loses_theirs(
    board: Board, signed_in: SignedIn
) -> None:
    meeting = call_meeting(board=board, about=MeetingPlan(day=MAY), by=None, at=NOON)
    notes = f"/partnerships/one/meetings/{meeting.pk}/notes"
    first, second = (signed_in(r, board.partnership) for r in (Role.BOARD_SECRETARY, Role.PROGRAMME_MANAGER))
    opened = [SEEN.findall(one.get(notes).content.decode())[0] for one in (first, second)]
    first.post(notes, {"notes": "Money was agreed.", "seen": opened[0]})
    page = second.post(notes, {"notes": "Homes were agreed.", "seen": opened[1]}).content.decode()
    assert "Somebody else has changed this" in page
    assert "Homes were agreed." in page
    meeting.refresh_from_db()
    assert meeting.notes == "Money was agreed."
    second.post(notes, {"notes": "Money and homes were agreed.", "seen": SEEN.findall(page)[0]})
    meeting.refresh_from_db()
    assert meeting.notes == "Money and homes were agreed."


@pytest.mark.parametrize("form", ["actions/add?meeting=", "decisions/add?meeting=", "who-decides/say?kind="])
def test_what_only_looks_like_a_number_in_an_address_is_passed_over(
    board: Board, signed_in: SignedIn, form: str
) -> None:
    manager = signed_in(Role.PROGRAMME_MANAGER, board.partnership)
    assert manager.get(f"/partnerships/one/{form}²").status_code == 200


@pytest.mark.parametrize("page", PAGES + FORMS)
def test_nobody_outside_learns_that_a_page_exists(board: Board, signed_in: SignedIn, page: str) -> None:
    stranger = signed_in(Role.PROGRAMME_MANAGER, one_partnership("elsewhere"))
    assert stranger.get(f"/partnerships/one/{page}").status_code == 404
    assert stranger.post(f"/partnerships/one/{page}").status_code in {404, 405}


@pytest.mark.parametrize("page", FORMS)
def test_who_only_reads_opens_no_form(board: Board, signed_in: SignedIn, page: str) -> None:
    reader = signed_in(Role.BOARD_MEMBER, board.partnership)
    assert reader.get(f"/partnerships/one/{page}").status_code == 403
    for shown in PAGES:
        assert reader.get(f"/partnerships/one/{shown}").status_code == 200
