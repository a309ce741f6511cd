"""Saying who may decide what, and writing down what was decided."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils.timezone import localdate

from lifecourse.accounts.api import Account
from lifecourse.delivery.deciding import Outcome, weigh
from lifecourse.delivery.models import Decision, DecisionKind, DecisionRight, Meeting
from lifecourse.delivery.operations.keeping import UnableToKeepRecord, check, keep, same
from lifecourse.delivery.queries import right_on
from lifecourse.organisations.api import (
    Board,
    NotAllowed,
    Organisation,
    Partnership,
    Permission,
    may,
    members_of,
    organisations_acted_for,
)


@dataclass(frozen=True, kw_only=True)
class Given:
    """Who may decide a kind of thing: a board, up to a sum if one is named, or else each organisation."""

    board: Board | None
    ceiling: Decimal | None = None
    from_date: date | None = None
    authority: str = ""


@transaction.atomic
def say_who_decides(
    *, partnership: Partnership, kind: str, given: Given, by: Account | None, at: datetime
) -> DecisionRight:
    """Say who may decide one kind of thing from a day on; what held until then ends the day before.

    Raises NotAllowed or UnableToKeepRecord.
    """
    check(Permission.KEEP_GOVERNANCE, partnership, by, at)
    same(partnership, given.board)
    name = " ".join(kind.split())
    found = DecisionKind.objects.select_for_update().filter(partnership=partnership, name=name).first()
    about = found or keep(DecisionKind(partnership=partnership, name=name))
    until_now = about.rights.filter(to_date=None).first()
    if until_now is not None:
        _end(until_now, given.from_date)
    return keep(
        DecisionRight(
            kind=about,
            board=given.board,
            ceiling=given.ceiling,
            from_date=given.from_date,
            authority=given.authority,
        )
    )


def _end(right: DecisionRight, begins: date | None) -> None:
    if begins is None or (right.from_date is not None and begins <= right.from_date):
        raise UnableToKeepRecord(
            "Somebody may decide this already. Enter the first day of the new right, after the first day "
            "of the one that holds now."
        )
    right.to_date = begins - timedelta(days=1)
    keep(right)


@dataclass(frozen=True, kw_only=True)
class Decided:
    """What was decided, by whom: a board, or an organisation for itself."""

    kind: DecisionKind
    what: str
    decided_on: date
    outcome: Outcome
    board: Board | None = None
    organisation: Organisation | None = None
    meeting: Meeting | None = None
    conditions: str = ""
    amount: Decimal | None = None
    supersedes: Decision | None = None


@transaction.atomic
def log_decision(*, partnership: Partnership, decided: Decided, by: Account | None, at: datetime) -> Decision:
    """Write a decision down. What a board may not decide is kept as a recommendation, with the reason.

    Raises NotAllowed or UnableToKeepRecord.
    """
    check(Permission.KEEP_GOVERNANCE, partnership, by, at)
    same(partnership, decided.kind, decided.board, decided.meeting, decided.supersedes)
    _check_speaks_for(partnership, decided.organisation, by, on=localdate(at))
    _check_sense(partnership, decided, today=localdate(at))
    right = right_on(decided.kind, on=decided.decided_on)
    weighed = weigh(
        right=right.as_right() if right else None,
        board=decided.board.name if decided.board else None,
        amount=decided.amount,
    )
    return keep(
        Decision(
            partnership=partnership,
            kind=decided.kind,
            board=decided.board,
            organisation=decided.organisation,
            meeting=decided.meeting,
            decided_on=decided.decided_on,
            what=decided.what,
            outcome=decided.outcome.value,
            conditions=decided.conditions,
            amount=decided.amount,
            standing=weighed.standing.value,
            because=weighed.because,
            supersedes=decided.supersedes,
            written_by=by,
            written_at=at,
        )
    )


def _check_speaks_for(
    partnership: Partnership, organisation: Organisation | None, by: Account | None, *, on: date
) -> None:
    """What an organisation decided for itself is written down by its own secretary, or by the programme."""
    if organisation is None or by is None or may(by, Permission.EDIT_PLAN, partnership=partnership, on=on):
        return
    own = organisations_acted_for(by, Permission.KEEP_GOVERNANCE, partnership=partnership, on=on)
    if organisation not in own:
        raise NotAllowed(
            f"What {organisation} decided for itself is written down by its own board secretary, or by a "
            "programme manager."
        )


def _check_sense(partnership: Partnership, decided: Decided, *, today: date) -> None:
    if decided.decided_on > today:
        raise UnableToKeepRecord("The day is still to come. Write a decision down once it is taken.")
    meeting = decided.meeting
    if meeting and (meeting.board_id != (decided.board.pk if decided.board else None)):
        raise UnableToKeepRecord(f"That meeting is of {meeting.board}. Choose the board that met.")
    if meeting and meeting.day != decided.decided_on:
        raise UnableToKeepRecord(f"That meeting was on another day: {meeting.day:%d.%m.%Y}.")
    members = members_of(partnership, on=decided.decided_on)
    if decided.organisation and not members.filter(organisation=decided.organisation).exists():
        raise UnableToKeepRecord(f"{decided.organisation} was not a member of {partnership} on that day.")
    earlier = decided.supersedes
    if earlier is not None and earlier.decided_on > decided.decided_on:
        raise UnableToKeepRecord("A decision takes the place of an earlier one, not of a later one.")
    if earlier is not None and hasattr(earlier, "superseded_by"):
        raise UnableToKeepRecord(
            "Another decision has taken the place of that one already. Choose the newest."
        )
