"""What a published formula for what support costs a week is made of, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from lifecourse.standards.values import Entry


class PricedBy(StrEnum):
    """How many units a week are taken where a price is for one kind of unit."""

    FIXED = "fixed"
    PLANNED = "planned"
    ONCE = "once"


@dataclass(frozen=True, kw_only=True)
class PriceUnit(Entry):
    """What a price is for: an hour, a week, a year; and how many of it there are in a week."""

    units: PricedBy
    times: int = 0
    in_weeks: int = 0

    @property
    def a_week(self) -> Fraction | None:
        """How many units there are in a week, where the formula fixes it."""
        return Fraction(self.times, self.in_weeks) if self.units is PricedBy.FIXED else None


@dataclass(frozen=True, kw_only=True)
class CostFormula(Entry):
    """One formula: its price units, and how days become weeks."""

    reviewed_on: date
    next_review: date
    days_in_a_week: int
    price_units: Mapping[str, PriceUnit] = field(default_factory=dict)
