"""People, beds and homes are whole."""

import pytest
from tests.unit.assurance.building import fig, found, one, plan

from lifecourse.figures.api import Unit

pytestmark = pytest.mark.unit

ID = "not-whole"


def test_a_tenth_of_a_home_is_named():
    finding = one(ID, plan(homes={"a": {"scheme": "Elm Road", "homes": fig("3.8", Unit.HOMES)}}))
    assert "is 3.8, which cannot be counted." in finding.sentence


@pytest.mark.parametrize(
    "value", [fig("38", Unit.HOMES), fig("38.0", Unit.HOMES), fig("40", Unit.HOMES, to="10")]
)
def test_whole_numbers_however_rounded_raise_nothing(value):
    assert found(ID, plan(homes={"a": {"scheme": "Elm Road", "homes": value}})) == []


def test_parts_of_a_post_and_numbers_worked_out_from_a_rate_raise_nothing():
    document = plan(
        services={"a": {"service": "Team", "staff": fig("3.5", Unit.STAFF)}},
        planning_range={"ccg": {"commissioner": "ccg", "range_low": fig("14.5")}},
    )
    assert found(ID, document) == []
