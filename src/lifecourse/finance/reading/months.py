"""The months of a year: which are closed, what stands open in each, and when it was closed and opened."""

from collections import defaultdict
from dataclasses import dataclass

from lifecourse.finance.models import Entry, FundYear, Month, MonthTurn
from lifecourse.finance.queries.imports import suspense_by_month
from lifecourse.finance.queries.spending import open_orders


@dataclass(frozen=True, kw_only=True)
class MonthStands:
    """One month with what stands open in it: lines in suspense, in count and pence, and orders."""

    month: Month
    turns: tuple[MonthTurn, ...]
    suspense: int
    suspense_lines: int
    orders: tuple[Entry, ...]
    may_close: bool
    may_open: bool


def read_months(year: FundYear) -> list[MonthStands]:
    """Every month of a year, in four queries."""
    months = list(year.months.order_by("number"))
    turns: defaultdict[int, list[MonthTurn]] = defaultdict(list)
    for turn in MonthTurn.objects.filter(month__in=months).select_related("by").order_by("-at", "-id"):
        turns[turn.month_id].append(turn)
    # What came in a month, and is not known by now: a balance shows it until its month, cleared or not.
    suspense = suspense_by_month(year)
    orders = list(open_orders(year))
    last_closed = max((one.number for one in months if one.closed), default=0)
    first_open = min((one.number for one in months if not one.closed), default=0)
    return [
        MonthStands(
            month=one,
            turns=tuple(turns[one.pk]),
            suspense=suspense.get(one.number, (0, 0))[1],
            suspense_lines=suspense.get(one.number, (0, 0))[0],
            orders=tuple(entry for entry in orders if one.first_day <= entry.belongs_on <= one.last_day),
            may_close=one.number == first_open,
            may_open=one.number == last_closed,
        )
        for one in months
    ]
