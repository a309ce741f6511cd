"""How far two records agree in one field, in a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.people.side_by_side import NAMES, word_for

pytestmark = pytest.mark.unit
SAID = st.lists(st.text(max_size=12), max_size=3).map(tuple)


@pytest.mark.parametrize(
    ("name", "first", "second", "word"),
    [
        ("Name", "Ann Smyth", "ann  SMYTH", "The same"),
        ("Name", "Ann Smyth", "Anne Smith", "Alike"),
        ("Name", "Zoë O'Brien", "Zoe OBrien", "Alike"),
        ("Name", "Smyth Ann", "Ann Smyth", "Alike"),
        ("Name", "Ann Smyth", "Robert Jones", "Different"),
        ("Name", "Ann Smyth", "Leo Smyth", "Different"),
        ("Born", "1985-04-03", "1985-04-08", "Alike"),
        ("Born", "1985-04-03", "1985-03-04", "Alike"),
        ("Born", "1985-04-03", "1979-11-21", "Different"),
        ("Born", "1961-05-14", "1991-05-14", "Different"),
        ("NHS number", "999 000 0018", "999 000 0019", "Different"),
    ],
)
def test_what_is_spelled_or_typed_in_two_ways_is_alike(name: str, first: str, second: str, word: str) -> None:
    assert word_for(name, (first,), (second,)) == word


@given(st.sampled_from(NAMES), SAID, SAID)
def test_the_word_is_the_same_whichever_comes_first(
    name: str, first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    word = word_for(name, first, second)
    assert word == word_for(name, second, first)
    assert (word == "Only one says") is (not first or not second)
    if first:
        assert word_for(name, first, first) == "The same"
