"""Services are for groups that there are."""

import pytest
from tests.unit.assurance.building import found, one, plan

pytestmark = pytest.mark.unit

ID = "group-unknown"


def change(cohorts):
    return plan(service_changes={"a": {"service": "Crisis team", "change": "new", "cohorts": cohorts}})


def test_a_group_that_nobody_knows_is_named():
    finding = one(ID, change("1, 2, 33"))
    assert "is for group 33; the groups are 1, 2, 3, 4, 5 and 6" in finding.sentence
    assert finding.place.path == "4.1/service-changes/a/cohorts"


@pytest.mark.parametrize("cohorts", ["", "1", "1,2, 5", "6"])
def test_known_groups_and_none_raise_nothing(cohorts):
    assert found(ID, change(cohorts)) == []
