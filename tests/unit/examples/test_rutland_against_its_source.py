"""The Rutland example beside the document it comes from: no sentence is copied, no sum of money invented."""

import re
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from tests.unit.examples.rutland import FOLDER, plan

from lifecourse.figures.api import Unit

SOURCE = Path(__file__).resolve().parents[4] / "shared" / "seeds" / "002_1efd5b90e8107180.txt"
pytestmark = [
    pytest.mark.unit,
    pytest.mark.skipif(not SOURCE.is_file(), reason="needs the published document, which is not kept here"),
]
RUN = 8
FIRST, LAST = "Subject:	Better Care Fund (BCF)", "Report to Rutland Health and Wellbeing Board"


@cache
def source_text() -> str:
    """The report and its five appendices, without the other papers of the meeting."""
    whole = SOURCE.read_text(encoding="utf-8")
    return whole.split(FIRST, 1)[1].split(LAST, 1)[0]


def test_no_run_of_eight_words_is_copied():
    words = words_of(source_text())
    runs = {tuple(words[i : i + RUN]) for i in range(len(words))}
    for file in sorted([*FOLDER.rglob("*.md"), *FOLDER.rglob("*.toml")]):
        ours = words_of(file.read_text(encoding="utf-8"))
        for i in range(len(ours) - RUN + 1):
            assert tuple(ours[i : i + RUN]) not in runs, f"{file.name}: {' '.join(ours[i : i + RUN])}"


def test_every_sum_of_money_and_every_share_is_printed():
    printed = set(numbers(source_text()))
    for place, figure in plan().figures():
        if figure.unit in {Unit.POUNDS, Unit.PERCENT, Unit.PEOPLE}:
            assert abs(figure.value) in printed, f"{place.path}: {figure.value}"


def words_of(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.lower().replace("’", "'"))


def numbers(text: str) -> list[Decimal]:
    times = {"k": 1_000, "m": 1_000_000}
    found = re.findall(r"(\d[\d,]*(?:\.\d+)?)([km])?\b", text)
    return [Decimal(digits.replace(",", "")) * times.get(unit, 1) for digits, unit in found]
