"""What is reported twice a year is told for April to September and October to March."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.cases.api import read_cases
from lifecourse.cases.rules.halves import half_of, halves
from lifecourse.plans.api import examples_folder

pytestmark = pytest.mark.unit
DAYS = st.dates(date(2000, 1, 1), date(2060, 1, 1))


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2016, 4, 1), "April to September 2016"),
        (date(2016, 9, 30), "April to September 2016"),
        (date(2016, 10, 1), "October 2016 to March 2017"),
        (date(2017, 3, 31), "October 2016 to March 2017"),
    ],
)
def test_a_day_lies_in_its_half(day, words):
    assert half_of(day).words == words


@given(day=DAYS, more=st.integers(0, 2000))
def test_halves_follow_one_another_without_a_gap(day, more):
    last = day + timedelta(days=more)
    found = halves(day, last)
    assert found[0].first <= day <= found[0].last
    assert found[-1].first <= last <= found[-1].last
    for one, other in pairwise(found):
        assert other.first == one.last + timedelta(days=1)


def test_rutlands_action_plan_has_four_themes_and_eight_actions():
    [plan] = [
        one
        for one in read_cases(examples_folder() / "rutland-2016")
        if one.about.template == "action-plan-2016"
    ]
    rows = plan.rows["actions"]
    assert len({row["theme"] for row in rows}) == 4
    assert [
        sum(row["theme"] == theme for row in rows) for theme in dict.fromkeys(r["theme"] for r in rows)
    ] == [
        4,
        2,
        1,
        1,
    ]
    names = {row["slug"] for row in rows}
    assert len(names) == 8
    # Each step and each outcome belongs to one of them.
    assert {one.slug.partition("-")[0] for one in plan.milestones} == names
    assert {one.slug.partition("-")[0] for one in plan.benefits} == names
