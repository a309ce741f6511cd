"""What a bid pays for meets the need that it shows."""

import pytest
from tests.unit.assurance.building import fig, found, one, plan

pytestmark = pytest.mark.unit

ID = "capacity-against-demand"


def bid(capacity, known="27", expected="243"):
    return plan(bids={"b": {"bid": "Team", "capacity": capacity, "bottom_up": known, "top_down": expected}})


def test_too_small_for_those_already_known():
    finding = one(ID, bid("20"))
    assert "7 people fewer" in finding.sentence
    assert finding.others[0].column == "bottom_up"


def test_too_large_for_those_expected():
    assert "7 people more" in one(ID, bid("250")).sentence


@pytest.mark.parametrize("capacity", ["27", "74", "243"])
def test_between_the_two_raises_nothing(capacity):
    assert found(ID, bid(capacity)) == []


def test_rounding_is_no_fault():
    assert found(ID, bid(fig("25", to="5"))) == []
