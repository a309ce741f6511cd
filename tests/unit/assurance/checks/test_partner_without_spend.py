"""Every commissioner's spend is shown."""

import pytest
from tests.unit.assurance.building import found, one, plan

pytestmark = pytest.mark.unit

ID = "partner-without-spend"

PARTNERS = {
    "a": {"organisation": "Ashmere CCG", "role": "lead"},
    "b": {"organisation": "Benton Council", "role": "commissioner"},
    "c": {"organisation": "Care Ltd", "role": "provider"},
}


def test_commissioners_without_a_row_are_one_finding():
    finding = one(
        ID, plan(partners=PARTNERS, spend_by_commissioner={"a": {"organisation": "NHS Ashmere CCG"}})
    )
    assert "says nothing of Benton Council" in finding.sentence


def test_a_row_for_each_raises_nothing():
    rows = {"a": {"organisation": "Ashmere CCG"}, "b": {"organisation": "Benton Council"}}
    assert found(ID, plan(partners=PARTNERS, spend_by_commissioner=rows)) == []


def test_an_empty_table_or_a_nameless_row_is_told_elsewhere():
    assert found(ID, plan(partners=PARTNERS)) == []
    assert found(ID, plan(partners=PARTNERS, spend_by_commissioner={"a": {"year_1": "3"}})) == []
