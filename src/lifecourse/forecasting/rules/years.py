"""What a forecast says by financial year: people on the last day, and what is spent in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from lifecourse.delivery.api import year_of
from lifecourse.engine.pathways import FUNDERS, Outlook, bands
from lifecourse.forecasting.rules.saying import day_said

MONTHS = 12


class OutOfReach(ValueError):
    """A forecast does not reach a day, or begins after it; says which days it has."""


@dataclass(frozen=True, kw_only=True)
class Stood:
    """People at the end of a day: the middle of the draws, and between which two numbers nine of ten lie."""

    low: int
    middle: int
    high: int


@dataclass(frozen=True, kw_only=True)
class YearLess:
    """How much less a funder pays in a financial year (below nought: more), in pence.

    `pence`: on average over all draws, so that years and funders add up; `low` and `high`: nine of ten draws.
    `begins`, `months`: from which first of a month, and for how many of the year's, the forecast has it.
    """

    year: str
    begins: date
    pence: int
    low: int
    high: int
    months: int


def in_hospital_after(outlook: Outlook, day: date) -> Stood:
    """People in hospital at the end of a day that ends a month. Raises OutOfReach."""
    try:
        month = outlook.month_ends.index(date.fromordinal(day.toordinal() + 1))
    except ValueError:
        raise OutOfReach(
            f"The forecast says nothing of {day_said(day)}: it begins on {day_said(outlook.first_day)} and"
            f" has the ends of {len(outlook.month_ends)} months from then on."
        ) from None
    found = bands(outlook.in_hospital()[:, month : month + 1])
    return Stood(low=int(found.low[0]), middle=int(found.middle[0]), high=int(found.high[0]))


def years_of(outlook: Outlook) -> tuple[tuple[str, range], ...]:
    """The financial years of a forecast, with the months of each."""
    found: dict[str, list[int]] = {}
    begins = (outlook.first_day, *outlook.month_ends[:-1])
    for month, first in enumerate(begins):
        found.setdefault(year_of(first), []).append(month)
    return tuple((year, range(months[0], months[-1] + 1)) for year, months in found.items())


def less_by_funder(base: Outlook, other: Outlook) -> dict[str, tuple[YearLess, ...]]:
    """What each funder pays less in each year of a scenario than of its baseline, draw by draw."""
    return {funder: tuple(_years(base, other, funder)) for funder in FUNDERS}


def _years(base: Outlook, other: Outlook, funder: str) -> Iterator[YearLess]:
    less = base.spent(funder) - other.spent(funder)
    begins = (base.first_day, *base.month_ends)
    for year, months in years_of(base):
        by_draw = less[:, months].sum(axis=1)
        found = bands(by_draw[:, None])
        yield YearLess(
            year=year,
            begins=begins[months[0]],
            pence=round(Fraction(int(by_draw.sum()), len(by_draw))),
            low=int(found.low[0]),
            high=int(found.high[0]),
            months=len(months),
        )
