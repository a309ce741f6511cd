"""Whole pence: rounded, and divided so that the parts always add up, by weight, with floors, by the largest
remainder.

Pence that are left over go to whoever's part was cut most; of those cut alike, to whoever weighs more; of
those alike in both, by name. So whoever weighs more never gets less.
"""

from collections.abc import Mapping
from fractions import Fraction
from math import lcm


class CannotAllocate(ValueError):
    """An amount cannot be divided by these weights and floors: says why."""


def whole(amount: Fraction) -> int:
    """The nearest whole unit; from a half, away from nothing, as a bank rounds a penny."""
    up = (2 * abs(amount.numerator) + amount.denominator) // (2 * amount.denominator)
    return up if amount >= 0 else -up


def allocate(
    pence: int, weights: Mapping[str, Fraction | int], *, floors: Mapping[str, int] | None = None
) -> dict[str, int]:
    """Whole pence by name, which add up to `pence`; nobody named in `floors` gets less than their floor.

    Weights are any numbers from nothing up, not all nothing. A sum below nothing is divided as its opposite
    is, and has no floors. Raises CannotAllocate.
    """
    floors = dict(floors or {})
    if pence < 0:
        if floors:
            raise CannotAllocate("What is taken back has no floors.")
        return {name: -part for name, part in allocate(-pence, weights).items()}
    _check(pence, weights, floors)
    free = _whole_numbers(weights)
    fixed: dict[str, int] = {}
    # Whoever would get less than their floor gets the floor; the others divide what is left, which may
    # bring another below theirs.
    while floors and (low := _below(pence - sum(fixed.values()), free, floors)):
        for name in low:
            fixed[name] = floors[name]
            del free[name]
    return fixed | _by_remainder(pence - sum(fixed.values()), free)


def _check(pence: int, weights: Mapping[str, Fraction | int], floors: Mapping[str, int]) -> None:
    if any(weight < 0 for weight in weights.values()):
        raise CannotAllocate("Nobody weighs less than nothing.")
    if not any(weights.values()):
        raise CannotAllocate("Nobody has any weight, so there is nothing to divide by.")
    if strangers := sorted(set(floors) - set(weights)):
        raise CannotAllocate(f"A floor is given to {strangers[0]}, who takes no part.")
    if any(floor < 0 for floor in floors.values()):
        raise CannotAllocate("A floor is not below nothing.")
    if sum(floors.values()) > pence:
        raise CannotAllocate(
            f"The floors come to {sum(floors.values())} pence, more than the {pence} there are."
        )


def _whole_numbers(weights: Mapping[str, Fraction | int]) -> dict[str, int]:
    """The same weights as whole numbers: only how they stand to each other counts."""
    denominator = lcm(*(weight.denominator for weight in weights.values()))
    return {name: int(weight * denominator) for name, weight in weights.items()}


def _below(pence: int, free: Mapping[str, int], floors: Mapping[str, int]) -> list[str]:
    whole = sum(free.values())
    if not whole:
        return [name for name in free if floors.get(name)]
    return [name for name, weight in free.items() if weight * pence < floors.get(name, 0) * whole]


def _by_remainder(pence: int, free: Mapping[str, int]) -> dict[str, int]:
    whole = sum(free.values())
    if not whole:
        return dict.fromkeys(free, 0)
    # Part and what is cut off it, both in whole numbers: the cut in parts of the whole weight.
    parts = {name: divmod(weight * pence, whole) for name, weight in free.items()}
    left = pence - sum(part for part, _ in parts.values())
    found = {name: part for name, (part, _) in parts.items()}
    for name in sorted(parts, key=lambda one: (-parts[one][1], -free[one], one))[:left]:
        found[name] += 1
    return found
