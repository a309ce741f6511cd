"""Nothing rests on a count of long ago."""

from datetime import date

import pytest
from tests.unit.assurance.building import fig, found, one, plan

pytestmark = pytest.mark.unit

ID = "counted-long-ago"


def counted(day):
    return plan(inpatients={"a": {"commissioner": "ccg", "setting": "secure", "people": fig("3", as_at=day)}})


def test_a_count_of_another_century_is_named():
    assert (
        "is given as of 31 December 1915, 101 years before the plan."
        in one(ID, counted(date(1915, 12, 31))).sentence
    )


@pytest.mark.parametrize("day", [None, date(2015, 12, 31), date(1996, 4, 1)])
def test_a_count_within_two_censuses_or_undated_raises_nothing(day):
    assert found(ID, counted(day)) == []
