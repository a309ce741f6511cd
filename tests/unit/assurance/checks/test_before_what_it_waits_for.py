"""Nothing begins before what it waits for is done."""

import pytest
from tests.unit.assurance.building import found, one, plan

pytestmark = pytest.mark.unit

ID = "before-what-it-waits-for"


def route(first_ends, then_starts, kind="work", first_starts="2016-01-05", then_ends=""):
    return plan(
        milestones={
            "first": {"milestone": "Decide", "starts": first_starts, "ends": first_ends},
            "then": {
                "milestone": "Open",
                "kind": kind,
                "starts": then_starts,
                "ends": then_ends,
                "after": "first",
            },
        }
    )


def test_what_begins_too_early_is_named():
    finding = one(ID, route("2016-06-10", "2016-06-05", kind="opening"))
    assert "“Open” opens on 5 June 2016, 5 days before “Decide”" in finding.sentence


@pytest.mark.parametrize("starts", ["2016-06-10", "2016-06-11"])
def test_what_begins_on_the_day_or_later_raises_nothing(starts):
    assert found(ID, route("2016-06-10", starts)) == []


def test_days_that_stand_for_a_quarter_have_the_benefit_of_it():
    # Both say no more than: in the first quarter of 2016/17.
    assert (
        found(ID, route("2016-06-30", "2016-04-01", first_starts="2016-04-01", then_ends="2016-06-30")) == []
    )


def test_a_whole_quarter_too_early_is_named():
    assert one(ID, route("2016-09-30", "2016-04-01", first_starts="2016-07-01", then_ends="2016-06-30"))


def test_a_single_day_stands_for_itself():
    assert one(ID, route("2016-06-30", "2016-06-01", first_starts="2016-06-30"))


def test_undated_steps_are_told_elsewhere():
    assert found(ID, route("", "2016-04-01", first_starts="")) == []
