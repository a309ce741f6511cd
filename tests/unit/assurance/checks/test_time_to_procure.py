"""There is time to buy a service and to get it ready."""

import pytest
from tests.unit.assurance.building import found, one, plan

pytestmark = pytest.mark.unit

ID = "time-to-procure"


def route(start, award, opening="", *, linked=True):
    link = {"award": "start", "open": "award"} if linked else {}
    rows = {
        "start": {"milestone": "Start", "kind": "procurement-start", "starts": start, "ends": start},
        "award": {"milestone": "Award", "kind": "contract-award", "starts": award, "ends": award},
        "open": {"milestone": "Open", "kind": "opening", "starts": opening, "ends": opening},
    }
    return plan(
        milestones={k: r | {"deliverable": "Homes", "after": link.get(k, "")} for k, r in rows.items()}
    )


def test_a_hasty_procurement_is_named_as_against_our_own_convention():
    finding = one(ID, route("2016-10-03", "2016-12-05"))
    assert "9 weeks apart" in finding.sentence
    assert "not a national rule" in finding.sentence
    assert finding.expected == "26 weeks or more"


def test_a_hasty_opening_is_named():
    assert one(ID, route("2016-01-04", "2016-12-05", "2016-12-19")).expected == "12 weeks or more"


def test_one_deliverable_is_link_enough():
    assert one(ID, route("2016-10-03", "2016-12-05", linked=False))
    assert "the wrong way round" in one(ID, route("2016-10-03", "2016-08-01", linked=False)).sentence


def test_time_enough_raises_nothing():
    assert found(ID, route("2016-01-04", "2016-07-04", "2016-09-26")) == []


def test_an_award_before_its_procurement_is_told_elsewhere():
    assert found(ID, route("2016-10-03", "2016-08-01")) == []


def test_quarters_have_the_benefit_of_all_their_days():
    rows = {
        "start": {
            "milestone": "Start",
            "kind": "procurement-start",
            "starts": "2016-04-01",
            "ends": "2016-06-30",
        },
        "award": {
            "milestone": "Award",
            "kind": "contract-award",
            "starts": "2016-07-01",
            "ends": "2016-09-30",
            "after": "start",
        },
    }
    assert found(ID, plan(milestones=rows)) == []  # 1 April to 30 September
