"""What opens or closes does so on one day."""

import pytest
from tests.unit.assurance.building import plan
from tests.unit.assurance.neighbours.building import between

pytestmark = pytest.mark.unit

ID = "opening-days-differ"
TEAM = {"t": {"service": "Outreach team", "area": "Stonebeck"}}


def opening(starts, ends="", kind="opening"):
    row = {"group": "g", "milestone": "Outreach team", "kind": kind, "starts": starts, "ends": ends}
    return plan(services=TEAM, milestones={"m": {k: v for k, v in row.items() if v}})


def test_two_days_are_named():
    (finding,) = between(ID, opening("2016-10-03"), opening("2017-02-06"))
    assert "on 3 October 2016" in finding.sentence
    assert "on 6 February 2017" in finding.sentence


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("2016-10-03",), ("2016-10-03",)),
        (("2016-10-01", "2016-12-31"), ("2016-11-20",)),
        (("2016-10-01",), ("2016-11-20",)),
        (("2016-10-03",), ("",)),
        (("2016-10-03",), ("2017-02-06", "", "closing")),
    ],
)
def test_days_that_may_be_one_raise_nothing(one, other):
    assert between(ID, opening(*one), opening(*other)) == []


def test_a_change_of_service_has_a_day_too_and_the_first_stands_for_its_month():
    def new(day):
        change = {"c": {"service": "Outreach team", "change": "new", "starts": day}}
        return plan(services=TEAM, service_changes=change)

    assert len(between(ID, new("2016-10-01"), opening("2017-02-06"))) == 1
    assert between(ID, new("2016-10-01"), opening("2016-10-17")) == []
    assert between(ID, new("2016-12-01"), opening("2016-12-31")) == []
