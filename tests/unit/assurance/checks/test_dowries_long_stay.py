"""Dowries are for people who qualify."""

import pytest
from tests.unit.assurance.building import fig, found, one, plan

pytestmark = pytest.mark.unit

ID = "dowries-long-stay"


def plans(people, entitled="6", who="ccg"):
    return plan(
        dowries={"d": {"group": "A", "commissioner": who, "people": people}},
        length_of_stay={
            "l": {"commissioner": "ccg", "setting": "all", "stay": "over-5-years", "people": entitled}
        },
    )


def test_more_dowries_than_people_who_qualify_are_named():
    finding = one(ID, plans("8"))
    assert finding.expected == "at most 6 people"
    assert "for 5 years or more" in finding.sentence


@pytest.mark.parametrize("people", ["6", "0"])
def test_as_many_or_fewer_raise_nothing(people):
    assert found(ID, plans(people)) == []


def test_where_nobody_is_named_all_long_stays_count():
    assert one(ID, plans("8", who=""))


def test_where_stays_are_not_known_nothing_is_said():
    assert found(ID, plans("8", who="nhse")) == []


def test_rounding_is_no_fault():
    assert found(ID, plans("8", fig("6", to="5"))) == []
