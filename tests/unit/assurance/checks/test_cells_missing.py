"""Empty cells of a required column make one finding, however many they are."""

import pytest
from tests.unit.assurance.building import found, one, plan

pytestmark = pytest.mark.unit

ID = "cells-missing"

WARD = {"commissioner": "ccg", "setting": "secure", "people": "3"}


def test_many_empty_cells_are_one_finding_that_names_the_rows():
    document = plan(
        inpatients={"a": {"commissioner": "ccg", "people": "1"}, "b": {"commissioner": "nhse", "people": "2"}}
    )
    finding = one(ID, document)
    assert finding.place.path == "2.2/inpatients/setting"
    assert [p.row for p in finding.others] == ["a", "b"]
    assert "2 of 2 rows" in finding.sentence


def test_rows_that_are_full_raise_nothing():
    assert found(ID, plan(inpatients={"a": WARD})) == []


def test_a_total_need_not_say_whose_it_is():
    assert found(ID, plan(inpatients={"a": WARD, "total": {"people": "3"}})) == []


def test_owners_of_risks_are_left_to_their_own_check():
    assert found(ID, plan(risks={"r": {"risk": "Late", "likelihood": "H", "impact": "H"}})) == []


def test_an_of_which_row_has_to_say_what_it_counts_and_a_total_has_not():
    rows = {
        "a": {"commissioner": "ccg", "setting": "secure", "people": "9"},
        "of-which-rehabilitation": {"commissioner": "ccg", "people": "3"},
        "total": {"people": "9"},
    }
    finding = one(ID, plan(inpatients=rows))
    assert finding.others[0].path == "2.2/inpatients/of-which-rehabilitation/setting"
