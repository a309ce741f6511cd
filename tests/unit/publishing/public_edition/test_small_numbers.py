"""Sentences that tell of one to four people are found; those that do not are let alone."""

import pytest

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
