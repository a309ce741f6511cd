"""Milestones without a day make one finding."""

import pytest
from tests.unit.assurance.building import found, one, plan

pytestmark = pytest.mark.unit

ID = "milestones-undated"


def test_milestones_without_a_day_are_one_finding():
    rows = {
        "a": {"deliverable": "Homes", "milestone": "Begin"},
        "b": {"milestone": "End"},
        "c": {"milestone": "X", "ends": "2016-05-01"},
    }
    finding = one(ID, plan(milestones=rows))
    assert "2 of 3 milestones bear no date: Homes: Begin and End" in finding.sentence


def test_a_start_or_an_end_is_enough():
    assert found(ID, plan(milestones={"a": {"milestone": "A", "starts": "2016-05-01"}})) == []
