"""Beds: used, used by others or empty, more people than beds, and not stated."""

import pytest

from lifecourse.design.api import Beds, BedsUsed

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("in_area", "used", "words"),
    [
        (24, 17, "17 of 24 beds used by this partnership; 7 used by others or empty"),
        (12, 15, "15 of 12 beds used by this partnership: 3 more people than beds"),
        (None, 31, "31 used by this partnership; the number of beds is not stated"),
        (8, None, "8 beds; how many this partnership uses is not stated"),
        (0, 0, "0 of 0 beds used by this partnership; 0 used by others or empty"),
    ],
)
def test_each_place_says_what_is_used(in_area: int | None, used: int | None, words: str) -> None:
    assert Beds(name="Ward", in_area=in_area, used_by_us=used).words == words


def test_the_parts_of_a_bar_meet_and_people_beyond_the_beds_stick_out() -> None:
    chart = BedsUsed(title="Beds", places=(Beds(name="Low secure", in_area=12, used_by_us=15),))
    row = chart.rows[0]
    assert row.other_width == 0
    assert row.over_x == pytest.approx(chart.left + row.used_width, abs=0.2)
    assert row.over_width == pytest.approx(row.used_width / 4, abs=0.2)


def test_the_sentence_counts_only_places_where_both_numbers_are_stated() -> None:
    places = (Beds(name="A", in_area=24, used_by_us=17), Beds(name="B", in_area=None, used_by_us=31))
    assert BedsUsed(title="Beds", places=places).sentence == (
        "This partnership uses 17 of the 24 beds in the area."
    )


def test_a_place_whose_use_is_unknown_is_not_drawn_as_empty() -> None:
    chart = BedsUsed(title="Beds", places=(Beds(name="A", in_area=8, used_by_us=None),))
    assert (chart.rows[0].use_known, chart.any_unknown) == (False, True)
    assert chart.table.rows == (("A", "8", "not stated", "not stated"),)
    assert "not both stated" in chart.sentence
