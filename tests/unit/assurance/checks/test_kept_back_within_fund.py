"""What is at risk within the fund is not more than the fund."""

import pytest
from tests.unit.assurance.building import found, fund, one

pytestmark = pytest.mark.unit
ID = "kept-back-within-fund"


def at_risk(amount, within="yes", source="1000"):
    return fund(
        funding={"ccg": {"source": "CCG", "funder": "ccg", "year_1": source}},
        reserves={"risk": {"reserve": "Shared risk", "within": within, "amount": amount}},
    )


def test_more_at_risk_than_there_is_is_named():
    finding = one(ID, at_risk("1200"))
    assert "puts £1,200 at risk within a fund into which £1,000 come" in finding.sentence
    assert finding.difference == "£200"


def test_what_fits_and_what_stands_beside_the_fund_raise_nothing():
    assert not found(ID, at_risk("1000"))
    assert not found(ID, at_risk("1200", within="no"))


def test_a_source_below_nought_is_told_elsewhere():
    assert not found(ID, at_risk("1200", source="-1000"))
