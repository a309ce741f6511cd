"""Whoever agrees or spends is a partner."""

import pytest
from tests.unit.assurance.building import found, fund, one, plan

pytestmark = pytest.mark.unit

ID = "organisation-not-partner"

PARTNERS = {
    "a": {"organisation": "Ashmere CCG", "code": "A01", "role": "lead"},
    "b": {"organisation": "Benton Council", "code": "B01", "role": "commissioner"},
}


def test_somebody_who_agrees_and_is_no_partner_is_named():
    rows = {
        "a": {"organisation": "Ashmere CCG", "code": "A01"},
        "z": {"organisation": "Zeal CCG", "code": "Z01"},
    }
    finding = one(ID, plan(partners=PARTNERS, sign_offs=rows))
    assert "names Zeal CCG, who is not in" in finding.sentence
    assert finding.place.path == "5.3/sign-offs/z/organisation"


def test_somebody_who_spends_and_is_no_partner_is_named_and_the_total_is_nobody():
    rows = {
        "a": {"organisation": "NHS Ashmere CCG"},
        "y": {"organisation": "Yarrow"},
        "z": {"organisation": "Zeal"},
    }
    rows["total"] = {"organisation": "All"}
    assert (
        "Yarrow and Zeal, who are not in"
        in one(ID, plan(partners=PARTNERS, spend_by_commissioner=rows)).sentence
    )


def test_partners_under_nearly_their_names_and_an_empty_list_raise_nothing():
    rows = {"a": {"organisation": "NHS Ashmere Clinical Commissioning Group"}}
    assert found(ID, plan(partners=PARTNERS, sign_offs=rows)) == []
    assert found(ID, plan(sign_offs=rows)) == []


def test_a_partner_without_a_name_may_be_whoever_spends():
    partners = {**PARTNERS, "c": {"organisation": "", "code": "C01", "role": "commissioner"}}
    assert not found(ID, plan(partners=partners, spend_by_commissioner={"z": {"organisation": "Zeal"}}))


def test_whoever_commissions_a_scheme_of_a_fund_and_is_no_partner_is_named():
    lines = {"1": {"organisation": "LCC", "amount": "40"}, "2": {"organisation": "Benton Council"}}
    assert "names LCC, who is not in" in one(ID, fund(partners=PARTNERS, scheme_lines=lines)).sentence
