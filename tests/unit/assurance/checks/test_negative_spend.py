"""Money spent or asked for is not below nought; savings are."""

import pytest
from tests.unit.assurance.building import found, one, plan

pytestmark = pytest.mark.unit

ID = "negative-spend"


def test_money_with_the_wrong_sign_is_named():
    assert one(ID, plan(funding={"a": {"funder": "ccg", "year_1": "-3000"}})).found == "-£3,000"


def test_a_saving_is_below_nought():
    rows = {"a": {"change": "Moved", "commissioner": "nhse", "amount": "-3000"}}
    assert found(ID, plan(cost_movements=rows)) == []


def test_nought_raises_nothing():
    assert found(ID, plan(funding={"a": {"funder": "ccg", "year_1": "0"}})) == []
