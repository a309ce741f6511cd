"""Ranges run from low to high."""

import pytest
from tests.unit.assurance.building import fig, found, one, plan

pytestmark = pytest.mark.unit

ID = "lower-above-upper"


def growth(low, high):
    return plan(growth={"g": {"measure": "x", "people_low": low, "people_high": high}})


def test_a_range_upside_down_is_named():
    finding = one(ID, growth("13", "11"))
    assert finding.place.column == "people_low"
    assert finding.others[0].column == "people_high"


@pytest.mark.parametrize(("low", "high"), [("11", "13"), ("11", "11")])
def test_a_range_the_right_way_round_raises_nothing(low, high):
    assert found(ID, growth(low, high)) == []


def test_rounding_is_no_fault():
    assert found(ID, growth(fig("15", to="5"), "13")) == []
