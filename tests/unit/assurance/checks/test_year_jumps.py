"""A nought too many is asked about."""

import pytest
from tests.unit.assurance.building import fig, found, one, plan

from lifecourse.figures.api import Unit

pytestmark = pytest.mark.unit

ID = "year-jumps"


def packages(*numbers):
    years = ("baseline", "year_1", "year_2", "year_3")
    return {
        "p": {"activity": "Packages"}
        | {y: fig(n, Unit.PACKAGES) for y, n in zip(years, numbers, strict=False)}
    }


@pytest.mark.parametrize("numbers", [("1100", "11200"), ("1100", "110")])
def test_ten_times_more_or_less_is_asked_about(numbers):
    assert "2016/17" in one(ID, plan(activity=packages(*numbers))).sentence


@pytest.mark.parametrize("numbers", [("1100", "1300", "1500", "4400"), ("2", "9"), ("100", "400")])
def test_growth_and_small_numbers_raise_nothing(numbers):
    assert found(ID, plan(activity=packages(*numbers))) == []


def test_capital_comes_in_lumps_and_revenue_does_not():
    row = {"funder": "partnership", "baseline": "1000000", "year_1": "9000000"}
    assert found(ID, plan(funding={"total-capital": row | {"money": "capital"}})) == []
    assert one(ID, plan(funding={"total-revenue": row | {"money": "revenue"}}))
