"""Which kept names may be meant by what was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from lifecourse.people.nearness import Known

pytestmark = pytest.mark.unit
LETTERS = "abehnrt"
NAMES = some.lists(some.text(LETTERS, min_size=1, max_size=9), max_size=8)


def near(typed: str, *names: str, alone: bool = True) -> list[str]:
    found = Known(" ".join(names)).near(typed, alone=alone)
    return sorted(found, key=lambda name: found[name].off)


def test_the_name_itself_is_nearest_then_its_beginning_then_its_spelling() -> None:
    assert near("marsh", "march", "marshall", "marsh") == ["marsh", "marshall", "march"]


def test_one_letter_of_a_short_name_may_be_wrong_only_where_something_else_was_typed() -> None:
    assert near("anm", "ann") == []
    assert near("anm", "ann", alone=False) == ["ann"]
    assert near("a", "b", alone=False) == []


def test_the_first_letter_is_seldom_the_wrong_one() -> None:
    assert near("barton", "marton", "burton") == ["burton", "marton"]


def test_a_beginning_is_of_a_whole_word() -> None:
    assert near("ann", "joanna", "annabel") == ["annabel"]


def test_of_very_many_beginnings_the_shortest_are_looked_at() -> None:
    names = [f"mar{'x' * length}{letter}" for length in range(30) for letter in "abcdefghijkl"]
    found = Known(" ".join(names)).beginning("mar")
    assert len(found) == 300 and max(map(len, found)) <= 29


@given(some.text(LETTERS, min_size=1, max_size=9), NAMES, some.booleans())
def test_only_kept_names_are_meant_and_only_the_same_is_no_way_off(
    typed: str, names: list[str], alone: bool
) -> None:
    found = Known(" ".join(names)).near(typed, alone=alone)
    assert found.keys() <= set(names)
    assert {name for name, one in found.items() if one.off == 0} == {typed} & set(names)


@given(some.text(LETTERS, min_size=6, max_size=9), some.integers(0, 5), some.integers(0, 5))
def test_a_long_name_is_found_with_any_two_letters_swapped_or_left_out(name: str, one: int, two: int) -> None:
    swapped = name[:one] + name[one : one + 2][::-1] + name[one + 2 :]
    assert name in near(swapped[:two] + swapped[two + 1 :], name)
