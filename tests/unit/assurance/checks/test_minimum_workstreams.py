"""Workforce, estates and communications are asked for, in whatever words."""

import pytest
from tests.unit.assurance.building import found, one, plan

from lifecourse.standards.api import pack

pytestmark = pytest.mark.unit

ID = "minimum-workstreams"


def names(*words):
    return {f"w{n}": {"workstream": w, "lead": "Someone"} for n, w in enumerate(words)}


def test_a_missing_workstream_is_named():
    finding = one(ID, plan(workstreams=names("Workforce", "Housing and estates")))
    assert finding.expected == "communications"
    assert finding.fingerprint.endswith("#communications")


def test_other_words_for_the_same_are_understood():
    assert found(ID, plan(workstreams=names("Staffing", "Buildings", "Engagement with families"))) == []


def test_an_empty_table_is_told_elsewhere():
    assert found(ID, plan()) == []


def test_a_pack_without_such_a_rule_asks_for_nothing():
    assert found(ID, plan(workstreams=names("Data")), pack("long-term-plan-2019")) == []
