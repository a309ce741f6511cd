"""Counts without a day make one finding a table; numbers of people in hospital most of all."""

import pytest
from tests.unit.assurance.building import DAY, fig, found, one, plan

from lifecourse.assurance.findings import Severity
from lifecourse.figures.api import Unit

pytestmark = pytest.mark.unit

ID = "figures-undated"


def ward(**more):
    return {
        "a": {"commissioner": "ccg", "setting": "secure", "people": fig("3", quantity="inpatients/a", **more)}
    }


def test_people_in_hospital_without_a_day_should_be_looked_at():
    finding = one(ID, plan(inpatients=ward()))
    assert finding.severity is Severity.SHOULD_LOOK
    assert finding.others[0].row == "a"


def test_other_counts_without_a_day_are_for_information():
    finding = one(ID, plan(population={"a": {"measure": "Adults", "people": "3000"}}))
    assert finding.severity is Severity.FOR_INFORMATION


def test_dated_counts_raise_nothing():
    assert found(ID, plan(inpatients=ward(as_at=DAY))) == []


def test_a_column_that_is_a_year_needs_no_day():
    assert found(ID, plan(activity={"inpatients": {"activity": "People", "year_1": "40"}})) == []


def test_shares_and_sums_of_money_need_no_day():
    document = plan(
        ambition={"a": {"says": "Half", "reduction": fig("50", Unit.PERCENT, quantity="ambition/all")}}
    )
    assert found(ID, document) == []
