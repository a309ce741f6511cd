"""How a cost is shared between those who pay, by the needs that were assessed, to the penny."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from lifecourse.engine.allocation import allocate

PENNY = Decimal("0.01")
WHOLE = Decimal(100)


class CannotShare(ValueError):
    """Nothing can be shared by these points or percentages: says why."""


@dataclass(frozen=True, kw_only=True)
class AssessedNeed:
    """One need as it was assessed: its points, or how much it weighs and who meets how much of it."""

    domain: str
    by_funder: Mapping[str, Decimal]


def shares_by_points(needs: Sequence[AssessedNeed]) -> dict[str, Fraction]:
    """Each funder's share of the whole, where each need gives points to funders. Raises CannotShare."""
    points: dict[str, Fraction] = defaultdict(Fraction)
    for need in needs:
        _check_not_below_nothing(need)
        for funder, number in need.by_funder.items():
            points[funder] += Fraction(number)
    return _of_the_whole(points)


def split(amount: Decimal, shares: Mapping[str, Fraction]) -> dict[str, Decimal]:
    """An amount in whole pence, divided by shares; the parts add up to it. Raises CannotShare."""
    if amount < 0 or amount != amount.quantize(PENNY):
        raise CannotShare(f"Expected an amount in whole pence, from nothing up; found {amount}.")
    if sum(shares.values()) != 1 or any(share < 0 for share in shares.values()):
        raise CannotShare("The shares do not come to the whole.")
    parts = allocate(int(amount * 100), shares)
    return {funder: part * PENNY for funder, part in parts.items()}


def _check_not_below_nothing(need: AssessedNeed) -> None:
    if any(number < 0 for number in need.by_funder.values()):
        raise CannotShare(f"{need.domain}: nobody can meet less than nothing of a need.")


def _of_the_whole(points: Mapping[str, Fraction]) -> dict[str, Fraction]:
    whole = sum(points.values(), Fraction(0))
    if not whole:
        raise CannotShare("No need gives points to anybody, so there is nothing to share by.")
    return {funder: number / whole for funder, number in points.items()}
