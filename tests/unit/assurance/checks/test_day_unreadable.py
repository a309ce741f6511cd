"""A day that is none is named."""

import pytest
from tests.unit.assurance.building import found, one, plan

pytestmark = pytest.mark.unit

ID = "day-unreadable"


@pytest.mark.parametrize("words", ["Spring 2016", "2016-02-30", "31/12/2016", "TBC"])
def test_what_is_no_day_is_named(words):
    finding = one(ID, plan(milestones={"m": {"milestone": "Begin", "starts": words}}))
    assert finding.place.path == "5.3/milestones/m/starts"
    assert words in finding.sentence


@pytest.mark.parametrize("words", ["2016-02-29", ""])
def test_days_and_blanks_raise_nothing(words):
    assert found(ID, plan(milestones={"m": {"milestone": "Begin", "starts": words}})) == []
