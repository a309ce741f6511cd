"""Nothing that is counted is below nought, except changes."""

import pytest
from tests.unit.assurance.building import found, one, plan

pytestmark = pytest.mark.unit

ID = "below-nought"


def test_fewer_than_no_people_are_named():
    assert one(ID, plan(population={"a": {"measure": "Adults", "people": "-3"}})).found == "-3 people"


def test_a_net_change_may_be_below_nought():
    assert found(ID, plan(flows={"a": {"commissioner": "nhse", "setting": "secure", "net": "-7"}})) == []


def test_growth_may_be_below_nought():
    assert found(ID, plan(growth={"a": {"measure": "x", "people_low": "-2"}})) == []


def test_nobody_is_a_number():
    assert found(ID, plan(population={"a": {"measure": "Adults", "people": "0"}})) == []


def test_money_is_left_to_its_own_check():
    assert found(ID, plan(funding={"a": {"year_1": "-3"}})) == []
