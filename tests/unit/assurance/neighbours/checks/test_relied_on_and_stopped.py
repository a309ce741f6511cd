"""What one plan stops, the other does not count on."""

import pytest
from tests.unit.assurance.building import plan
from tests.unit.assurance.neighbours.building import between

pytestmark = pytest.mark.unit

ID = "relied-on-and-stopped"
UNIT = {"a": {"setting": "secure", "place": "Stonebeck", "beds": "10", "used": "4"}}
TEAM = {"t": {"service": "Outreach team", "area": "Stonebeck", "provider": "Willowbank Care"}}


def changing(change, service, **tables):
    return plan(service_changes={"c": {"service": service, "change": change}}, **tables)


@pytest.mark.parametrize(
    ("change", "service", "fires"),
    [
        ("less", "Medium and low secure beds", True),
        ("stop", "Secure hospital in Stonebeck", True),
        ("change", "Secure beds", False),
        ("new", "Secure beds", False),
        ("less", "Beds in mental health wards", False),
        ("less", "Secure tenancies", False),
    ],
)
def test_buying_less_of_a_unit_that_the_other_uses(change, service, fires):
    found = between(ID, changing(change, service, beds=UNIT), plan(beds=UNIT))
    assert len(found) == fires


def test_both_buying_less_agree():
    less = changing("less", "Secure beds", beds=UNIT)
    assert between(ID, less, less) == []


def test_a_unit_that_the_other_does_not_use_may_close():
    unused = {"a": UNIT["a"] | {"used": "0"}}
    assert between(ID, changing("stop", "Secure beds", beds=UNIT), plan(beds=unused)) == []


def test_a_change_that_names_no_place_concerns_a_unit_only_if_there_is_but_one():
    two = UNIT | {"b": {"setting": "secure", "place": "Ravensmoor", "beds": "10"}}
    assert between(ID, changing("less", "Secure beds", beds=two), plan(beds=UNIT)) == []
    assert len(between(ID, changing("less", "Secure beds in Stonebeck", beds=two), plan(beds=UNIT))) == 1


def test_a_milestone_that_closes_a_service_of_both_is_found_and_names_the_day():
    shut = {
        "m": {"group": "g", "milestone": "Outreach team closes", "kind": "closing", "starts": "2017-03-31"}
    }
    (finding,) = between(ID, plan(services=TEAM, milestones=shut), plan(services=TEAM))
    assert "on 31 March 2017" in finding.sentence
    assert "Eastmere counts on “Outreach team, Stonebeck”" in finding.sentence


def test_a_provider_that_one_plan_stops_using_and_the_other_keeps_is_found_once():
    stopped = changing("stop", "Contract with Willowbank Care", services=TEAM)
    elsewhere = {"t": {"service": "Short breaks", "area": "Ravensmoor", "provider": "Willowbank Care"}}
    assert len(between(ID, stopped, plan(services=elsewhere))) == 1
