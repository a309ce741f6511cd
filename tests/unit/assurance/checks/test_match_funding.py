"""National revenue is matched locally."""

import pytest
from tests.unit.assurance.building import fig, found, one, plan

from lifecourse.figures.api import Unit
from lifecourse.standards.api import pack

pytestmark = pytest.mark.unit

ID = "match-funding"

ASK = {"t": {"funder": "nhse-transformation", "money": "revenue", "year_1": "4141666", "year_2": "1928334"}}


def match(amount):
    return ASK | {"m": {"funder": "match", "money": "revenue", "year_1": amount}}


def test_no_match_at_all_is_named():
    finding = one(ID, plan(funding=ASK))
    assert (finding.found, finding.expected) == ("no match", "£6,070,000")
    assert "no local match" in finding.sentence


def test_too_small_a_match_is_named_with_what_is_lacking():
    assert "£70,000 too little" in one(ID, plan(funding=match("6000000"))).sentence


@pytest.mark.parametrize("amount", ["6070000", "7000000"])
def test_a_full_match_raises_nothing(amount):
    assert found(ID, plan(funding=match(amount))) == []


def test_rounding_is_no_fault():
    assert found(ID, plan(funding=match(fig("6000000", Unit.POUNDS, to="1000000")))) == []


def test_a_bid_with_too_small_a_match_of_its_own_is_named():
    bids = {"b": {"bid": "Team", "revenue": "6070000", "match": "1000000"}}
    finding = one(ID, plan(funding=ASK, bids=bids))
    assert finding.place.path == "6/bids/b/match"
    assert finding.difference == "-£5,070,000"


def test_matches_of_the_bids_count_for_the_plan():
    bids = {"b": {"bid": "Team", "revenue": "6070000", "match": "6070000"}}
    assert found(ID, plan(funding=ASK, bids=bids)) == []


def test_capital_needs_no_match():
    assert (
        found(ID, plan(funding={"c": {"funder": "nhse-capital", "money": "capital", "year_1": "2116000"}}))
        == []
    )


def test_a_row_that_does_not_say_who_pays_is_told_elsewhere():
    assert found(ID, plan(funding=ASK | {"x": {"money": "revenue", "year_1": "6070000"}})) == []


def test_a_pack_without_the_rule_asks_for_nothing():
    assert found(ID, plan(funding=ASK), pack("long-term-plan-2019")) == []


def test_a_match_that_no_year_pays_is_lacking_whatever_the_bids_say():
    bids = {"b": {"bid": "Team", "revenue": "6070000", "match": "6070000"}}
    finding = one(ID, plan(funding=match("3000000"), bids=bids))
    assert "£3,070,000 too little" in finding.sentence
