"""What the books of a year must hold to."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.finance.rules.books import (
    Given,
    LineStand,
    Owned,
    Weight,
    contribution_faults,
    date_faults,
    line_faults,
    party_faults,
    suspense_faults,
)
from lifecourse.finance.rules.pounds import pounds_words

pytestmark = pytest.mark.unit
PENCE = st.integers(0, 10**12)


def contribution(*, promised: int, capital: bool = False, **stands: int) -> Given:
    parts = {"to_lines": 0, "contingency": 0, "held": 0, "left": 0} | stands
    return Given(name="Minimum", party="A partner", capital=capital, promised=promised, **parts)


@given(PENCE, PENCE, PENCE, st.booleans())
def test_money_that_is_all_given_has_no_fault(lines: int, kept: int, held: int, capital: bool) -> None:
    whole = contribution(
        promised=lines + kept + held, capital=capital, to_lines=lines, contingency=kept, held=held
    )
    assert not list(contribution_faults([whole]))


@given(PENCE, st.integers(1, 10**12))
def test_capital_that_pays_for_anything_else_is_found_on_both_sides(there: int, moved: int) -> None:
    capital = contribution(promised=there + moved, capital=True, to_lines=there)
    revenue = contribution(promised=there, to_lines=there + moved)
    found = [one for one in contribution_faults([capital, revenue]) if one.check == "capital-stays-capital"]
    assert [one.place for one in found] == ["Capital money", "Revenue money"]
    assert all(one.weight is Weight.MUST_MEND for one in found)


def test_money_given_twice_and_money_given_to_nothing() -> None:
    [twice] = [
        one
        for one in contribution_faults([contribution(promised=100, to_lines=150, left=-50)])
        if one.check == "contribution-given-once"
    ]
    assert twice.sentence == (
        "Minimum: found £1.50 given and kept back, expected at most the £1.00 that A partner puts in."
    )
    [idle] = contribution_faults([contribution(promised=100, to_lines=60, left=40)])
    assert idle.weight is Weight.SHOULD_LOOK and "£0.40 given to no scheme" in idle.sentence


def test_suspense_strangers_dates_and_lines() -> None:
    assert not list(suspense_faults(0))
    assert [one.found for one in suspense_faults(123_456)] == ["£1,234.56"]
    owned = [Owned(place="Scheme", organisation=3, name="A stranger")]
    assert [one.found for one in party_faults(owned, frozenset({1, 2}))] == ["A stranger"]
    days = {"first": date(2016, 4, 1), "last": date(2017, 3, 31), "agreed_from": date(2016, 4, 1)}
    assert not list(date_faults(**days, agreed_to=None))
    [late] = date_faults(**days, agreed_to=date(2016, 12, 31))
    assert "to 31 December 2016" in late.expected
    lines = [LineStand(name="Below", budget=-1, spent=0), LineStand(name="Unasked", budget=0, spent=1)]
    assert [one.check for one in line_faults(lines)] == ["budget-not-below-nothing", "spent-with-a-budget"]


def test_pounds_below_nothing_keep_their_sign() -> None:
    assert pounds_words(-5) == "−£0.05" and pounds_words(-123_456) == "−£1,234.56"
