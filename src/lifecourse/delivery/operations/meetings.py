"""Calling a meeting, changing it, and saying which seats were filled."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction

from lifecourse.accounts.api import Account
from lifecourse.delivery.models import Attendance, Meeting
from lifecourse.delivery.operations.keeping import UnableToKeepRecord, check, keep, same
from lifecourse.organisations.api import Board, BoardSeat, Permission


@dataclass(frozen=True, kw_only=True)
class MeetingPlan:
    """When and where a board meets, and about what."""

    day: date
    begins: time | None = None
    place: str = ""
    papers_due: date | None = None
    agenda: str = ""


@transaction.atomic
def call_meeting(*, board: Board, about: MeetingPlan, by: Account | None, at: datetime) -> Meeting:
    """Put a meeting in the calendar. Raises NotAllowed or UnableToKeepRecord."""
    check(Permission.KEEP_GOVERNANCE, board.partnership, by, at)
    return keep(_filled(Meeting(partnership=board.partnership, board=board), about))


@transaction.atomic
def change_meeting(
    *, meeting: Meeting, about: MeetingPlan, called_off: str = "", by: Account | None, at: datetime
) -> Meeting:
    """Change when, where or about what it is, or call it off with a reason.

    Raises NotAllowed or UnableToKeepRecord.
    """
    check(Permission.KEEP_GOVERNANCE, meeting.partnership, by, at)
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if called_off and meeting.attendances.exists():
        raise UnableToKeepRecord("It took place: seats are noted as filled. It cannot be called off now.")
    meeting.called_off = called_off
    return keep(_filled(meeting, about))


@transaction.atomic
def note_meeting(
    *, meeting: Meeting, filled: Iterable[BoardSeat], notes: str, by: Account | None, at: datetime
) -> Meeting:
    """Say which seats were filled, and what was said in short. Raises NotAllowed or UnableToKeepRecord."""
    check(Permission.KEEP_GOVERNANCE, meeting.partnership, by, at)
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if meeting.called_off:
        raise UnableToKeepRecord("This meeting was called off, so nobody was there.")
    seats = {seat.pk: seat for seat in filled}
    if any(seat.board_id != meeting.board_id for seat in seats.values()):
        raise UnableToKeepRecord(f"One of these seats is not on {meeting.board}.")
    meeting.attendances.exclude(seat__in=seats).delete()
    there = set(meeting.attendances.values_list("seat", flat=True))
    for key, seat in seats.items():
        if key not in there:
            Attendance.objects.create(meeting=meeting, seat=seat)
    meeting.notes = notes
    return keep(meeting)


def _filled(meeting: Meeting, about: MeetingPlan) -> Meeting:
    same(meeting.partnership, meeting.board)
    meeting.day = about.day
    meeting.begins = about.begins
    meeting.place = about.place
    meeting.papers_due = about.papers_due
    meeting.agenda = about.agenda
    return meeting
