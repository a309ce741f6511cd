"""Numbers of a forecast are said as people say them, and never surer than the draws are."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.engine.pathways import Range
from lifecourse.forecasting.reading.saying import (
    Likely,
    chance_of,
    chance_words,
    from_to,
    likely,
    meeting,
    more_or_fewer,
    more_or_less,
    pounds,
)

pytestmark = pytest.mark.unit
RANGE = Range("", 43.5, 58, "the plan")


@pytest.mark.parametrize(
    ("pence", "words"),
    [
        (27_753_300, "£280,000"),
        (99_960_000, "£1.00m"),
        (130_961_300, "£1.31m"),
        (-43_200, "−£430"),
        (49, "£0"),
        (0, "£0"),
    ],
)
def test_pounds_are_said_to_two_figures_below_a_million(pence: float, words: str) -> None:
    assert pounds(pence) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        ("14 fewer", "7 fewer", "14 to 7 fewer"),
        ("14 fewer", "2 more", "14 fewer to 2 more"),
        ("3 fewer", "no difference", "3 fewer to no difference"),
        ("no difference", "no difference", "no difference"),
    ],
)
def test_the_ends_of_a_difference_share_their_word(low: str, high: str, words: str) -> None:
    assert from_to(low, high) == words


def test_differences_say_their_way() -> None:
    assert (more_or_less(-27_753_300), more_or_less(12)) == ("£280,000 less", "no difference")
    assert (more_or_fewer(-7.2), more_or_fewer(1), more_or_fewer(0.3)) == (
        "7 fewer",
        "1 more",
        "no difference",
    )


@given(st.lists(st.integers(0, 100), min_size=1, max_size=400))
def test_chances_come_to_a_hundred_and_are_never_surer_than_the_draws(people: list[int]) -> None:
    draws = np.array(people)
    one = chance_of("Now", draws, RANGE)
    assert one.below + one.within + one.above == 100
    share, words = float((draws <= 58).mean()), chance_words(draws, RANGE)
    assert abs(one.met / 100 - share) < 0.0101
    assert (words == "0 in 100") == (share == 0)
    assert (words == "100 in 100") == (share == 1)


def test_a_range_is_met_by_as_many_as_it_allows_or_fewer() -> None:
    assert chance_words(np.array([10, 58, 59, 80]), RANGE) == "50 in 100"
    assert meeting(RANGE) == "58 people or fewer"


def test_the_middle_lies_between_the_ends() -> None:
    said = likely(np.arange(1, 101))
    assert (said.low, said.middle, said.high) == (5, 50, 95)
    assert said.people == "50 (5 to 95)"
    assert Likely(low=3, middle=3, high=3).people == "3"
    assert Likely(low=100_000, middle=100_000, high=100_000).pounds == "£1,000"
