"""What differs from a plan, and when somebody is asked why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.finance.rules.variance import QUARTERS, Explained, Figures, explained, months_in

pytestmark = pytest.mark.unit
PENCE = st.integers(min_value=-(10**12), max_value=10**12)
FIGURES = st.builds(Figures, planned=PENCE, spent=PENCE)


def test_quarters_are_the_year_once() -> None:
    assert [month for quarter in QUARTERS for month in months_in(quarter)] == list(months_in(0))
    assert list(months_in(2)) == [4, 5, 6]


@given(now=FIGURES, limit=st.integers(min_value=0, max_value=10**6), of=st.none() | FIGURES)
def test_a_reason_holds_for_its_own_figures_and_for_no_others(
    now: Figures, limit: int, of: Figures | None
) -> None:
    found = explained(now, limit=limit, written_of=of)
    assert (found is Explained.WITHIN) == (-limit <= now.spent - now.planned <= limit)
    if found is Explained.YES:
        assert of == now
    if found is not Explained.WITHIN and of is not None and of != now:
        assert found is Explained.MOVED
