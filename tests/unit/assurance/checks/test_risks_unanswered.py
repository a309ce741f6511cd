"""A risk needs an owner, and something done about it."""

import pytest
from tests.unit.assurance.building import found, one, plan

pytestmark = pytest.mark.unit

ID = "risks-unanswered"

FULL = {"risk": "Late", "owner": "Manager", "mitigation": "Watch it"}


def test_risks_without_owner_are_one_finding_and_those_without_mitigation_another():
    rows = {"a": {"risk": "Late"}, "b": {"risk": "Dear"}, "c": FULL}
    owner, mitigation = sorted(found(ID, plan(risks=rows)), key=lambda f: f.place.column, reverse=True)
    assert owner.place.path == "5.4/risks/owner"
    assert "2 of 3 risks have no owner: Late and Dear" in owner.sentence
    assert mitigation.place.path == "5.4/risks/mitigation"


def test_a_risk_that_an_approach_answers_is_not_bare():
    rows = {"a": {"risk": "Late", "owner": "Manager"}}
    document = plan(risks=rows, mitigations={"m": {"approach": "Plan", "answers": "a"}})
    assert found(ID, document) == []


def test_all_and_only_are_said_plainly():
    assert (
        "all 2 risks have no owner."
        in found(ID, plan(risks={"a": FULL | {"owner": ""}, "b": FULL | {"owner": ""}}))[0].sentence
    )
    assert "the only risk has no owner." in one(ID, plan(risks={"a": FULL | {"owner": ""}})).sentence


def test_full_risks_raise_nothing():
    assert found(ID, plan(risks={"a": FULL})) == []
