"""A framework as somebody types it, and what changed between two ratings."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from lifecourse.support.rules.health import CannotRead, Change, Part, change, levels_of, parts_of

pytestmark = pytest.mark.unit
WORDS = some.text("abcdefgh ", min_size=1, max_size=12).map(str.strip).filter(bool)


@given(
    some.lists(some.tuples(WORDS, some.integers(1, 4)), min_size=1, max_size=5, unique_by=lambda one: one[0])
)
def test_what_is_typed_is_what_is_read(shape: list[tuple[str, int]]) -> None:
    parts = [
        Part(name=name, indicators=tuple(f"{place}.{n} {name}" for n in range(count)))
        for place, (name, count) in enumerate(shape)
    ]
    typed = "\n\n".join("\n".join([f"{one.name}: ", *one.indicators]) for one in parts)
    assert parts_of(typed) == parts


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Enter the parts"),
        ("An indicator", "Begin with the name"),
        ("Home:\n", "one indicator or more"),
        ("Home:\nA\nWork:\nA", "twice: A"),
        ("Home:\nA\nHome:\nB", "twice: Home"),
    ],
)
def test_what_is_no_framework_says_why(typed: str, said: str) -> None:
    with pytest.raises(CannotRead, match=said):
        parts_of(typed)


def test_levels_are_two_or_more_and_each_once() -> None:
    assert levels_of("Good\n\nBad ") == ["Good", "Bad"]
    for typed in ("Good", "Good\nGood"):
        with pytest.raises(CannotRead):
            levels_of(typed)


@given(some.integers(0, 9), some.integers(0, 9))
def test_what_is_better_one_way_is_worse_the_other(one: int, other: int) -> None:
    turned = {Change.BETTER: Change.WORSE, Change.WORSE: Change.BETTER, Change.SAME: Change.SAME}
    assert change(other, one) is turned[change(one, other)]
    assert (change(one, other) is Change.BETTER) is (other < one)
    assert change(None, one) is Change.FIRST
