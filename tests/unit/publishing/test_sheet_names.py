"""Sheets are named as a person would, within what a workbook allows."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from lifecourse.publishing.workbook.names import FORBIDDEN, LONGEST, quoted, sheet_names

pytestmark = pytest.mark.unit


@given(some.lists(some.text(max_size=60), max_size=30))
def test_every_name_is_allowed_and_used_once(titles: list[str]) -> None:
    names = sheet_names(titles)
    assert len(names) == len(titles)
    assert len({n.casefold() for n in names}) == len(names)
    for name in names:
        assert 0 < len(name) <= LONGEST
        assert not FORBIDDEN.search(name)
        assert not name.startswith("'")
        assert not name.endswith("'")


def test_long_names_are_cut_between_words_and_told_apart() -> None:
    title = "5.4 Assumptions, issues, dependencies and constraints"
    assert sheet_names([title, title]) == ["5.4 Assumptions, issues", "5.4 Assumptions, issues (2)"]


def test_a_name_that_is_cut_does_not_end_on_a_small_word() -> None:
    assert sheet_names(["4.10 What stands in the way of going home"]) == ["4.10 What stands in the way"]


def test_a_name_reserved_by_spreadsheets_is_not_used() -> None:
    assert sheet_names(["History"]) == ["History (2)"]


def test_a_quote_in_a_name_is_doubled_in_a_link() -> None:
    assert quoted("People's homes") == "'People''s homes'"
