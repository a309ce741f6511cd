"""The range follows from the rate and the population."""

import pytest
from tests.unit.assurance.building import fig, found, one, plan

pytestmark = pytest.mark.unit

ID = "range-not-rate-times-population"


def document(low, high, population="1450000", **more):
    return plan(
        population={
            "gp-registered-18-and-over": {
                "measure": "Adults",
                "people": fig(population, quantity="population/gp-registered-18-and-over", **more),
            }
        },
        planning_range={"ccg": {"commissioner": "ccg", "range_low": low, "range_high": high}},
    )


@pytest.mark.parametrize(("low", "high"), [("14.5", "30"), ("10", "22"), ("14.5", "19")])
def test_a_range_that_the_rate_does_not_give_is_named(low, high):
    finding = one(ID, document(low, high))
    assert finding.expected == "14.5 to 21.8"
    assert "1,450,000" in finding.sentence


@pytest.mark.parametrize(("low", "high"), [("14.5", "21.8"), ("14", "21"), ("15", "22"), ("14.5", "22")])
def test_a_range_rounded_in_any_way_raises_nothing(low, high):
    assert found(ID, document(low, high)) == []


def test_a_rounded_population_gives_its_leeway():
    assert found(ID, document("10", "15", "1000000", to="1000000")) == []


def test_without_the_population_nothing_is_said():
    assert (
        found(ID, plan(planning_range={"ccg": {"commissioner": "ccg", "range_low": "1", "range_high": "99"}}))
        == []
    )
