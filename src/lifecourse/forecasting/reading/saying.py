"""How a forecast is said: months, numbers of people, chances of a hundred."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import numpy as np

from lifecourse.design.api import AllowedRange, ChanceOf, FanPoint, money, number, people
from lifecourse.engine.allocation import allocate
from lifecourse.engine.pathways import Bands, Outlook, Range, bands
from lifecourse.engine.pathways.outlook import Numbers

HUNDRED = 100
PENCE = 100
MILLION, SIGNIFICANT = 1_000_000, 2
MARCH_ENDS = 4
FUNDER_OF_ALL = ""


@dataclass(frozen=True, kw_only=True)
class Likely:
    """A number that is not known for certain: its middle, and between what it lies in nine cases of ten."""

    low: float
    middle: float
    high: float

    @property
    def people(self) -> str:
        """As people: 41 (33 to 50)"""
        return f"{number(round(self.middle))} ({self.between})" if self.low != self.high else self.one

    @property
    def one(self) -> str:
        """The middle alone: 41"""
        return number(round(self.middle))

    @property
    def between(self) -> str:
        """33 to 50"""
        return f"{number(round(self.low))} to {number(round(self.high))}"

    @property
    def pounds(self) -> str:
        """Of pence: £4.10m (£3.90m to £4.33m)"""
        middle, between = pounds(self.middle), self.pounds_between
        return middle if pounds(self.low) == pounds(self.high) else f"{middle} ({between})"

    @property
    def pounds_one(self) -> str:
        """Of pence, the middle alone: £4.10m"""
        return pounds(self.middle)

    @property
    def pounds_between(self) -> str:
        """Of pence: £3.90m to £4.33m"""
        return f"{pounds(self.low)} to {pounds(self.high)}"


def pounds(pence: float) -> str:
    """Pence as people say pounds: £1.05m, £280,000, £4,300; below nothing with a minus."""
    whole = round(abs(pence) / PENCE)
    if whole < MILLION:
        whole = round(whole, min(SIGNIFICANT - len(str(whole)), 0))
    return f"{'−' if pence < 0 and whole else ''}{money(whole)}"


def more_or_less(pence: float) -> str:
    """A difference of pence in words: £280,000 less, no difference"""
    said = pounds(abs(pence))
    return "no difference" if said == money(0) else f"{said} {'less' if pence < 0 else 'more'}"


def more_or_fewer(count: float) -> str:
    """A difference of people in words: 7 fewer, no difference"""
    whole = round(count)
    return f"{number(abs(whole))} {'fewer' if whole < 0 else 'more'}" if whole else "no difference"


def from_to(low: str, high: str) -> str:
    """The two ends of a difference, a word that both end with once: 14 to 7 fewer"""
    if low == high:
        return low
    (first, _, way), (_, _, other) = low.rpartition(" "), high.rpartition(" ")
    return f"{first} to {high}" if way == other and "no difference" not in (low, high) else f"{low} to {high}"


def likely(draws: Numbers) -> Likely:
    """What one number of many draws most likely is."""
    said = bands(draws[:, None])
    return Likely(low=float(said.low[0]), middle=float(said.middle[0]), high=float(said.high[0]))


def month_of(when: date) -> str:
    """The month that ends before a day: March 2021"""
    return f"{when - timedelta(days=1):%B %Y}"


def year_ends(outlook: Outlook) -> tuple[int, ...]:
    """The months with which financial years end, or the last one where none does."""
    found = [month for month, when in enumerate(outlook.month_ends) if when.month == MARCH_ENDS]
    return tuple(found) or (len(outlook.month_ends) - 1,)


def points(outlook: Outlook, draws: Numbers) -> tuple[FanPoint, ...]:
    """The bands of what is told by draw and month, as a fan draws them."""
    return points_of(outlook.month_ends, bands(draws))


def points_of(ends: Sequence[date], said: Bands) -> tuple[FanPoint, ...]:
    """Bands as a fan draws them."""
    return tuple(
        FanPoint(when=when, low=five[0], lower=five[1], middle=five[2], upper=five[3], high=five[4])
        for when, five in zip(ends, np.array(said, dtype=float).T.tolist(), strict=True)
    )


def range_of(outlook: Outlook, payer: str) -> Range | None:
    """The range that the area is held against; `payer` is "" for all."""
    return next((one for one in outlook.area.ranges if one.payer == payer), None)


def allowed(one: Range | None) -> AllowedRange | None:
    """A range as a chart draws it."""
    if one is None:
        return None
    return AllowedRange(lowest=plain(one.low), highest=plain(one.high), from_words=one.source)


def plain(value: float) -> Decimal | int:
    """A whole number where it is one."""
    return int(value) if value == int(value) else Decimal(str(value))


def range_words(one: Range) -> str:
    """44 to 58"""
    return f"{number(plain(one.low))} to {number(plain(one.high))}"


def chance_of(name: str, draws: Numbers, one: Range) -> ChanceOf:
    """How many of a hundred forecasts end below a range, within it and above it; together a hundred."""
    below, above = int(np.sum(draws < one.low)), int(np.sum(draws > one.high))
    parts = {"below": below, "within": len(draws) - below - above, "above": above}
    return ChanceOf(name=name, **allocate(HUNDRED, {key: Fraction(value) for key, value in parts.items()}))


def chance_words(draws: Numbers, one: Range) -> str:
    """The chance of meeting a range; never nought or certain where some draws say otherwise.

    It is met by as many as it allows or fewer: it is an assumption, below which an area may go.
    """
    whole, met = chance_of("", draws, one).met, draws <= one.high
    if not whole and met.any():
        return "less than 1 in 100"
    if whole == HUNDRED and not met.all():
        return "more than 99 in 100"
    return f"{whole} in 100"


def meeting(one: Range) -> str:
    """What has to be so for a range to be met: 58 people or fewer"""
    return f"{people(int(one.high))} or fewer"


def people_words(count: float) -> str:
    """41 people"""
    return people(round(count))
