"""Spend by commissioner comes to the total revenue."""

import pytest
from tests.unit.assurance.building import fig, found, one, plan

from lifecourse.figures.api import Unit

pytestmark = pytest.mark.unit

ID = "spend-against-funding"


def plans(spend, total="100"):
    return plan(
        spend_by_commissioner={
            "a": {"organisation": "A", "year_1": spend},
            "b": {"organisation": "B", "year_1": "40"},
        },
        funding={"total-revenue": {"funder": "partnership", "money": "revenue", "year_1": total}},
    )


def test_spend_that_is_not_funded_is_named_by_year():
    finding = one(ID, plans("70"))
    assert finding.place.path == "6/spend-by-commissioner/year_1"
    assert "For 2016/17" in finding.sentence
    assert "£10 more is spent than funded" in finding.sentence


def test_spend_that_is_raises_nothing():
    assert found(ID, plans("60")) == []


def test_rounding_is_no_fault():
    assert found(ID, plans("62", fig("100", Unit.POUNDS, to="10"))) == []


def test_without_a_total_the_rows_of_revenue_are_added_up():
    funding = {"x": {"money": "revenue", "year_1": "50"}, "y": {"money": "capital", "year_1": "50"}}
    assert (
        one(
            ID, plan(spend_by_commissioner={"a": {"organisation": "A", "year_1": "60"}}, funding=funding)
        ).expected
        == "£50"
    )
