"""What is held back for a person to look at first, and when a link takes answers."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.delivery.rules import NEXT_ANSWER_STATES, AnswerState
from lifecourse.delivery.screening import Door, Held, screened, takes_answers

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("I want to live near the sea.", []),
        ("There were 60 people in 2016, and 14 to 22 beds.", []),
        ("It has a skilled team.", []),
        ("Write to me: sam@example.org", [Held.EMAIL]),
        ("Ring 07700 900123", [Held.NUMBER]),
        ("Ring (01632) 960-001", [Held.NUMBER]),
        ("My number is 943 476 5919", [Held.NUMBER]),
        ("He hits me", [Held.HARM]),
        ("I am SCARED of the night staff", [Held.HARM]),
        ("They lock me in", [Held.HARM]),
        ("It was abuse. Ring 07700900123 or sam@example.org", [Held.HARM, Held.EMAIL, Held.NUMBER]),
    ],
)
def test_what_is_held_back(text: str, held: list[Held]) -> None:
    assert screened(text) == held


@given(
    before=st.text(),
    digits=st.lists(st.sampled_from("0123456789"), min_size=7),
    between=st.sampled_from(["", " ", "-", ". "]),
)
def test_a_number_is_found_whatever_stands_before_it(before: str, digits: list[str], between: str) -> None:
    assert Held.NUMBER in screened(f"{before} {between.join(digits)}")


@given(late=st.integers(-5, 5), closed=st.booleans(), answers=st.integers(0, 4), most=st.integers(1, 4))
def test_a_link_takes_answers_only_when_nothing_stands_against_it(
    late: int, closed: bool, answers: int, most: int
) -> None:
    last = date(2016, 5, 1)
    door = Door(closes_on=last, was_closed=closed, answers=answers, most_answers=most)
    takes = takes_answers(door, today=last + timedelta(days=late))
    assert takes == (late <= 0 and not closed and answers < most)


def test_what_is_joined_stays_and_nothing_becomes_new_again() -> None:
    assert NEXT_ANSWER_STATES[AnswerState.JOINED] == frozenset()
    for following in NEXT_ANSWER_STATES.values():
        assert not following & {AnswerState.NEW, AnswerState.HELD}
