"""Whether sums of money come to what they are parts of, on plain values."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.engine.adding.wholes import (
    Amount,
    Part,
    added,
    exact,
    gaps,
    parts_of_nothing,
    wholes_without_parts,
)

pytestmark = pytest.mark.unit

sums = st.lists(st.integers(min_value=0, max_value=10**9), min_size=1, max_size=8)


def parts(values):
    return [Part(key=f"p{n}", of="w", amount=exact(Decimal(v))) for n, v in enumerate(values)]


@given(sums)
def test_a_whole_and_its_own_parts_have_no_gap(values):
    assert gaps({"w": exact(Decimal(sum(values)))}, parts(values)) == []


@given(sums, st.integers(min_value=1, max_value=10**6))
def test_a_pound_more_or_less_is_a_gap_of_that_much(values, by):
    (less,) = gaps({"w": exact(Decimal(sum(values) + by))}, parts(values))
    (more,) = gaps({"w": exact(Decimal(sum(values) - by))}, parts(values))
    assert (less.by, more.by) == (by, -by)
    assert less.parts == tuple(p.key for p in parts(values))


@given(sums, st.sampled_from([10, 1000]))
def test_parts_that_were_rounded_never_make_a_gap(values, step):
    half = Decimal(step) / 2
    rounded = [Decimal(round(v / step) * step) for v in values]
    loose = [
        Part(key=str(n), of="w", amount=Amount(value=v, low=v - half, high=v + half))
        for n, v in enumerate(rounded)
    ]
    assert gaps({"w": exact(Decimal(sum(values)))}, loose) == []


def test_what_has_no_parts_has_no_gap_and_is_told_apart():
    assert gaps({"w": exact(Decimal(5)), "x": exact(Decimal(7))}, parts([5])) == []
    assert wholes_without_parts(["w", "x"], parts([5])) == ["x"]
    assert parts_of_nothing({"x"}, parts([5, 6])) == ["p0", "p1"]


def test_the_sum_of_nothing_is_nothing():
    assert added([]) == exact(Decimal(0))
    assert exact(Decimal(2)).above(exact(Decimal(1)))
