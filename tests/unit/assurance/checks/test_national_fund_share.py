"""How much of the national fund is asked for."""

import pytest
from tests.unit.assurance.building import found, one, plan

from lifecourse.assurance.findings import Severity

pytestmark = pytest.mark.unit

ID = "national-fund-share"


def ask(revenue, capital="0"):
    return plan(
        funding={
            "t": {"funder": "nhse-transformation", "money": "revenue", "year_1": revenue},
            "c": {"funder": "nhse-capital", "money": "capital", "year_1": capital},
        }
    )


def test_the_share_is_for_information():
    revenue, capital = sorted(found(ID, ask("6070000", "3216000")), key=lambda f: f.about, reverse=True)
    assert revenue.severity is Severity.FOR_INFORMATION
    assert "20.2% of the £30,000,000" in revenue.sentence
    assert "21.4% of the £15,000,000" in capital.sentence


def test_more_than_the_fund_must_be_mended():
    finding = one(ID, ask("31000000"))
    assert finding.severity is Severity.MUST_MEND
    assert "more than there is" in finding.sentence


def test_nothing_asked_nothing_said():
    assert found(ID, ask("0")) == []


def test_bids_are_read_where_no_money_by_year_is_given():
    assert one(ID, plan(bids={"b": {"bid": "Team", "revenue": "3000000"}})).difference == "10%"
