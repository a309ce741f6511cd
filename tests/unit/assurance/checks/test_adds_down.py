"""A column comes to its total."""

import pytest
from tests.unit.assurance.building import fig, found, one, plan

from lifecourse.figures.api import Unit

pytestmark = pytest.mark.unit

ID = "adds-down"


def children(*rows, total):
    ages = {f"a{n}": {"ages": f"{n}", "total": r} for n, r in enumerate(rows)}
    return plan(children_at_risk=ages | {"total": {"ages": "All", "total": total}})


def test_a_wrong_total_is_named_with_what_the_rows_make():
    finding = one(ID, children("11", "122", "169", "71", total="363"))
    assert (finding.found, finding.expected, finding.difference) == ("363 people", "373 people", "-10 people")
    assert "10 people missing from the total" in finding.sentence
    assert len(finding.others) == 4


def test_a_right_total_raises_nothing():
    assert found(ID, children("11", "122", "169", "71", total="373")) == []


@pytest.mark.parametrize("total", ["40", "41", "42"])
def test_rounded_parts_give_their_leeway(total):
    parts = [fig("10", to="5"), fig("30", to="5")]  # 35 to 45 in truth
    assert found(ID, children(*parts, total=total)) == []


def test_rounding_excuses_no_more_than_it_can():
    assert one(ID, children(fig("10", to="5"), fig("30", to="5"), total="46"))


def test_a_row_beside_the_total_is_no_part_of_it():
    rows = {"a": {"people": "19"}, "of-which-rehabilitation": {"people": "3"}, "total": {"people": "19"}}
    assert found(ID, plan(inpatients=rows)) == []


def test_only_rows_of_the_named_choice_are_parts():
    rows = {
        "own": {"funder": "partnership", "money": "revenue", "year_1": "100"},
        "new": {"funder": "nhse-transformation", "money": "revenue", "year_1": "7"},
        "build": {"funder": "nhse-capital", "money": "capital", "year_1": "50"},
        "total-revenue": {"year_1": "107"},
    }
    assert found(ID, plan(funding=rows)) == []
    assert one(ID, plan(funding=rows | {"total-revenue": {"year_1": "157"}})).expected == "£107"


def test_a_row_of_unknown_choice_is_told_elsewhere():
    rows = {"own": {"money": "gold", "year_1": "100"}, "total-revenue": {"year_1": "107"}}
    assert found(ID, plan(funding=rows)) == []


def test_no_total_no_finding():
    assert found(ID, plan(inpatients={"a": {"people": "19"}})) == []


def test_what_is_in_two_units_is_not_added():
    assert found(ID, children(fig("10", Unit.POUNDS), total="40")) == []
