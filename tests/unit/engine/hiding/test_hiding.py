"""An attacker who tries every set of numbers that prints the same cannot tell a small one."""

from collections.abc import Mapping, Sequence, Set
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lifecourse.engine.hiding import Known, Line, Spot, known_of, to_hide

pytestmark = pytest.mark.unit
FEWEST, STEP, LEAST = 5, 5, 3
# How far a number that is not printed is tried: farther only leaves more.
FARTHEST = 12


def possible(
    values: Mapping[Spot, int], hidden: Set[Spot], lines: Sequence[Line], free: Sequence[Spot]
) -> dict[Spot, set[int]]:
    """Every value that each number may have: all parts are tried, and the wholes follow from them."""
    known = {
        spot: Known(low=0, high=FARTHEST) if spot in hidden else known_of(value, smallest=FEWEST, step=STEP)
        for spot, value in values.items()
    }
    found: dict[Spot, set[int]] = {spot: set() for spot in values}
    for tried in product(*(range(known[s].low or 0, (known[s].high or 0) + 1) for s in free)):
        said = dict(zip(free, tried, strict=True))
        for line in lines:
            said[line.total] = -sum(sign * said[s] for s, sign in line.signs.items() if s != line.total)
        whole = FARTHEST * len(free)
        if all(known[s].allows(value) or (s in hidden and 0 <= value <= whole) for s, value in said.items()):
            for spot, value in said.items():
                found[spot].add(value)
    return found


def check(values: dict[Spot, int], lines: Sequence[Line], free: Sequence[Spot]) -> set[Spot]:
    known = {spot: known_of(value, smallest=FEWEST, step=STEP) for spot, value in values.items()}
    small = sorted(spot for spot, value in values.items() if 0 < value < FEWEST)
    hidden = to_hide(values, known, lines, small, least=LEAST)
    found = possible(values, hidden, lines, free)
    for spot in small:
        assert values[spot] in found[spot]
        assert len(found[spot]) >= LEAST, (spot, found[spot], hidden)
    return hidden


parts = st.one_of(st.integers(0, 6), st.integers(0, 11))


@settings(max_examples=60, deadline=None)
@given(st.lists(parts, min_size=2, max_size=4))
def test_parts_of_a_whole_cannot_be_told(numbers: list[int]) -> None:
    values: dict[Spot, int] = {("t", str(n), ""): number for n, number in enumerate(numbers)}
    free, total = list(values), ("t", "all", "")
    values[total] = sum(numbers)
    check(values, [Line(signs={total: 1, **dict.fromkeys(free, -1)}, total=total)], free)


@settings(max_examples=40, deadline=None)
@given(st.tuples(parts, parts, parts, parts))
def test_a_table_with_sums_down_and_across_cannot_be_told(numbers: tuple[int, int, int, int]) -> None:
    free: list[Spot] = [("t", row, column) for row in "ab" for column in "xy"]
    values: dict[Spot, int] = dict(zip(free, numbers, strict=True))
    lines = []
    for row in "ab":
        lines.append(line(values, ("t", row, "all"), [("t", row, column) for column in "xy"]))
    for column in "xy":
        lines.append(line(values, ("t", "all", column), [("t", row, column) for row in "ab"]))
    lines.append(line(values, ("t", "all", "all"), [("t", row, "all") for row in "ab"]))
    check(values, lines, free)


def line(values: dict[Spot, int], total: Spot, some: Sequence[Spot]) -> Line:
    values[total] = sum(values[spot] for spot in some)
    return Line(signs={total: 1, **dict.fromkeys(some, -1)}, total=total)


def test_what_is_printed_already_stays_and_another_number_goes_in_its_place() -> None:
    values: dict[Spot, int] = {("t", "a", ""): 1, ("t", "b", ""): 5}
    known = {spot: known_of(value, smallest=FEWEST, step=STEP) for spot, value in values.items()}
    # The whole, 6, is known to the person.
    lines = [Line(signs=dict.fromkeys(values, -1), total=("t", "b", ""))]
    assert to_hide(values, known, lines, [("t", "a", "")], least=LEAST) == {("t", "b", "")}
    kept = frozenset({("t", "b", "")})
    assert to_hide(values, known, lines, [("t", "a", "")], least=LEAST, kept=kept) == {("t", "a", "")}


def test_nothing_goes_where_nothing_can_be_told() -> None:
    values: dict[Spot, int] = {("t", str(n), ""): number for n, number in enumerate((3, 23, 31, 12))}
    known = {spot: known_of(value, smallest=FEWEST, step=STEP) for spot, value in values.items()}
    lines = [Line(signs=dict.fromkeys(values, -1), total=("t", "2", ""))]
    assert to_hide(values, known, lines, [("t", "0", "")], least=LEAST) == set()


@settings(max_examples=40, deadline=None)
@given(st.lists(parts, min_size=2, max_size=3))
def test_without_hiding_the_attacker_would_tell(numbers: list[int]) -> None:
    """The attacker is able: of what is left as it is, it finds some out."""
    values: dict[Spot, int] = {("t", str(n), ""): number for n, number in enumerate(numbers)}
    free = list(values)
    total = ("t", "all", "")
    lines = [line(values, total, free)]
    small = [spot for spot, value in values.items() if 0 < value < FEWEST]
    assume(small)
    found = possible(values, set(), lines, free)
    known = {spot: known_of(value, smallest=FEWEST, step=STEP) for spot, value in values.items()}
    told = any(len(found[spot]) < LEAST for spot in small)
    # What the attacker tells is hidden, and what it cannot tell is not hidden for nothing.
    assert bool(to_hide(values, known, lines, small, least=LEAST)) is told
