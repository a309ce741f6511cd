"""A line or a whole scheme ends within its year: nothing more is ordered or planned on it."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.timezone import localdate

from lifecourse.accounts.api import Stamp
from lifecourse.finance.models import FundYear, LineTurn, Scheme, SchemeLine
from lifecourse.finance.operations.keeping import check_keeps, check_of, locked
from lifecourse.finance.queries.spending import end_of
from lifecourse.finance.rules.books import day_words
from lifecourse.finance.rules.ledger import CannotPost
from lifecourse.finance.rules.months import CannotHold


@transaction.atomic
def end_line(*, year: FundYear, line: SchemeLine, why: str, stamp: Stamp) -> LineTurn:
    """Order and plan nothing more on a line, for a reason; what stands on it stands.

    A cost that comes late can still be posted to it, and its budget moved away. Raises NotAllowed or
    CannotHold.
    """
    [turn] = _turned(year, [line], why=why, ended=True, stamp=stamp)
    return turn


@transaction.atomic
def end_scheme(*, year: FundYear, scheme: Scheme, why: str, stamp: Stamp) -> list[LineTurn]:
    """The same for every line of a scheme that has not ended. Raises NotAllowed or CannotHold."""
    check_of(year, scheme.priority)
    lines = list(scheme.lines.filter(ended=False).select_related("contribution", "scheme", "lead"))
    if not lines:
        raise CannotHold(f"{scheme} has no line that goes on.")
    return _turned(year, lines, why=why, ended=True, stamp=stamp)


@transaction.atomic
def go_on(*, year: FundYear, line: SchemeLine, why: str, stamp: Stamp) -> LineTurn:
    """Let a line go on that had ended. Raises NotAllowed or CannotHold."""
    [turn] = _turned(year, [line], why=why, ended=False, stamp=stamp)
    return turn


def check_goes_on(line: SchemeLine) -> None:
    """Raises CannotPost where a line has ended. Lock its year first."""
    turn = end_of(line)
    if turn is not None:
        raise CannotPost(
            f"{line} ended on {day_words(localdate(turn.at))}: {turn.why} Choose another line, or let it go "
            "on again."
        )


def _turned(
    year: FundYear, lines: Sequence[SchemeLine], *, why: str, ended: bool, stamp: Stamp
) -> list[LineTurn]:
    year = locked(year)
    check_keeps(year, by=stamp.by, at=stamp.at)
    check_of(year, *(line.contribution for line in lines))
    if year.closed_at is not None:
        raise CannotHold(f"{year} is closed, and stays as it is.")
    if not why.strip():
        raise CannotHold("Say why.")
    turns = []
    for line in lines:
        standing = SchemeLine.objects.select_for_update(of=("self",)).get(pk=line.pk)
        if standing.ended is ended:
            raise CannotHold(f"{line} {'has ended' if ended else 'goes on'} already.")
        standing.ended = line.ended = ended
        standing.save(update_fields=["ended"])
        turns.append(
            LineTurn.objects.create(line=line, ended=ended, why=why.strip(), by=stamp.by, at=stamp.at)
        )
    return turns
