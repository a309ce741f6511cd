"""What amounts of later years are worth today, by the Treasury's Green Book. Exact until the last penny.

Amounts are of whole years from year 0, in which the decision falls, at the end of their year, in any unit
(whole pence here). They are in real terms: at the prices of one year. The Treasury's rate is a real one, so
amounts that hold inflation are brought to real terms before (`real_terms`); the result holds no rounding.
Source: HM Treasury, The Green Book, annex A6; schedules are dated data of `standards`.
"""

from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from itertools import accumulate

from lifecourse.standards.api import DiscountSchedule

type Amounts = Sequence[Fraction | int]


@cache
def discount_factors(schedule: DiscountSchedule, years: int) -> tuple[Fraction, ...]:
    """What one pound of each year is worth in year 0: 1 in year 0, then the product of the years' rates."""
    grown = accumulate(
        (1 + schedule.rate_in(year) for year in range(1, years)),
        lambda before, by: before * by,
        initial=Fraction(1),
    )
    return tuple(1 / one for one in grown) if years else ()


def discounted(amounts: Amounts, schedule: DiscountSchedule) -> list[Fraction]:
    """Each year's amount as it is worth in year 0."""
    factors = discount_factors(schedule, len(amounts))
    return [factor * amount for factor, amount in zip(factors, amounts, strict=True)]


def present_value(amounts: Amounts, schedule: DiscountSchedule) -> Fraction:
    """What all amounts together are worth in year 0 (net present value, where costs are below nothing)."""
    return sum(discounted(amounts, schedule), start=Fraction(0))


def equivalent_annual(amounts: Amounts, schedule: DiscountSchedule) -> Fraction | None:
    """The amount that, paid alike in every year after year 0 to the last, is worth as much as these.

    None where there is no year after year 0.
    """
    later = discount_factors(schedule, len(amounts))[1:]
    return present_value(amounts, schedule) / sum(later) if later else None


def benefit_cost_ratio(benefits: Amounts, costs: Amounts, schedule: DiscountSchedule) -> Fraction | None:
    """What comes back in today's money for each pound of cost in today's money. None where nothing is spent.

    Both are given as amounts from nothing up.
    """
    spent = present_value(costs, schedule)
    return present_value(benefits, schedule) / spent if spent > 0 else None


def payback_year(amounts: Amounts) -> int | None:
    """The first year from whose end on the running total is never again below nothing; None: it stays below.

    0 where it never was below. Give discounted amounts for the discounted payback.
    """
    totals = list(accumulate(amounts))
    below = [year for year, total in enumerate(totals) if total < 0]
    if not below:
        return 0
    return below[-1] + 1 if below[-1] + 1 < len(totals) else None


def real_terms(amounts: Amounts, inflation: Fraction) -> list[Fraction]:
    """Amounts as they will be paid, at the prices of year 0, where prices rise by one part a year."""
    return [Fraction(amount) / (1 + inflation) ** year for year, amount in enumerate(amounts)]
