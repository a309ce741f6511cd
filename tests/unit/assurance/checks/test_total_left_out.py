"""Totals are filled in for every column."""

import pytest
from tests.unit.assurance.building import found, one, plan

pytestmark = pytest.mark.unit

ID = "total-left-out"


def spend(**total):
    rows = {
        "a": {"organisation": "Ashmere CCG", "year_1": "5", "year_2": "6"},
        "b": {"organisation": "Benton Council", "year_1": "1", "year_2": "2", "year_3": "3"},
    }
    return plan(spend_by_commissioner=rows | {"total": {"organisation": "All", **total}})


def test_a_year_without_its_total_is_named():
    finding = one(ID, spend(year_1="6"))
    assert "“All” gives no total for “2017/18”, though 2 rows hold numbers to be added." in finding.sentence
    assert finding.place.path == "6/spend-by-commissioner/total/year_2"


def test_full_totals_and_years_with_one_number_or_none_raise_nothing():
    assert found(ID, spend(year_1="6", year_2="8")) == []


def test_a_table_without_totals_has_chosen_to_have_none():
    assert found(ID, spend()) == []
    assert found(ID, plan(spend_by_commissioner={"a": {"year_1": "5"}})) == []


def test_rows_of_other_money_are_no_part_of_the_total():
    rows = {
        "own": {"funder": "ccg", "money": "revenue", "baseline": "5"},
        "works": {"funder": "nhse-capital", "money": "capital", "year_1": "7"},
        "more-works": {"funder": "council", "money": "capital", "year_1": "7"},
        "total-revenue": {"funder": "partnership", "money": "revenue", "baseline": "5"},
    }
    assert found(ID, plan(funding=rows)) == []
