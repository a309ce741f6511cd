"""People fit in the beds there are."""

import pytest
from tests.unit.assurance.building import fig, found, one, plan

from lifecourse.figures.api import Unit

pytestmark = pytest.mark.unit

ID = "more-people-than-beds"


def wards(people="19", beds="16", *, within=False, **more):
    rows = {"a": {"commissioner": "ccg", "setting": "assessment-and-treatment", "people": people}}
    if within:
        rows["of-which-rehabilitation"] = {"commissioner": "ccg", "setting": "rehabilitation", "people": "3"}
    there = {"b": {"setting": "assessment-and-treatment", "beds": beds} | more}
    if within:
        there["r"] = {"setting": "rehabilitation", "beds": "3"}
    return plan(inpatients=rows, beds=there)


def test_people_beyond_the_beds_are_named():
    finding = one(ID, wards())
    assert (finding.found, finding.expected, finding.difference) == (
        "19 people",
        "at most 16 beds",
        "3 people",
    )


def test_a_group_within_brings_its_beds():
    assert "16 beds" in one(ID, wards(beds="13", within=True)).sentence
    assert found(ID, wards(beds="16", within=True)) == []


def test_enough_beds_raise_nothing():
    assert found(ID, wards(beds="19")) == []


def test_where_the_beds_used_are_stated_the_rest_are_elsewhere():
    assert found(ID, wards(used="6")) == []


def test_rounding_is_no_fault():
    assert found(ID, wards(people=fig("20", to="10"))) == []


def test_other_kinds_of_hospital_are_not_mixed_in():
    rows = {"a": {"commissioner": "ccg", "setting": "independent-hospital", "people": "40"}}
    assert found(ID, plan(inpatients=rows, beds={"b": {"setting": "secure", "beds": "3"}})) == []


def test_beds_that_cannot_all_be_counted_say_nothing():
    rows = {"a": {"commissioner": "ccg", "setting": "assessment-and-treatment", "people": "19"}}
    beds = {"b": {"setting": "assessment-and-treatment", "beds": "3"}}
    more = {"c": {"setting": "assessment-and-treatment", "beds": fig("9", Unit.STAFF)}}
    assert found(ID, plan(inpatients=rows, beds=beds))
    assert found(ID, plan(inpatients=rows, beds=beds | more)) == []
