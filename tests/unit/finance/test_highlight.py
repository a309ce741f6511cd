"""What a board is told first of a priority, and of a quarter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.finance.rules.highlight import GOES_WORDS, LOOKS, Goes, Money, goes, sentence_about

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("budget", "outturn", "unexplained", "said"),
    [
        (100, 101, 0, Goes.OVER),
        (100, 101, 2, Goes.OVER),
        (100, 100, 1, Goes.UNEXPLAINED),
        (100, 40, 0, Goes.WELL),
        (0, 0, 0, Goes.WELL),
    ],
)
def test_over_comes_before_unexplained(budget: int, outturn: int, unexplained: int, said: Goes) -> None:
    assert goes(Money(budget=budget, outturn=outturn, unexplained=unexplained)) is said


@given(st.lists(st.sampled_from(Goes), max_size=6), st.integers(0, 10**9), st.integers(0, 10**9))
def test_the_sentence_tells_of_every_priority_that_does_not_go_well(
    how: list[Goes], spent: int, planned: int
) -> None:
    words = sentence_about("quarter 2", spent=spent, planned=planned, how=how)
    assert words.endswith(".") and "quarter 2" in words
    assert ("every difference is explained" in words) is all(one is Goes.WELL for one in how)
    for kind, part in ((Goes.OVER, "over budget"), (Goes.UNEXPLAINED, "not explained")):
        assert (part in words) is (kind in how)
        if kind in how:
            assert f"{how.count(kind)} of {len(how)}" in words


def test_every_way_has_words_and_a_mark() -> None:
    assert set(GOES_WORDS) == set(LOOKS) == set(Goes)
