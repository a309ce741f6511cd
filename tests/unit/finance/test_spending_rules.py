"""What makes one look again before money is posted, and instalments of a year."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.finance.kinds.ledger import Why
from lifecourse.finance.rules.ledger import CannotPost
from lifecourse.finance.rules.months import over_months
from lifecourse.finance.rules.spending import (
    Cost,
    NotSure,
    check_may_take_back,
    check_sure,
    doubts_about,
    instalments_due,
)

pytestmark = pytest.mark.unit


@given(
    st.integers(1, 10**9),
    st.sampled_from([1, 3]),
    st.lists(st.integers(1, 12), min_size=1, max_size=6).map(sorted),
)
def test_what_falls_due_month_by_month_adds_up_to_the_plan(pence: int, every: int, days: list[int]) -> None:
    plan = over_months(pence, list(range(1, 13, every)))
    posted = 0
    for month in [*days, 12]:
        posted += sum(instalments_due(plan, due_already=posted, up_to=month).values())
        assert posted == sum(part for number, part in plan.items() if number <= month)
    assert posted == pence


def test_what_is_due_already_counts_for_the_earliest_instalments() -> None:
    plan = {1: 100, 4: 100, 7: 100}
    assert instalments_due(plan, due_already=150, up_to=7) == {4: 50, 7: 100}
    assert instalments_due(plan, due_already=500, up_to=12) == {}


def test_a_cost_is_doubted_for_each_reason_once_and_posted_when_each_was_looked_at() -> None:
    plain = Cost(pence=10, left=10, belongs_to="May 2016", goes_into="May 2016")
    assert doubts_about(plain) == []
    odd = Cost(pence=11, left=10, belongs_to="May 2016", goes_into="June 2016", before="entry 4")
    doubts = doubts_about(odd)
    assert len(doubts) == 3
    with pytest.raises(NotSure):
        check_sure(doubts, doubts[:2])
    check_sure(doubts, [*doubts, str(uuid4())])
    assert (
        "overspent by £0.05"
        in doubts_about(Cost(pence=1, left=-5, belongs_to="May 2016", goes_into="May 2016"))[0]
    )


def test_what_two_people_agreed_is_not_taken_back_by_one() -> None:
    check_may_take_back(Why.SPEND)
    with pytest.raises(CannotPost, match="second person"):
        check_may_take_back(Why.VIREMENT)
