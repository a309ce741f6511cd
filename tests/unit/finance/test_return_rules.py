"""What a return has to have: nothing open, or it is not complete."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.finance.rules.months import CannotHold
from lifecourse.finance.rules.returns import (
    Known,
    check_complete,
    check_correction,
    checklist,
    quarter_name,
    quarter_named,
)

pytestmark = pytest.mark.unit
NAMES = st.lists(st.sampled_from(["April 2016", "Home care", "Falls"]), max_size=3).map(tuple)
PAIRS = st.lists(st.tuples(st.just("It is wrong."), st.just("Mend it.")), max_size=2).map(tuple)


@given(
    known=st.builds(
        Known,
        open_months=NAMES,
        faults=PAIRS,
        unexplained=NAMES,
        results=PAIRS,
        narrative=st.sampled_from(["", " ", "Much"]),
        signatory=st.sampled_from(["", "\t", "Chief finance officer"]),
    )
)
def test_it_is_complete_only_where_nothing_is_open(known: Known) -> None:
    items = checklist(known)
    open_points = sum(map(len, (known.open_months, known.faults, known.unexplained, known.results)))
    open_points += (not known.narrative.strip()) + (not known.signatory.strip())
    assert sum(len(one.points) for one in items) == open_points
    if open_points:
        with pytest.raises(CannotHold) as refused:
            check_complete(items)
        assert all(point.missing in str(refused.value) for one in items for point in one.points)
    else:
        check_complete(items)


@given(year=st.integers(min_value=1000, max_value=9999), quarter=st.integers(min_value=0, max_value=4))
def test_a_quarter_is_read_as_it_is_named(year: int, quarter: int) -> None:
    assert quarter_named(quarter_name(year, quarter)) == (year, quarter)


@pytest.mark.parametrize("name", ["2016", "2016-Q5", "2016-Q0", "16-Q1", "2016-Q11", "Q1-2016", ""])
def test_what_is_no_quarter_is_refused_with_the_form(name: str) -> None:
    with pytest.raises(CannotHold, match="2016-Q1"):
        quarter_named(name)


def test_another_version_says_what_it_corrects() -> None:
    check_correction(number=1, why="")
    with pytest.raises(CannotHold, match="what this version corrects"):
        check_correction(number=2, why=" ")
