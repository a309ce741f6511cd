"""One service's capacity is counted once."""

import pytest
from tests.unit.assurance.building import fig, plan
from tests.unit.assurance.neighbours.building import between

pytestmark = pytest.mark.unit

ID = "capacity-counted-twice"


def team(capacity, service="Outreach team", provider="Willowbank Care", **more):
    figure = fig(capacity, **more)
    return plan(services={"t": {"service": service, "provider": provider, "capacity": figure}})


def test_the_whole_of_one_team_in_both_plans_is_named():
    (finding,) = between(ID, team("125"), team("125"))
    assert "both count on all of “Outreach team”" in finding.sentence


def test_a_rounded_number_may_be_the_same():
    assert len(between(ID, team("125"), team("130", to="10"))) == 1


def test_each_its_own_share_raises_nothing():
    assert between(ID, team("80"), team("45")) == []


def test_another_service_or_another_provider_is_another_capacity():
    assert between(ID, team("125"), team("125", service="Short breaks")) == []
    assert between(ID, team("125"), team("125", provider="Brackwater Homes")) == []


def test_nothing_is_no_capacity():
    assert between(ID, team("0"), team("0")) == []
