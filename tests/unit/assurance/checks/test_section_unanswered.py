"""A required section without words is named."""

import pytest
from tests.unit.assurance.building import SHAPE, found, one, plan

from lifecourse.assurance.findings import Severity

pytestmark = pytest.mark.unit

ID = "section-unanswered"

ANSWERS = {s.key: "Said." for s in SHAPE.sections}


def without(section):
    return {k: v for k, v in ANSWERS.items() if k != section}


def test_an_empty_section_must_be_mended():
    finding = one(ID, plan(without("3.1")))
    assert finding.place.path == "3.1"
    assert finding.severity is Severity.MUST_MEND


def test_a_section_with_figures_and_no_words_should_be_looked_at():
    document = plan(without("2.2"), inpatients={"a": {"people": "3"}})
    assert one(ID, document).severity is Severity.SHOULD_LOOK


@pytest.mark.parametrize("answers", [ANSWERS, without("A")])  # Annex A is not required
def test_an_answered_plan_raises_nothing(answers):
    assert found(ID, plan(answers)) == []


def test_blanks_are_no_answer():
    assert found(ID, plan(ANSWERS | {"1.2": "  \n"}))


@pytest.mark.parametrize("answer", ["TBC", "To be completed.", "[insert text here]", "xxx", "**To follow**"])
def test_words_that_only_hold_the_place_are_no_answer(answer):
    finding = one(ID, plan(ANSWERS | {"1.2": answer}))
    assert f"says only “{answer}”." in finding.sentence


@pytest.mark.parametrize(
    "answer", ["The board is to be confirmed.", "None.", "See the table.", "Not applicable"]
)
def test_a_short_answer_is_an_answer(answer):
    assert found(ID, plan(ANSWERS | {"1.2": answer})) == []
