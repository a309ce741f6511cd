"""Activity is asked for in every year."""

import pytest
from tests.unit.assurance.building import found, one, plan

pytestmark = pytest.mark.unit

ID = "activity-years-missing"

FULL = {"baseline": "70", "year_1": "60", "year_2": "50", "year_3": "40"}


def test_years_left_out_are_one_finding():
    finding = one(
        ID,
        plan(activity={"a": {"activity": "People", "baseline": "70"}, "b": {"activity": "Packages"} | FULL}),
    )
    assert "People (2016/17, 2017/18 and 2018/19)" in finding.sentence
    assert {p.column for p in finding.others} == {"year_1", "year_2", "year_3"}


def test_nought_is_a_number():
    assert found(ID, plan(activity={"a": {"activity": "People"} | FULL | {"year_3": "0"}})) == []
