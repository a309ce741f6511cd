"""The published series: every number has its source, and a wrong one is refused by its place."""

import tomllib
from datetime import date
from importlib.resources import files
from typing import Any

import pytest

from lifecourse.standards.api import BadPack, published_series
from lifecourse.standards.series.reading import read_series

pytestmark = pytest.mark.unit


def data() -> dict[str, Any]:
    file = files("lifecourse.standards.series") / "england-people-in-hospital.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def test_the_series_holds_what_was_published() -> None:
    found = published_series()
    stock = {one.day: one.people for one in found.series.used}
    assert (stock[date(2015, 2, 28)], stock[date(2016, 2, 29)]) == (2820, 2650)
    assert all(one.people % found.rounded_to == 0 and one.source for one in found.series.points)
    # Other people are counted from this day on.
    assert date(2024, 11, 30) in {one.day for one in found.series.breaks}
    assert found.next_review > found.reviewed_on


def test_the_published_year_adds_up() -> None:
    [(flow, start, end)] = published_series().series.years_that_add_up()
    assert start + flow.came - flow.left == end


@pytest.mark.parametrize(
    ("kind", "change", "words"),
    [
        ("points", {"source": " "}, "no source"),
        ("points", {"people": "many"}, "expected a number"),
        ("points", {"day": "2015-02-28"}, "expected a day"),
        ("points", {"known_from": date(2015, 1, 1)}, "before its own day"),
        ("points", {"day": date(2030, 1, 31), "known_from": date(2030, 1, 31)}, "in the order"),
        ("points", {"crowd": 3}, "crowd is not known"),
        ("flows", {"to_day": date(2014, 1, 1)}, "expected a day after"),
        ("lengths", {"share": 62}, "expected 0 to 1"),
        ("beliefs", {"low": 9.0}, "coming/moves"),
        ("breaks", {"source": "[R]"}, "unconfirmed"),
    ],
)
def test_a_wrong_number_is_refused_by_its_place(kind: str, change: dict[str, object], words: str) -> None:
    wrong = data()
    wrong[kind][0] |= change
    with pytest.raises(BadPack, match=words.replace("[", r"\[")):
        read_series(wrong, where="the series")


def test_two_numbers_of_one_month_cannot_both_be_of_use() -> None:
    wrong = data()
    wrong["points"][1]["use"] = wrong["points"][2]["use"] = True
    with pytest.raises(BadPack, match="two points of one day"):
        read_series(wrong, where="the series")
