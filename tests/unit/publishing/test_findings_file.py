"""The file of findings says everything about each, in a form that programs can rely on."""

import json

import pytest

from lifecourse.plans.api import PlanDocument
from lifecourse.publishing.findings_file import FORM, findings_file
from lifecourse.publishing.paper import Facts, PaperFinding

pytestmark = pytest.mark.unit


def test_everything_about_a_finding_is_there(
    small_plan: PlanDocument, facts: Facts, findings: tuple[PaperFinding, ...]
) -> None:
    read = json.loads(findings_file(small_plan, facts=facts, findings=findings))
    assert read["form"] == FORM
    assert read["plan"] == {
        "slug": "small",
        "title": "A small plan",
        "partnership": "The Small Partnership",
        "dated": "2016-04-11",
        "template": "small",
        "revision": 3,
        "content_id": facts.content_id,
    }
    assert read["rule_pack"]["id"] == "small-rules"
    assert read["generated_on"] == "2016-05-02"
    still_open, accepted = read["findings"]
    assert still_open["place"]["row"] == "revenue"
    assert still_open["accepted"] is None
    assert accepted["accepted"] == {
        "reason": "Not asked of us",
        "by_role": "Programme manager",
        "at": "2016-04-30",
    }
    assert set(still_open) == {
        "check_id", "family", "severity", "state", "place", "found", "expected", "difference",
        "sentence", "mend", "accepted", "other_places",
    }  # fmt: skip


def test_a_plan_without_findings_has_an_empty_list(small_plan: PlanDocument, facts: Facts) -> None:
    assert json.loads(findings_file(small_plan, facts=facts, findings=()))["findings"] == []
