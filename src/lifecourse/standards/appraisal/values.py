"""What the rules of appraisal are made of, as plain values. Rates are parts of one: 3.5% is 7/200."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from lifecourse.standards.values import Entry


class HopefulAbout(StrEnum):
    """What an estimate is too hopeful about: what is built or bought, what is run, or how long it takes."""

    CAPITAL = "capital"
    RUNNING = "running"
    DURATION = "duration"


@dataclass(frozen=True, kw_only=True)
class DiscountBand:
    """One rate for a run of years. `last`: None where it has no end."""

    first: int
    last: int | None
    rate: Fraction


@dataclass(frozen=True, kw_only=True)
class DiscountSchedule(Entry):
    """By which rate each later year is discounted. Bands follow each other from year 1 without a gap."""

    slug: str
    used_for: str
    bands: tuple[DiscountBand, ...]

    def rate_in(self, year: int) -> Fraction:
        """The rate of one year, counted from year 0, which has none."""
        return next(
            (b.rate for b in self.bands if b.first <= year and (b.last is None or year <= b.last)),
            Fraction(0),
        )


@dataclass(frozen=True, kw_only=True)
class OptimismBound(Entry):
    """By which part of itself an estimate for one kind of project is too low: at most, and at least."""

    slug: str
    on: HopefulAbout
    upper: Fraction
    lower: Fraction


@dataclass(frozen=True, kw_only=True)
class AppraisalPack(Entry):
    """One file of rules, with the days on which somebody looked and will look at its source again."""

    reviewed_on: date
    next_review: date
    schedules: tuple[DiscountSchedule, ...] = ()
    bounds: tuple[OptimismBound, ...] = ()
