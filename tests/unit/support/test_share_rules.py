"""Costs are shared to the penny."""

from decimal import Decimal
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.support.rules.shares import (
    AssessedNeed,
    CannotShare,
    shares_by_points,
    split,
)

pytestmark = pytest.mark.unit

POINTS = st.dictionaries(
    st.sampled_from(["council", "health", "school", "person"]), st.decimals(0, 50, places=1), min_size=1
)
NEEDS = st.lists(st.builds(AssessedNeed, domain=st.just("a need"), by_funder=POINTS), min_size=1, max_size=6)
AMOUNTS = st.decimals(0, 1_000_000, places=2)


def test_a_share_of_a_known_sum() -> None:
    """22 parts of 77 of £1,171,200 are £334,628.57."""
    need = AssessedNeed(domain="programme", by_funder={"one": Decimal(22), "rest": Decimal(55)})
    assert split(Decimal("1171200.00"), shares_by_points([need])) == {
        "one": Decimal("334628.57"),
        "rest": Decimal("836571.43"),
    }


@given(NEEDS, AMOUNTS)
def test_the_parts_add_up_and_none_is_off_by_a_penny(needs: list[AssessedNeed], amount: Decimal) -> None:
    if not any(sum(need.by_funder.values()) for need in needs):
        with pytest.raises(CannotShare, match="nothing to share by"):
            shares_by_points(needs)
        return
    shares = shares_by_points(needs)
    parts = split(amount, shares)
    assert sum(parts.values()) == amount
    for funder, part in parts.items():
        assert abs(Fraction(part) - shares[funder] * Fraction(amount)) < Fraction(1, 100)
        assert shares[funder] or not part


@given(NEEDS, AMOUNTS)
def test_a_larger_share_never_pays_less(needs: list[AssessedNeed], amount: Decimal) -> None:
    if any(sum(need.by_funder.values()) for need in needs):
        shares = shares_by_points(needs)
        parts = split(amount, shares)
        for one in parts:
            for other in parts:
                assert shares[one] <= shares[other] or parts[one] >= parts[other]


def test_pence_left_over_fall_by_name_whatever_the_order() -> None:
    thirds = [("council", Fraction(1, 3)), ("health", Fraction(1, 3)), ("school", Fraction(1, 3))]
    for order in permutations(thirds):
        parts = split(Decimal("100.00"), dict(order))
        assert [parts[name] for name, _ in thirds] == [Decimal("33.34"), Decimal("33.33"), Decimal("33.33")]


@pytest.mark.parametrize(
    ("amount", "shares"),
    [
        ("10.005", {"a": Fraction(1)}),
        ("-1", {"a": Fraction(1)}),
        ("1", {"a": Fraction(1, 2)}),
        ("1", {"a": Fraction(2), "b": Fraction(-1)}),
        ("1", {}),
    ],
)
def test_what_cannot_be_shared_is_refused(amount: str, shares: dict[str, Fraction]) -> None:
    with pytest.raises(CannotShare):
        split(Decimal(amount), shares)
