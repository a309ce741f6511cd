"""The reduction follows from today's number and the range."""

import pytest
from tests.unit.assurance.building import fig, found, one, plan

from lifecourse.assurance.findings import Severity

pytestmark = pytest.mark.unit

ID = "reduction-not-today-less-range"

ESSEX = {"commissioner": "ccg", "range_low": fig("14.5", to="0.5"), "range_high": "22", "today": "38"}


def document(row, **tables):
    return plan(planning_range={"ccg": row}, **tables)


def test_essex_needs_sixteen_to_twenty_three_and_a_half():
    finding = one(ID, document(ESSEX | {"reduction_low": "14", "reduction_high": "22"}))
    assert (finding.found, finding.expected) == ("14 to 22", "16 to 23.5")
    assert "38 people are in hospital today and the range is 14.5 to 22" in finding.sentence
    assert "the range that the plan states" in finding.sentence


@pytest.mark.parametrize(("low", "high"), [("16", "23"), ("16", "24"), ("16", "23.5")])
def test_the_right_reduction_raises_nothing_however_half_a_person_is_rounded(low, high):
    assert found(ID, document(ESSEX | {"reduction_low": low, "reduction_high": high})) == []


def test_a_needed_reduction_that_is_not_stated_should_be_looked_at():
    finding = one(ID, document(ESSEX))
    assert finding.severity is Severity.SHOULD_LOOK
    assert "16 to 23.5 fewer are needed" in finding.sentence


def test_within_the_range_no_reduction_is_needed():
    assert found(ID, document(ESSEX | {"today": "20"})) == []
    assert found(ID, document(ESSEX | {"today": "20", "reduction_low": "0", "reduction_high": "6"})) == []


def test_where_today_is_not_stated_the_rows_are_added_up():
    row = {k: v for k, v in ESSEX.items() if k != "today"} | {"reduction_low": "14", "reduction_high": "22"}
    wards = {
        k: {"commissioner": "ccg", "setting": "secure", "people": n}
        for k, n in (("a", "19"), ("b", "14"), ("c", "5"))
    }
    finding = one(ID, document(row, inpatients=wards))
    assert finding.expected == "16 to 23.5"
    assert {p.row for p in finding.others if p.table == "inpatients"} == {"a", "b", "c"}


def test_where_the_population_is_known_the_rule_gives_the_range():
    people = fig("1000000", quantity="population/gp-registered-18-and-over")
    row = ESSEX | {"reduction_low": "16", "reduction_high": "24"}
    finding = one(ID, document(row, population={"p": {"measure": "Adults", "people": people}}))
    assert finding.expected == "23 to 28"
    assert "10 to 15 per million of 1,000,000" in finding.sentence


def test_a_rounded_today_gives_its_leeway():
    row = ESSEX | {"today": fig("40", to="5"), "reduction_low": "16", "reduction_high": "24"}
    assert found(ID, document(row)) == []
