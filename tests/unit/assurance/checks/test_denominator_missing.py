"""The population behind the rate is asked for, and what the plan's ranges imply is marked derived."""

import pytest
from tests.unit.assurance.building import found, one, plan

from lifecourse.standards.api import pack

pytestmark = pytest.mark.unit

ID = "denominator-missing"

RANGE = {
    "ccg": {
        "commissioner": "ccg",
        "rate_low": "10",
        "rate_high": "15",
        "range_low": "14.5",
        "range_high": "22",
    }
}


def test_a_plan_without_the_population_is_told_which_one():
    finding = one(ID, plan())
    assert "registered with a GP aged 18 and over (2014/15)" in finding.sentence
    assert "derived" not in finding.sentence


def test_what_the_ranges_imply_is_said_to_be_derived():
    finding = one(ID, plan(planning_range=RANGE))
    assert "1.45 to 1.47 million people: derived, not sourced" in finding.sentence


def test_a_plan_with_the_population_raises_nothing():
    rows = {"gp-registered-18-and-over": {"measure": "Adults", "people": "1450000"}}
    assert found(ID, plan(population=rows)) == []


def test_each_population_of_another_pack_is_asked_for():
    assert len(found(ID, plan(), pack("long-term-plan-2019"))) == 2
    assert found(ID, plan(), pack("operational-planning-2025")) == []
