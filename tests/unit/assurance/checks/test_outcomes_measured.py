"""Each national outcome needs a measure."""

import pytest
from tests.unit.assurance.building import found, one, plan

pytestmark = pytest.mark.unit

ID = "outcomes-measured"


def measures(*domains):
    return {d or "blank": {"domain": d, "measure": "Something"} for d in domains}


def test_an_outcome_without_a_measure_is_named():
    finding = one(ID, plan(measures=measures("quality-of-care", "reliance")))
    assert "Quality of life" in finding.sentence


def test_three_measured_outcomes_raise_nothing():
    assert found(ID, plan(measures=measures("quality-of-care", "quality-of-life", "reliance"))) == []


@pytest.mark.parametrize("domain", ["", "happiness"])
def test_a_row_that_says_nothing_known_is_told_elsewhere(domain):
    assert found(ID, plan(measures=measures("quality-of-care", "reliance", domain))) == []
