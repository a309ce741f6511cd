"""Nothing ends before it starts."""

import pytest
from tests.unit.assurance.building import found, one, plan

pytestmark = pytest.mark.unit

ID = "ends-before-starts"


def test_a_milestone_that_ends_first_is_named():
    finding = one(
        ID, plan(milestones={"m": {"milestone": "Build", "starts": "2016-06-01", "ends": "2016-05-01"}})
    )
    assert finding.difference == "31 days"
    assert "1 June 2016" in finding.sentence


def test_a_period_that_ends_first_is_named():
    row = {"commissioner": "ccg", "setting": "secure", "from": "2016-01-01", "to": "2014-01-01"}
    assert one(ID, plan(flows={"f": row})).place.column == "to"


@pytest.mark.parametrize("ends", ["2016-06-01", "2016-07-01", "", "nonsense"])
def test_the_same_day_or_later_raises_nothing(ends):
    assert (
        found(ID, plan(milestones={"m": {"milestone": "Build", "starts": "2016-06-01", "ends": ends}})) == []
    )
