"""The glossary and the list of changes are put right where a command can, and refused where it cannot."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools import lists
from tools.lists import changes_twice, in_order, main, told_once, word_of, words_twice

pytestmark = pytest.mark.unit

HEAD = "# Glossary\n\n| word | what it means here |\n|---|---|\n"
words = st.lists(st.from_regex(r"[A-Za-z0-9][a-z ]{0,8}[a-z]", fullmatch=True), max_size=12)


def glossary(names: list[str], meaning: str = "a word") -> str:
    """A glossary of these words, as they come."""
    return HEAD + "".join(f"| {name} | {meaning} |\n" for name in names) + "\nThe end.\n"


@given(words)
def test_the_glossary_is_put_in_order_and_nothing_else_of_it_changes(names: list[str]) -> None:
    mended = in_order(glossary(names))
    assert mended == glossary(sorted(dict.fromkeys(names), key=str.casefold))
    assert in_order(mended) == mended


def test_what_two_people_added_between_one_anothers_words_is_sorted_all_the_same() -> None:
    merged = HEAD + "| b | two |\n\n| a | one |\n| b | two |\n"
    assert in_order(merged) == HEAD + "| a | one |\n\n| b | two |\n"


def test_a_word_explained_in_two_ways_is_for_somebody_to_settle() -> None:
    text = glossary(["Stay"]) + glossary(["stay"], "another meaning")
    assert words_twice(in_order(text)) == ['docs/glossary.md explains "stay" 2 times: keep one line']


def test_a_line_of_the_changes_that_stands_twice_in_one_version_is_told_once() -> None:
    text = "## Unreleased\n* **A page**: new.\n* a small thing\n* **A page**: new.\n## 1.0\n* a small thing\n"
    assert told_once(text) == "## Unreleased\n* **A page**: new.\n* a small thing\n## 1.0\n* a small thing\n"


def test_a_change_told_in_two_ways_is_said_with_its_lines() -> None:
    text = "## Unreleased\n* **A page**: new.\n* **A page** has more.\n* **Another page**: new.\n"
    assert told_once(text) == text
    assert changes_twice(text) == ['CHANGELOG.md tells "A page" on lines 2 and 3: keep one']


def test_the_check_leaves_the_files_alone_and_the_fix_puts_them_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong, changes = glossary(["b", "a"]), "* one\n* one\n"
    monkeypatch.setattr(lists, "ROOT", tmp_path)
    for name, text in (("GLOSSARY", wrong), ("CHANGES", changes)):
        monkeypatch.setattr(lists, name, tmp_path / name)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert main(["--check"]) == 1
    assert (tmp_path / "GLOSSARY").read_text(encoding="utf-8") == wrong
    assert "./lifecourse fix" in capsys.readouterr().out
    assert main([]) == 0
    assert main(["--check"]) == 0
    assert (tmp_path / "GLOSSARY").read_text(encoding="utf-8") == glossary(["a", "b"])
    assert (tmp_path / "CHANGES").read_text(encoding="utf-8") == "* one\n"


def test_a_heading_of_the_table_is_no_word() -> None:
    assert [word_of(line) for line in HEAD.splitlines()] == [""] * 4
