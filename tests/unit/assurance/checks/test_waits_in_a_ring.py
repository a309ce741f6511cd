"""Milestones do not wait for each other in a ring."""

import pytest
from tests.unit.assurance.building import found, one, plan

pytestmark = pytest.mark.unit

ID = "waits-in-a-ring"


def route(**after):
    return plan(milestones={k: {"milestone": k.upper(), "after": v} for k, v in after.items()})


def test_a_ring_is_one_finding_that_names_all_of_it():
    finding = one(ID, route(a="c", b="a", c="b", d="a"))
    assert "“A”, “B” and “C” wait for each other" in finding.sentence


def test_what_waits_for_itself_is_named():
    assert "waits for itself" in one(ID, route(a="a")).sentence


def test_a_chain_raises_nothing():
    assert found(ID, route(a="", b="a", c="a, b")) == []
