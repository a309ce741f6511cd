"""Proposing a rule of sharing on a page: in fields, refused at its field, agreed as any other wording."""

from collections.abc import Callable

import pytest
from django.test import Client
from tests.page.finance.conftest import THEN
from tests.page.finance.test_risk_share import RULE, SETTLES, Keeper, address, at_page

from lifecourse.finance.models import FundYear, SchemeLine, SharingRule
from lifecourse.finance.models.risk_share import RISK_SHARE, SETTLEMENT
from lifecourse.finance.operations.risk_share import agree_rule, propose_rule
from lifecourse.measures.models import Measure

__all__ = ["at_page"]
pytestmark = pytest.mark.page
Browser = Callable[[str], Client]
TYPED = {
    "clause": "Schedule 4",
    "source": "The agreement",
    "by": "fund",
    "over-1-step": "contingency",
    "over-2-step": "percentages",
    "over-2-share-ccg": "60",
    "over-2-share-council": "40",
    "under-1-step": "carry-forward",
    "under-1-held_by": "council",
}


def test_the_rule_about_over_and_underspend_is_put_before_the_parties(
    year: FundYear, at_page: Browser
) -> None:
    council, where = at_page("council"), address("propose_settlement")
    assert at_page("ccg").get(where).status_code == 403
    assert where in council.get(address("show_sharing")).content.decode()
    refused = council.post(where, TYPED | {"over-2-share-council": "30", "under-1-held_by": ""})
    said = refused.content.decode()
    assert "That is 10% too little." not in said and "Say who holds it." in said
    said = council.post(where, TYPED | {"over-2-share-council": "30"}).content.decode()
    assert "That is 10% too little." in said and 'href="#id_over-2-share-ccg"' in said
    assert not SharingRule.objects.exists()
    page = council.post(where, TYPED, follow=True).content.decode()
    assert "It does not hold yet. It waits for The ccg and The council." in page
    rule = SharingRule.objects.get()
    assert (rule.kind, rule.data["over"][1]["shares"][0]) == (SETTLEMENT, {"party": "ccg", "percent": "60"})


def test_another_wording_begins_with_the_one_that_holds_and_says_why(
    year: FundYear, keeper: Keeper, at_page: Browser
) -> None:
    rule = propose_rule(year=year, kind=SETTLEMENT, data=SETTLES, by=keeper("council"), at=THEN)
    for code in ("council", "ccg"):
        agree_rule(rule=rule, by=keeper(code), at=THEN)
    council, where = at_page("council"), address("propose_settlement")
    assert '<option value="lead" selected>' in council.get(where).content.decode()
    council.post(where, TYPED)
    assert SharingRule.objects.get() == rule
    council.post(where, TYPED | {"why": "Both bear it"})
    assert SharingRule.objects.get(supersedes=rule).why == "Both bear it"


def test_money_to_be_held_is_typed_by_line_and_partner(
    year: FundYear, measure: Measure, at_page: Browser
) -> None:
    council, where = at_page("council"), address("propose_risk_share")
    line = SchemeLine.objects.get(lead__code="ccg")
    typed = {
        "name": "Held for admissions",
        "clause": "Schedule 3",
        "source": "The agreement",
        "measure": "admissions",
        "from_day": "1",
        "from_month": "4",
        "from_year": "2016",
        "to_day": "31",
        "to_month": "3",
        "to_year": "2017",
        "how": "proportion",
        f"held-{line.pk}": "100.01",
        "kept-ccg": "90",
    }
    assert "That is 10% too little." in council.post(where, typed).content.decode()
    council.post(where, typed | {"kept-ccg": "100"})
    rule = SharingRule.objects.get()
    assert (rule.kind, rule.slug) == (RISK_SHARE, "held-for-admissions")
    assert rule.data["held"] == [{**RULE["held"][0], "pounds": "100.01"}]
    page = council.get(address("propose_wording", rule.slug)).content.decode()
    assert 'value="100.01"' in page
    assert "a name of its own" in council.post(where, typed | {"kept-ccg": "100"}).content.decode()
