"""Demand by rate is the rate times its population."""

import pytest
from tests.unit.assurance.building import fig, found, one, plan

from lifecourse.figures.api import Unit

pytestmark = pytest.mark.unit

ID = "top-down-demand"


def bid(top_down, rate="3.6", base="6744", to="0.1", **more):
    return plan(
        bids={
            "b": {
                "bid": "Team",
                "base": fig(base, **more),
                "rate": fig(rate, Unit.PERCENT, to=to),
                "top_down": top_down,
            }
        }
    )


@pytest.mark.parametrize("top_down", ["200", "253", "2430"])
def test_a_number_that_the_rate_does_not_give_is_named(top_down):
    assert one(ID, bid(top_down)).expected == "242.8 people"


@pytest.mark.parametrize("top_down", ["243", "242", "240", "246"])  # 3.55% to 3.65%
def test_two_hundred_and_forty_three_is_right_within_rounding(top_down):
    assert found(ID, bid(top_down)) == []


def test_a_rounded_base_gives_its_leeway():
    bids = {"base": fig("7000", to="1000"), "rate": fig("4", Unit.PERCENT, to="0.1"), "top_down": "300"}
    assert found(ID, plan(bids={"b": {"bid": "Team"} | bids})) == []
    assert one(ID, plan(bids={"b": {"bid": "Team"} | bids | {"base": "7000"}})).expected == "280 people"


def test_an_open_base_says_nothing():
    assert found(ID, bid("200", said="over")) == []
