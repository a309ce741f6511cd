"""Adding and changing the boards and groups of a partnership, and the seats on them."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate

from lifecourse.accounts.api import Account
from lifecourse.organisations import queries, rules
from lifecourse.organisations.models import Board, BoardSeat, Organisation
from lifecourse.organisations.rules import Permission


class UnableToKeepBoard(Exception):
    """A board or a seat cannot be kept as it is."""


class LooksLikeAName(UnableToKeepBoard):
    """A seat's title looks like somebody's name; whoever is sure that it is not says so."""


@transaction.atomic
def keep_board(
    *, board: Board, name: str, purpose: str, reports_to: Board | None, by: Account, at: datetime
) -> Board:
    """Add a board or group to its partnership, or change it. Raises NotAllowed or UnableToKeepBoard."""
    queries.check_may(by, Permission.KEEP_GOVERNANCE, partnership=board.partnership, on=localdate(at))
    if reports_to is not None and reports_to.partnership_id != board.partnership_id:
        raise UnableToKeepBoard(f"{reports_to} is not a board of {board.partnership}.")
    above = reports_to
    while above is not None:
        if above.pk == board.pk:
            raise UnableToKeepBoard(f"{reports_to} reports to {board} already, near or far. Choose another.")
        above = above.reports_to
    board.name, board.purpose, board.reports_to = name, purpose, reports_to
    return _whole(board)


@transaction.atomic
def keep_seat(
    *,
    seat: BoardSeat,
    title: str,
    organisation: Organisation | None,
    chairs: bool,
    is_a_role: bool,
    by: Account,
    at: datetime,
) -> BoardSeat:
    """Add a seat by its role title, or change it. Raises NotAllowed, LooksLikeAName or UnableToKeepBoard."""
    partnership = seat.board.partnership
    queries.check_may(by, Permission.KEEP_GOVERNANCE, partnership=partnership, on=localdate(at))
    if not is_a_role and rules.looks_like_a_name(title):
        raise LooksLikeAName(
            f"“{title}” looks like somebody's name. Write the role, such as director of commissioning. "
            "If it is a role, tick that it is, and save again."
        )
    seat.title, seat.organisation, seat.chairs = title, organisation, chairs
    return _whole(seat)


def _whole[Row: (Board, BoardSeat)](row: Row) -> Row:
    try:
        row.full_clean()
    except ValidationError as faults:
        raise UnableToKeepBoard(" ".join(faults.messages)) from None
    row.save()
    return row
