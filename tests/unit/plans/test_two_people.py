"""What becomes of a change when two people change the same thing, and how two texts are told apart."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.plans.api import Said, Verdict, weigh, word_differences

pytestmark = pytest.mark.unit

ANY = st.sampled_from(["", "a", "b", "c"])


@pytest.mark.parametrize(
    ("seen", "stands", "typed", "verdict"),
    [
        # Nobody changed anything.
        ("a", "a", "a", Verdict.KEEP),
        # Only I did.
        ("a", "a", "b", Verdict.TAKE),
        ("a", "a", "", Verdict.TAKE),
        # Only they did.
        ("a", "b", "a", Verdict.KEEP),
        # Both did, to the same.
        ("a", "b", "b", Verdict.KEEP),
        # Both did, to different things.
        ("a", "b", "c", Verdict.ASK),
        ("a", "", "c", Verdict.ASK),
    ],
)
def test_only_what_two_people_changed_to_different_things_is_asked_about(
    seen: str, stands: str, typed: str, verdict: Verdict
) -> None:
    assert weigh(seen=seen, stands=stands, typed=typed) is verdict


@pytest.mark.parametrize(
    ("chosen", "against", "verdict"),
    [
        ("mine", "b", Verdict.TAKE),
        ("theirs", "b", Verdict.KEEP),
        # Chosen before a third person changed it.
        ("mine", "d", Verdict.ASK),
        ("theirs", "d", Verdict.ASK),
        ("both", "b", Verdict.ASK),
        ("", "b", Verdict.ASK),
    ],
)
def test_a_choice_counts_only_against_what_stands_now(chosen: str, against: str, verdict: Verdict) -> None:
    assert weigh(seen="a", stands="b", typed="c", chosen=chosen, against=against) is verdict


@given(seen=ANY, stands=ANY, typed=ANY)
def test_nobody_who_typed_nothing_overwrites_and_nothing_goes_unasked(
    seen: str, stands: str, typed: str
) -> None:
    verdict = weigh(seen=seen, stands=stands, typed=typed)
    if typed == seen:
        assert verdict is Verdict.KEEP
    if verdict is Verdict.TAKE:
        assert stands == seen
    if verdict is Verdict.KEEP:
        assert typed in {seen, stands}


@given(first=st.text("ab \n", max_size=60), second=st.text("ab \n", max_size=60))
def test_both_texts_can_be_read_back_from_what_differs(first: str, second: str) -> None:
    pieces = word_differences(first, second)
    assert "".join(p.words for p in pieces if p.said is not Said.SECOND) == first
    assert "".join(p.words for p in pieces if p.said is not Said.FIRST) == second
    assert all(one.said is not other.said for one, other in pairwise(pieces))


def test_a_line_added_at_the_end_changes_no_other_line() -> None:
    pieces = word_differences("Three are there.", "Three are there.\n\nOne more.")
    assert [(p.said.value, p.words) for p in pieces] == [
        ("both", "Three are there."),
        ("second", "\n\nOne more."),
    ]


def test_texts_of_very_many_words_are_told_apart_as_a_whole() -> None:
    first, second = "a " * 20_000, "b " * 20_000
    assert [p.said.value for p in word_differences(first, second)] == ["first", "second"]


def test_what_differs_is_told_by_words() -> None:
    pieces = word_differences("Three people are there.\n", "Four people are there.\n")
    assert [(p.said.value, p.words) for p in pieces] == [
        ("first", "Three "),
        ("second", "Four "),
        ("both", "people are there.\n"),
    ]
