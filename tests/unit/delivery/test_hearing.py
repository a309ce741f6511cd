"""What is not yet answered, how two views differ, who has nobody, and the map of stakes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.delivery.hearing import Answer, Shaping, answer_of, gap_words, nobody_speaks_for
from lifecourse.delivery.rules import Level
from lifecourse.delivery.stakes import stakes_of

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("done", "why_not", "answer"),
    [
        ("", "", Answer.NOT_YET),
        ("  ", "\n", Answer.NOT_YET),
        ("A path", "", Answer.DONE),
        ("", "No money", Answer.WHY_NOT),
    ],
)
def test_a_thing_said_with_neither_is_not_yet_answered(done: str, why_not: str, answer: Answer) -> None:
    assert answer_of(done=done, why_not=why_not) is answer


@given(own=st.sampled_from(Shaping), people=st.sampled_from(Shaping))
def test_two_views_are_the_same_or_the_difference_is_said(own: Shaping, people: Shaping) -> None:
    said, turned = gap_words(own=own, people=people), gap_words(own=people, people=own)
    assert (said == "") == (own is people)
    assert turned == said.replace("higher", "*").replace("lower", "higher").replace("*", "lower")


def test_people_who_were_not_asked_are_named_as_a_gap() -> None:
    assert "Nobody has asked" in gap_words(own=Shaping.LED, people=None)


def test_gaps_keep_their_order() -> None:
    voices = {"a": ["Board"], "b": [], "d": []}
    assert nobody_speaks_for(["d", "c", "b", "a"], voices) == ["d", "c", "b"]


@given(
    st.lists(
        st.tuples(st.text(min_size=1), st.sampled_from(Level), st.sampled_from(Level)),
        unique_by=lambda group: group[0],
    )
)
def test_each_group_stands_in_exactly_one_square(groups: list[tuple[str, Level, Level]]) -> None:
    stakes = stakes_of((name, i.value, f.value) for name, i, f in groups)
    placed = [name for _, squares in stakes.rows for square in squares for name in square.names]
    assert sorted(placed) == sorted(name for name, _, _ in groups)
    assert stakes.closest == sum(i is f is Level.HIGH for _, i, f in groups)
