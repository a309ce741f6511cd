"""What two cases both claim is found once, with what they share, from when to when, and what is at risk."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.cases.kinds.claims import Shares
from lifecourse.cases.kinds.document import CaseDocument
from lifecourse.cases.kinds.finding import Weight
from lifecourse.cases.rules.claims import hanging, overlap_findings, overlaps
from lifecourse.cases.rules.document import read_document

pytestmark = pytest.mark.unit
LAST = date(2019, 3, 1)


def case(reference: str, *savings: dict[str, Any], **more: Any) -> CaseDocument:
    about = {
        "slug": reference.replace(".", "-"),
        "reference": reference,
        "title": f"Case {reference}",
        "template": "savings-proposal-2018",
        "organisation": "council",
        "owner": "Head of commissioning",
        "first_day": "2017-04-01",
    }
    base = {"slug": "one", "name": "Retender", "organisation": "council", "how": "given"}
    rows = [base | row for row in savings]
    return read_document({"about": about, "savings": rows} | more, place=reference)


def homecare(pounds: int, first_day: str, **more: Any) -> dict[str, Any]:
    return {"pounds": pounds, "first_day": first_day, "claim": {"contracts": ["Homecare"]}} | more


def test_two_proposals_that_tender_one_contract_claim_the_same_money():
    # As Cambridgeshire's 6.115 and 6.143 do with the homecare contract of November 2017.
    (found,) = overlaps(
        [case("6.143", homecare(306_000, "2017-11-01")), case("6.115", homecare(100_000, "2017-11-01"))],
        last=date(2018, 10, 1),
    )
    assert (found.one.reference, found.other.reference) == ("6.115", "6.143")
    assert found.shared == ((Shares.CONTRACT, "Homecare"),)
    assert (found.first, found.last, found.at_risk) == (date(2017, 11, 1), None, 100_000_00)
    (finding,) = overlap_findings([found])
    assert finding.place == "6.115 “Retender” and 6.143 “Retender”"
    assert finding.found == (
        "both claim the contract “Homecare”, from 1 November 2017 on; up to £100,000.00 may be counted twice"
    )
    assert finding.weight is Weight.MUST_MEND


def test_one_after_the_other_is_no_overlap():
    first = homecare(100_000, "2017-04-01", last_day="2018-03-31")
    assert overlaps([case("a", first), case("b", homecare(1, "2018-04-01"))], last=LAST) == []
    assert overlaps([case("a", first), case("b", homecare(1, "2018-03-31"))], last=LAST) != []


def test_what_comes_once_is_claimed_in_its_month_alone():
    once = homecare(100_000, "2017-04-10", once=True)
    assert overlaps([case("a", once), case("b", homecare(1, "2017-05-01"))], last=LAST) == []


def test_two_savings_of_one_case_are_its_own_affair():
    assert (
        overlaps([case("a", homecare(1, "2017-04-01"), homecare(1, "2017-04-01") | {"slug": "b"})], last=LAST)
        == []
    )


def test_the_same_people_alone_are_to_be_looked_at():
    people = {"pounds": 1000, "first_day": "2018-04-01", "claim": {"people": ["Learning  disability"]}}
    other = people | {"claim": {"people": ["learning disability"]}}
    (found,) = overlaps([case("a", people), case("b", other)], last=LAST)
    assert overlap_findings([found])[0].weight is Weight.SHOULD_LOOK


def test_an_amount_that_is_not_said_is_not_made_up():
    unsaid = homecare(1, "2017-04-01") | {"how": "hours"}
    del unsaid["pounds"]
    (found,) = overlaps([case("a", unsaid), case("b", homecare(5, "2017-04-01"))], last=LAST)
    assert found.at_risk is None
    assert "cannot be worked out" in overlap_findings([found])[0].found


def test_how_cases_hang_together():
    one = case(
        "6.129",
        dependencies=[
            {"title": "Out of area", "reference": "6.127"},
            {"title": "Somebody's plan", "how": "informs"},
        ],
    )
    first, second = hanging([one, case("6.127")])
    assert (first.reference, first.on, first.words, first.there) == (
        "6.129",
        "6.127",
        "cannot do without it",
        True,
    )
    assert (second.title, second.there) == ("Somebody's plan", False)


@given(st.permutations(["a", "b", "c", "d"]))
def test_the_order_of_cases_changes_nothing(order):
    cases = [case(name, homecare(number + 1, "2017-04-01")) for number, name in enumerate("abcd")]
    by_name = {one.about.reference: one for one in cases}
    assert overlaps([by_name[name] for name in order], last=LAST) == overlaps(cases, last=LAST)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_no_more_is_at_risk_than_the_lesser_saves(one, other):
    (found,) = overlaps(
        [case("a", homecare(one, "2017-04-01")), case("b", homecare(other, "2017-04-01"))],
        last=date(2018, 3, 1),
    )
    assert found.at_risk == min(one, other) * 100
