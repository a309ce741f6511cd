"""What a scheme brought and what one of it cost: plain decisions on plain values. Money is whole pence."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from lifecourse.finance.rules.variance import QUARTERS


def counted_up_to(results: Mapping[int, Decimal]) -> int:
    """The last quarter up to which every quarter has a result; 0 when the first has none."""
    last = 0
    for quarter in QUARTERS:
        if quarter not in results:
            break
        last = quarter
    return last


def delivered(results: Mapping[int, Decimal]) -> Decimal:
    """What was brought up to there."""
    last = counted_up_to(results)
    return sum((results[one] for one in QUARTERS if one <= last), Decimal(0))


def unit_cost(pence: int, number: Decimal | None) -> int | None:
    """What one cost, to the nearest penny; None where it cannot be said."""
    if number is None or number <= 0:
        return None
    return int((Decimal(pence) / number).quantize(Decimal(1), rounding=ROUND_HALF_UP))
