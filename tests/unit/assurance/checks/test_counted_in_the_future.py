"""Nothing is counted on a day that had not come."""

from datetime import date

import pytest
from tests.unit.assurance.building import DAY, fig, found, one, plan

from lifecourse.figures.api import Confidence

pytestmark = pytest.mark.unit

ID = "counted-in-the-future"


def ward(day):
    return plan(inpatients={"a": {"commissioner": "ccg", "setting": "secure", "people": fig("3", as_at=day)}})


def test_a_count_after_the_day_of_the_plan_is_named():
    assert "31 December 2016" in one(ID, ward(date(2016, 12, 31))).sentence


@pytest.mark.parametrize("day", [date(2016, 4, 1), DAY, None])  # the plan is of 1 April 2016
def test_counts_up_to_the_day_of_the_plan_raise_nothing(day):
    assert found(ID, ward(day)) == []


def test_activity_by_year_looks_ahead():
    rows = {"inpatients": {"activity": "People", "year_3": fig("40", as_at=date(2019, 3, 31))}}
    assert found(ID, plan(activity=rows)) == []


def period(day):
    return plan(flows={"a": {"commissioner": "ccg", "setting": "secure", "from": "2015-04-01", "to": day}})


def test_a_period_of_coming_and_going_that_is_not_over_is_named():
    assert "counts who came and went up to 31 March 2018" in one(ID, period("2018-03-31")).sentence


@pytest.mark.parametrize("day", ["2016-03-31", "", "spring"])
def test_periods_that_are_over_or_undated_raise_nothing(day):
    assert found(ID, period(day)) == []


@pytest.mark.parametrize(("confidence", "times"), [(Confidence.COUNTED, 1), (Confidence.DERIVED, 0)])
def test_a_population_may_be_projected_but_not_counted_ahead(confidence, times):
    people = fig("900", as_at=date(2018, 3, 31), confidence=confidence)
    assert len(found(ID, plan(population={"a": {"measure": "Adults", "people": people}}))) == times
