"""Whole pence are divided so that nothing is lost and nobody gets less than their floor."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.engine.allocation import CannotAllocate, allocate

pytestmark = pytest.mark.unit
NAMES = st.sampled_from("abcdefgh")
WEIGHTS = st.dictionaries(
    NAMES, st.fractions(min_value=0, max_value=1000, max_denominator=97), min_size=1
).filter(lambda weights: any(weights.values()))
PENCE = st.integers(min_value=0, max_value=10**12)


@given(PENCE, WEIGHTS)
def test_the_parts_add_up_and_each_is_within_a_penny_of_its_share(
    pence: int, weights: dict[str, Fraction]
) -> None:
    parts = allocate(pence, weights)
    assert sum(parts.values()) == pence and set(parts) == set(weights)
    whole = sum(weights.values())
    assert all(abs(parts[name] - weight * pence / whole) < 1 for name, weight in weights.items())


@given(PENCE, WEIGHTS)
def test_whoever_weighs_more_never_gets_less(pence: int, weights: dict[str, Fraction]) -> None:
    parts = allocate(pence, weights)
    ordered = sorted(weights, key=lambda name: weights[name])
    assert all(
        parts[less] <= parts[more] for less, more in pairwise(ordered) if weights[less] < weights[more]
    )


@given(WEIGHTS, st.data())
def test_nobody_gets_less_than_their_floor(weights: dict[str, Fraction], data: st.DataObject) -> None:
    floors = {name: data.draw(st.integers(min_value=0, max_value=10_000)) for name in weights}
    pence = data.draw(st.integers(min_value=sum(floors.values()), max_value=10**9))
    parts = allocate(pence, weights, floors=floors)
    assert sum(parts.values()) == pence
    assert all(parts[name] >= floor for name, floor in floors.items())


@given(PENCE, WEIGHTS)
def test_what_is_taken_back_is_divided_as_what_was_given(pence: int, weights: dict[str, Fraction]) -> None:
    given_out, back = allocate(pence, weights), allocate(-pence, weights)
    assert all(given_out[name] + back[name] == 0 for name in weights)


@pytest.mark.parametrize(
    ("pence", "weights", "floors", "why"),
    [
        (100, {"a": -1, "b": 2}, {}, "less than nothing"),
        (100, {"a": 0, "b": 0}, {}, "nothing to divide by"),
        (100, {"a": 1}, {"c": 1}, "takes no part"),
        (100, {"a": 1}, {"a": -1}, "not below nothing"),
        (100, {"a": 1, "b": 1}, {"a": 60, "b": 60}, "more than the 100"),
        (-100, {"a": 1}, {"a": 1}, "no floors"),
    ],
)
def test_what_cannot_be_divided_says_why(
    pence: int, weights: dict[str, Fraction | int], floors: dict[str, int], why: str
) -> None:
    with pytest.raises(CannotAllocate, match=why):
        allocate(pence, weights, floors=floors)
