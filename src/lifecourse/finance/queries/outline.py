"""What became of a year's parts: lines that ended and why, and words that were said otherwise."""

from django.db.models import QuerySet

from lifecourse.finance.kinds.outline import PartKind
from lifecourse.finance.models import FundYear, LineTurn, PartReworded


def turns_of(year: FundYear) -> QuerySet[LineTurn]:
    """Every line that ended or went on, the newest first."""
    rows = LineTurn.objects.filter(line__contribution__year=year)
    return rows.select_related("line__scheme", "line__lead", "line__contribution", "by").order_by(
        "-at", "-id"
    )


def ended_of(year: FundYear) -> dict[int, LineTurn]:
    """Why each line that has ended did, by its key: in one query."""
    found: dict[int, LineTurn] = {}
    for turn in turns_of(year).filter(ended=True, line__ended=True):
        found.setdefault(turn.line_id, turn)
    return found


def reworded_of(year: FundYear) -> QuerySet[PartReworded]:
    """What was said otherwise in a year, the newest first."""
    return year.reworded.select_related("by").order_by("-at", "-id")


def reworded_part(year: FundYear, *, kind: PartKind, part: int) -> QuerySet[PartReworded]:
    """What one part of a year said before, the newest first."""
    return reworded_of(year).filter(kind=kind.value, part=part)
