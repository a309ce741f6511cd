"""Sentences that tell of one to four people are found; those that do not are let alone."""

from pathlib import Path

import pytest

from lifecourse.plans.api import read_example
from lifecourse.publishing.public_edition.small_numbers import small_numbers_in

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    "said",
    [
        "Three people moved home.",
        "There are 2 patients on the ward.",
        "one older man who has lived there for years",
        "Of these, two were discharged.",
        "People in secure care: 4.",
        "a single person",
        "We support **four** young people.",
        "3 of the children are placed far away",
        "1 adult",
        "11 people in independent hospitals and four who had spent over a year there",
        "Eleven came and 3 left.",
        "Two were in hospital for a year.",
        "four who left the ward",
        "of these, three still at the unit",
        "Of the six, two now live near their families.",
        "one of whom has moved",
        "Both men move home in May.",
        "a couple of young people",
        "the only woman on the ward",
        "the sole resident",
    ],
)
def test_a_small_number_of_people_is_found(said: str) -> None:
    assert small_numbers_in(said)


@pytest.mark.parametrize(
    "said",
    [
        "74 people are in hospital.",
        "Over 1,004 adults live here.",
        "Phase 2 of the programme",
        "by 2 June 2016",
        "three health and wellbeing boards",
        "two to five years",
        "4 per cent a year",
        "tier 4 mental health services",
        "It costs £3 million.",
        "10.4 people in a million",
        "12 people",
        "4% of people",
        "Nobody is placed there.",
        "Both boards have agreed.",
    ],
)
def test_other_numbers_are_let_alone(said: str) -> None:
    assert small_numbers_in(said) == ()


def test_a_real_plans_text_that_tells_of_four_people_is_found(repository: Path) -> None:
    # Its table holds the same four back, so the sentence beside it must not give them away.
    answers = read_example(repository / "examples/essex-2016").document.answers
    assert "four who" in small_numbers_in(answers["2.2"])
