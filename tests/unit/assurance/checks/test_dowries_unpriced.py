"""Dowries say what they cost a year."""

import pytest
from tests.unit.assurance.building import found, one, plan

pytestmark = pytest.mark.unit

ID = "dowries-unpriced"


def test_groups_without_a_price_are_one_finding():
    rows = {"a": {"group": "A", "people": "6"}, "b": {"group": "B", "people": "7"}}
    assert "names 13 people" in one(ID, plan(dowries=rows)).sentence


@pytest.mark.parametrize("row", [{"people": "6", "yearly": "90000"}, {"people": "0"}, {}])
def test_a_price_or_nobody_raises_nothing(row):
    assert found(ID, plan(dowries={"a": {"group": "A"} | row})) == []
