"""Milestones lie within the years of the plan."""

import pytest
from tests.unit.assurance.building import found, one, plan

pytestmark = pytest.mark.unit

ID = "outside-plan-years"


def milestone(**days):
    return plan(milestones={"m": {"milestone": "Build"} | days})


@pytest.mark.parametrize(
    "days", [{"ends": "2019-04-01"}, {"starts": "2014-06-01"}, {"starts": "2018-01-01", "ends": "2061-01-01"}]
)
def test_a_day_outside_the_years_is_named(days):
    assert "2015/16 to 2018/19" in one(ID, milestone(**days)).sentence


@pytest.mark.parametrize("days", [{"ends": "2019-03-31"}, {"starts": "2015-04-01"}, {}])
def test_days_within_raise_nothing(days):
    assert found(ID, milestone(**days)) == []
