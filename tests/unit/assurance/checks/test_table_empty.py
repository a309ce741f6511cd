"""A required table without rows is named once."""

import pytest
from tests.unit.assurance.building import SHAPE, found, plan

pytestmark = pytest.mark.unit

ID = "table-empty"

ANSWERS = {s.key: "Said." for s in SHAPE.sections}


def test_an_empty_required_table_is_named():
    empty = {f.place.table for f in found(ID, plan(ANSWERS, risks={"r": {"risk": "Late"}}))}
    assert "spend-by-commissioner" in empty
    assert "risks" not in empty
    assert "beds" not in empty  # not required


def test_a_section_that_is_empty_altogether_is_told_once():
    assert found(ID, plan()) == []
