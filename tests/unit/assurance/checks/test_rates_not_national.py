"""The plan starts from the national rates."""

import pytest
from tests.unit.assurance.building import found, one, plan

from lifecourse.standards.api import pack

pytestmark = pytest.mark.unit

ID = "rates-not-national"


def rates(low, high, who="ccg"):
    return plan(planning_range={who: {"commissioner": who, "rate_low": low, "rate_high": high}})


def test_other_rates_are_named_with_the_national_ones():
    finding = one(ID, rates("8", "12"))
    assert (finding.found, finding.expected) == ("8 to 12 per million", "10 to 15 per million")
    assert "Joint planning template" in finding.sentence


@pytest.mark.parametrize(
    ("who", "low", "high"), [("ccg", "10", "15"), ("nhse", "20", "25"), ("council", "1", "2")]
)
def test_the_national_rates_raise_nothing(who, low, high):
    assert found(ID, rates(low, high, who)) == []


def test_a_pack_without_such_a_rate_says_nothing():
    assert found(ID, rates("8", "12"), pack("operational-planning-2025")) == []
