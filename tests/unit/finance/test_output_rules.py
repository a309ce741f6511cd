"""What one of an output cost: never a division by nothing, never over a gap in the count."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.finance.rules.outputs import counted_up_to, delivered, unit_cost

pytestmark = pytest.mark.unit
NUMBER = st.decimals(min_value=0, max_value=10**6, places=2)


def test_a_gap_ends_the_count() -> None:
    counts = {1: Decimal(3), 2: Decimal(4), 4: Decimal(9)}
    assert (counted_up_to(counts), delivered(counts)) == (2, Decimal(7))
    assert (counted_up_to({2: Decimal(1)}), delivered({2: Decimal(1)})) == (0, Decimal(0))


@given(pence=st.integers(min_value=0, max_value=10**12), number=st.none() | NUMBER)
def test_what_one_cost_is_said_to_the_penny_or_not_at_all(pence: int, number: Decimal | None) -> None:
    one = unit_cost(pence, number)
    if not number:
        assert one is None
    else:
        assert one is not None
        assert abs(Decimal(one) - Decimal(pence) / number) <= Decimal("0.5")
