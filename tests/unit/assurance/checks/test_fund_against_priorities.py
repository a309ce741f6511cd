"""What comes into the fund is what its priorities get."""

import pytest
from tests.unit.assurance.building import fig, found, fund, one

from lifecourse.figures.api import Unit

pytestmark = pytest.mark.unit

ID = "fund-against-priorities"


def funded(year_1, amount, **more):
    sources = {"ccg": {"source": "CCG", "year_1": year_1}, "grant": {"source": "Grant", "year_1": "100"}}
    return fund(funding=sources, priorities={"a": {"priority": "Prevention", "amount": amount}}, **more)


def test_a_fund_that_gives_away_more_than_it_has_is_named_with_both_sums():
    finding = one(ID, funded("900", "1200"))
    assert "come to £1,000" in finding.sentence
    assert "to £1,200: £200 is not there" in finding.sentence
    assert finding.place.path == "B2/priorities/amount"


def test_a_fund_that_comes_to_the_same_raises_nothing():
    assert not found(ID, funded("1100", "1200"))


def test_rounding_is_no_fault():
    assert not found(ID, funded(fig("1000", Unit.POUNDS, to="1000"), "1200"))


def test_a_source_without_a_sum_is_told_elsewhere():
    assert not found(ID, funded("", "1200"))
