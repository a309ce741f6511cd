"""The Essex example beside the document it comes from: nothing forgotten, and no sentence copied."""

import re
from collections import Counter
from decimal import Decimal

import pytest
from tests.unit.examples.essex import FOLDER, plan
from tests.unit.examples.printed import SOURCE, printed_numbers, source_text

pytestmark = [
    pytest.mark.unit,
    pytest.mark.skipif(not SOURCE.is_file(), reason="needs the published document, which is not kept here"),
]

RUN = 8


def left_out() -> Counter[tuple[str, Decimal]]:
    """The numbers that left-out.md explains."""
    text = (FOLDER / "left-out.md").read_text(encoding="utf-8")
    found: Counter[tuple[str, Decimal]] = Counter()
    for section, value, times in re.findall(r"^\| ([\d.]+) \| ([\d.]+) \| (\d+) \|", text, re.M):
        found[section, Decimal(value)] += int(times)
    return found


def transcribed() -> Counter[tuple[str, Decimal]]:
    """The numbers that stand in the tables, by the section that prints them."""
    return Counter((f.source.removeprefix("Section "), abs(f.value)) for _, f in plan().figures())


def test_every_number_that_the_document_prints_is_a_figure_or_is_explained():
    printed = printed_numbers(source_text())
    assert sum(printed.values()) > 300
    assert printed - transcribed() == left_out()


def test_every_figure_is_printed_where_its_source_says():
    # "No net movement", "one hospital" and a word for a share are the only figures without a number.
    in_words = {("2.2", Decimal(0)), ("2.3", Decimal(1))}
    printed = set(printed_numbers(source_text()))
    assert set(transcribed()) - printed == in_words


def test_no_run_of_eight_words_is_copied():
    words = words_of(source_text())
    runs = {tuple(words[i : i + RUN]) for i in range(len(words))}
    for file in sorted([*FOLDER.rglob("*.md"), *FOLDER.rglob("*.toml")]):
        ours = words_of(file.read_text(encoding="utf-8"))
        for i in range(len(ours) - RUN + 1):
            assert tuple(ours[i : i + RUN]) not in runs, f"{file.name}: {' '.join(ours[i : i + RUN])}"


def words_of(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.lower().replace("’", "'"))
