"""Bids come to the national money that is planned with."""

import pytest
from tests.unit.assurance.building import fig, found, one, plan

from lifecourse.figures.api import Unit
from lifecourse.plans.api import Cell, Row

pytestmark = pytest.mark.unit

ID = "bids-against-funding"


def plans(bid, planned="1000000"):
    funding = {"t": {"funder": "nhse-transformation", "money": "revenue", "year_1": planned}}
    return plan(funding=funding, bids={"b": {"bid": "Team", "revenue": bid}})


@pytest.mark.parametrize(("bid", "difference"), [("1200000", "£200,000"), ("900000", "-£100,000")])
def test_bids_that_do_not_come_to_the_money_are_named(bid, difference):
    assert one(ID, plans(bid)).difference == difference


def test_bids_that_do_raise_nothing():
    assert found(ID, plans("1000000")) == []


def test_rounding_is_no_fault():
    assert found(ID, plans("1040000", fig("1000000", Unit.POUNDS, to="100000"))) == []


def test_a_bid_whose_sum_is_not_stated_may_be_the_rest():
    document = plans("900000")
    more = Row(key="c", cells={"bid": Cell(text="Another")})
    assert found(ID, document.with_rows("bids", (*document.rows("bids"), more))) == []
