"""A part is not above the whole in its row."""

import pytest
from tests.unit.assurance.building import fig, found, one, plan

from lifecourse.figures.api import Unit

pytestmark = pytest.mark.unit

ID = "part-above-whole"


def test_more_providers_among_the_largest_than_there_are():
    finding = one(ID, plan(market={"m": {"support": "Homes", "providers": "3", "largest": "4"}}))
    assert finding.place.column == "largest"
    assert "more than the 3 providers" in finding.sentence


def test_more_beds_used_than_there_are():
    assert one(ID, plan(beds={"b": {"setting": "secure", "beds": "5", "used": "6"}}))


@pytest.mark.parametrize(("largest", "everyone"), [("3", "3"), ("2", "3")])
def test_all_or_fewer_raise_nothing(largest, everyone):
    assert (
        found(ID, plan(market={"m": {"support": "Homes", "providers": everyone, "largest": largest}})) == []
    )


def test_rounding_is_no_fault():
    money = {
        "spend": fig("19500000", Unit.POUNDS, to="100000"),
        "largest_spend": fig("19540000", Unit.POUNDS),
    }
    assert found(ID, plan(market={"m": {"support": "Homes"} | money})) == []


def test_over_so_many_may_be_more():
    row = {"support": "Homes", "providers": fig("3", Unit.PROVIDERS, said="over"), "largest": "4"}
    assert found(ID, plan(market={"m": row})) == []
