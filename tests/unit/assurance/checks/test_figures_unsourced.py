"""Figures without a source make one finding a table."""

from dataclasses import replace

import pytest
from tests.unit.assurance.building import fig, found, one, plan

pytestmark = pytest.mark.unit

ID = "figures-unsourced"

BARE = replace(fig("3"), source="")


def test_a_table_with_bare_figures_is_one_finding():
    rows = {
        "a": {"measure": "A", "people": BARE},
        "b": {"measure": "B", "people": BARE},
        "c": {"measure": "C", "people": "4"},
    }
    finding = one(ID, plan(population=rows))
    assert "2 of 3 figures do not say where they come from" in finding.sentence
    assert len(finding.others) == 2


def test_sourced_figures_raise_nothing():
    assert found(ID, plan(population={"a": {"measure": "A", "people": "4"}})) == []
