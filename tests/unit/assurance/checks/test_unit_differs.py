"""A figure in another unit than its column's is named."""

import pytest
from tests.unit.assurance.building import fig, found, one, plan

from lifecourse.figures.api import Unit

pytestmark = pytest.mark.unit

ID = "unit-differs"


def test_pounds_among_people_are_named():
    finding = one(ID, plan(population={"a": {"measure": "Adults", "people": fig("3", Unit.POUNDS)}}))
    assert finding.found == "£3"
    assert finding.expected == "a number of people"


@pytest.mark.parametrize("unit", [Unit.PEOPLE, Unit.PLACEMENTS])  # a placement is a person placed
def test_people_and_placements_are_one(unit):
    assert found(ID, plan(population={"a": {"measure": "Adults", "people": fig("3", unit)}})) == []


def test_a_column_of_any_unit_takes_any():
    assert found(ID, plan(figures_in_text={"a": {"says": "x", "figure": fig("3", Unit.WEEKS)}})) == []
