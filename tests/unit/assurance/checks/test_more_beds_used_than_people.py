"""No more beds are used than people are there."""

from datetime import date

import pytest
from tests.unit.assurance.building import DAY, fig, found, one, plan

from lifecourse.figures.api import Unit

pytestmark = pytest.mark.unit

ID = "more-beds-used-than-people"


def wards(used, people="6", **day):
    rows = {"a": {"commissioner": "nhse", "setting": "secure", "people": fig(people, as_at=DAY)}}
    return plan(
        inpatients=rows, beds={"b": {"setting": "secure", "beds": "47", "used": fig(used, Unit.BEDS, **day)}}
    )


def test_beds_used_by_nobody_are_named():
    assert one(ID, wards("7")).difference == "1"


@pytest.mark.parametrize("used", ["6", "0"])
def test_beds_used_by_people_raise_nothing(used):
    assert found(ID, wards(used)) == []


def test_of_another_day_nothing_is_said():
    assert found(ID, wards("7", as_at=date(2014, 1, 1))) == []


def test_rounding_is_no_fault():
    assert found(ID, wards("10", "6", to="10")) == []
