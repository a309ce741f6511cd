"""Faults planted one by one in options, a model and answers: each is found, and nothing else."""

import copy
from collections.abc import Callable
from typing import Any

import pytest
from tests.unit.cases.building import case_data

from lifecourse.cases.kinds.checking import ToCheck
from lifecourse.cases.kinds.finding import CaseFinding
from lifecourse.cases.rules.answers import no_answers, risks_told_in_passing
from lifecourse.cases.rules.document import read_document
from lifecourse.cases.rules.model_findings import model_findings
from lifecourse.cases.rules.options_findings import options_findings
from lifecourse.cases.rules.template import templates

pytestmark = pytest.mark.unit

TEMPLATE = templates()["full-business-case-2016"]
MODEL: dict[str, Any] = {
    "first": "2016/17 Q1",
    "last": "2018/19 Q4",
    "participants": [
        {"slug": "county", "name": "County", "organisation": "county", "share": 60},
        {"slug": "trust", "name": "Trust", "organisation": "trust", "share": 40},
    ],
    "phases": [
        {
            "slug": "one",
            "number": 1,
            "name": "Standard",
            "first": "2016/17 Q2",
            "costs": [
                {"slug": "team", "name": "Team", "kind": "programme", "best": 900, "mid": 1000, "worst": 1200}
            ],
            "benefits": [
                {"slug": "calls", "name": "Calls", "kind": "channel", "counts": "cash", "lasting": 500}
            ],
        }
    ],
}
SOUND: dict[str, Any] = case_data(model=MODEL) | {
    "impact": {"who": "People who call", "worse": "Looked for with callers; nothing was found."},
    "risks": [{"title": "Nobody calls"}],
    "words.aims": "One number. People at risk of harm are heard first.",
}
SOUND["options"] = copy.deepcopy(SOUND["options"])
SOUND["options"][2]["money"] = [
    {"organisation": "county", "goes": "benefit", "cash": True, "years": {"2018/19": 9000}}
]


def found(data: dict[str, Any]) -> list[CaseFinding]:
    given = ToCheck(document=read_document(data, place="a case"), template=TEMPLATE)
    checks = (options_findings, model_findings, no_answers, risks_told_in_passing)
    return [finding for check in checks for finding in check(given)]


def test_nothing_is_found_where_nothing_is_wrong():
    assert found(SOUND) == []


def phase(data: dict[str, Any]) -> dict[str, Any]:
    one: dict[str, Any] = data["model"]["phases"][0]
    return one


PLANTED: dict[str, Callable[[dict[str, Any]], Any]] = {
    "no-option-of-carrying-on": lambda data: data["options"][0].pop("status_quo"),
    "no-choice-of-options": lambda data: (
        data["options"].pop(1),
        data.update(scores=[one for one in data["scores"] if one["option"] != "one-place"]),
    ),
    "option-without-money": lambda data: data["options"][2].pop("money"),
    "option-not-scored": lambda data: data["scores"].pop(),
    "score-without-reason": lambda data: data["scores"][0].pop("made_up"),
    "score-and-value-differ": lambda data: data["options"][2]["money"][0].update(goes="cost", cash=False),
    "shares-not-all": lambda data: data["model"]["participants"][0].update(share=59),
    "model-without-range": lambda data: phase(data)["costs"][0].update(best=1000, worst=1000),
    "phase-before-the-case": lambda data: (
        data["about"].update(first_day="2016-08-01") or phase(data).update(first="2016/17 Q1")
    ),
    "costs-more-than-it-brings": lambda data: phase(data)["costs"][0].update(mid=90_000, worst=90_000),
    "partner-pays-more-than-it-gets": lambda data: phase(data)["costs"][0].update(
        best=2000, mid=2500, worst=2600, paid_by="trust"
    ),
    "benefit-is-not-all-cash": lambda data: phase(data)["benefits"].append(
        {"slug": "hours", "name": "Hours", "kind": "process", "counts": "not-cash", "lasting": 50}
    ),
    "answer-says-nothing": lambda data: data["impact"].update(worse="N/A"),
    "risk-told-in-passing": lambda data: (
        data.pop("risks"),
        data.update({"words.aims": "There are said to be risks."}),
    ),
}
# What comes with a fault: without a score or its money another option comes first.
FOLLOWS = {
    "no-option-of-carrying-on": {"option-without-money"},
    "option-without-money": {"score-and-value-differ"},
    "option-not-scored": {"score-and-value-differ"},
}


@pytest.mark.parametrize("check", PLANTED)
def test_what_is_planted_is_found_and_nothing_else(check):
    data = copy.deepcopy(SOUND)
    PLANTED[check](data)
    findings = found(data)
    assert [one.check for one in findings if one.check not in FOLLOWS.get(check, ())] == [check]
    assert all(one.place and one.found and one.expected and one.mend for one in findings)


@pytest.mark.parametrize(
    "words", ["N/A", "n/a.", "NA", "None", "Not applicable", "–", "...", "See above", "nil"]
)
def test_a_sign_is_no_answer(words):
    assert [one.check for one in found(SOUND | {"words.aims": words})] == ["answer-says-nothing"]


@pytest.mark.parametrize(
    "words", ["None expected: the criteria stay.", "Nobody is touched.", "Nile", "", "No."]
)
def test_a_sentence_is_an_answer(words):
    assert found(SOUND | {"words.aims": words}) == []


def test_parts_of_a_whole_of_their_own_are_no_fault():
    data = copy.deepcopy(SOUND)
    data["model"]["participants"][0]["share"], data["model"]["participants"][1]["share"] = 3, 2
    assert found(data) == []
