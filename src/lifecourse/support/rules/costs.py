"""What a service costs a week and in a period, by the published formula, exact until the last step.

The published code is 6.Costs_fact.sql of DataS-DHSC/ASC-CLD-LA-Dashboard. Prices and planned units lose a
minus; how often a price is paid is trusted over the units that were planned; what has no price, or no units,
is left out; the weeks of a period are its days, the last one counted, divided by seven.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from lifecourse.standards.api import CostFormula, PricedBy, PriceUnit

PENNY = Decimal("0.01")


@dataclass(frozen=True, kw_only=True)
class Bought:
    """One service as it is bought: at what price for what, how much of it, from when to when."""

    price: Decimal | None
    price_unit: str
    units_a_week: Decimal | None
    from_date: date
    to_date: date | None = None


@dataclass(frozen=True, kw_only=True)
class Period:
    """From a day to a day, both counted."""

    first: date
    last: date

    def __post_init__(self) -> None:
        """Refuse a period that ends before it begins."""
        if self.last < self.first:
            raise ValueError(f"A period from {self.first} cannot end on {self.last}.")


def financial_year(on: date) -> Period:
    """The year from 1 April to 31 March in which a day lies."""
    begins = on.year if (on.month, on.day) >= (4, 1) else on.year - 1
    return Period(first=date(begins, 4, 1), last=date(begins + 1, 3, 31))


def to_pence(pounds: Fraction) -> Decimal:
    """Pounds and whole pence, half a penny up. The one place where anything is rounded."""
    whole, rest = divmod((pounds * 100).numerator, (pounds * 100).denominator)
    up = 1 if 2 * rest >= (pounds * 100).denominator else 0
    return Decimal(whole + up) * PENNY


def units_a_week(bought: Bought, formula: CostFormula) -> Fraction | None:
    """How many units a week the formula takes; None where it can take none."""
    unit = _unit(bought, formula)
    if unit.units is PricedBy.ONCE:
        return None
    if unit.units is PricedBy.FIXED:
        return unit.a_week
    planned = abs(bought.units_a_week or Decimal(0))
    return Fraction(planned) if planned else None


def cost_a_week(bought: Bought, formula: CostFormula) -> Fraction | None:
    """What it costs a week; None for what is paid once, and for what the formula leaves out."""
    price, units = abs(bought.price or Decimal(0)), units_a_week(bought, formula)
    return Fraction(price) * units if price and units else None


def days_of(bought: Bought, period: Period, *, died: date | None = None) -> int:
    """On how many days of a period the service is given; the last day counts, and a death ends it."""
    last = min(day for day in (bought.to_date, died, period.last) if day is not None)
    return max((last - max(bought.from_date, period.first)).days + 1, 0)


def cost_in(
    bought: Bought, period: Period, formula: CostFormula, *, died: date | None = None
) -> Fraction | None:
    """What it costs in a period; nothing if it is not given then, None where the formula leaves it out."""
    days = days_of(bought, period, died=died)
    if _unit(bought, formula).units is PricedBy.ONCE:
        price = Fraction(abs(bought.price or Decimal(0)))
        return (price if days else Fraction(0)) if price else None
    weekly = cost_a_week(bought, formula)
    return None if weekly is None else weekly * Fraction(days, formula.days_in_a_week)


@dataclass(frozen=True, kw_only=True)
class Worked:
    """One step by which a cost was worked out, and the part of the source it follows."""

    words: str
    citation: str


def worked_out(
    bought: Bought, period: Period, formula: CostFormula, *, died: date | None = None
) -> Sequence[Worked]:
    """How a service's cost a week and in a period was worked out, step by step."""
    unit = _unit(bought, formula)
    price = abs(bought.price or Decimal(0))
    if not price:
        return [Worked(words="It has no price, so it is left out.", citation=formula.citation)]
    if unit.units is PricedBy.ONCE:
        return [Worked(words=f"£{price:,.2f} is paid once, whatever the weeks.", citation=unit.citation)]
    weekly = cost_a_week(bought, formula)
    if weekly is None:
        words = "Its price is for one unit, and no units a week are planned, so it is left out."
        return [Worked(words=words, citation=unit.citation)]
    days = days_of(bought, period, died=died)
    total = to_pence(weekly * Fraction(days, formula.days_in_a_week))
    return [
        Worked(words=_weekly_words(bought, unit, weekly), citation=unit.citation),
        Worked(
            words=f"{days:,} days ÷ {formula.days_in_a_week} × the cost a week = £{total:,.2f}",
            citation=formula.citation,
        ),
    ]


def _weekly_words(bought: Bought, unit: PriceUnit, weekly: Fraction) -> str:
    price, said = abs(bought.price or Decimal(0)), to_pence(weekly)
    if unit.units is PricedBy.PLANNED:
        planned = abs(bought.units_a_week or Decimal(0)).normalize()
        return f"£{price:,.2f} × {planned:f} planned a week = £{said:,.2f} a week"
    if unit.times == unit.in_weeks:
        return f"£{price:,.2f} a week"
    return f"£{price:,.2f} × {unit.times} ÷ {unit.in_weeks} = £{said:,.2f} a week"


def _unit(bought: Bought, formula: CostFormula) -> PriceUnit:
    found = formula.price_units.get(bought.price_unit)
    if found is None:
        known = ", ".join(formula.price_units)
        raise ValueError(f"A price cannot be for {bought.price_unit!r}; expected one of {known}.")
    return found
