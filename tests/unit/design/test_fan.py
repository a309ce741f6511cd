"""A fan: its bands hold one another, its labels never lie on each other, and its table says what is drawn."""

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.design.charts import fan_drawing as drawing
from lifecourse.design.charts.difference import Difference
from lifecourse.design.charts.fan import CountedOn, Fan
from lifecourse.design.charts.fan_drawing import FanPoint
from lifecourse.design.charts.people_against_range import AllowedRange

pytestmark = pytest.mark.unit
RANGE = AllowedRange(lowest=44, highest=58, from_words="Transforming Care 2015")


def month_end(month: int) -> date:
    return date(2016 + (4 + month) // 12, (4 + month) % 12 + 1, 1)


def points_of(numbers: list[list[float]]) -> tuple[FanPoint, ...]:
    named = ("low", "lower", "middle", "upper", "high")
    return tuple(
        FanPoint(when=month_end(month), **dict(zip(named, sorted(five), strict=True)))
        for month, five in enumerate(numbers)
    )


fans = st.lists(st.lists(st.floats(-500, 500), min_size=5, max_size=5), min_size=1, max_size=40).map(
    points_of
)


def heights(path: str) -> list[float]:
    return [float(one) for one in re.findall(r"-?[\d.]+ (-?[\d.]+)", path)]


@given(fans)
def test_the_inner_band_lies_within_the_outer_and_everything_within_the_picture(
    points: tuple[FanPoint, ...],
) -> None:
    shown = Difference(title="Change", points=points)
    outer, inner, middle = (
        heights(path) for path in (shown.shapes.outer, shown.shapes.inner, shown.shapes.middle)
    )
    many = len(points)
    for month in range(many):
        high, upper, here = outer[month], inner[month], middle[month]
        lower, low = inner[2 * many - 1 - month], outer[2 * many - 1 - month]
        assert drawing.TOP - 0.1 <= high <= upper <= here <= lower <= low <= drawing.BOTTOM + 0.1
    assert drawing.TOP - 0.1 <= shown.zero <= drawing.BOTTOM + 0.1


@given(st.lists(st.floats(0, 300), min_size=3, max_size=3))
def test_labels_never_lie_on_each_other_and_the_one_amid_them_stays(places: list[float]) -> None:
    moved = drawing.apart(places)
    assert moved[1] == round(sorted(places)[1], 1)
    assert all(below - above >= drawing.ROOM_BETWEEN_LABELS - 0.11 for above, below in pairwise(moved))


@given(fans)
def test_columns_of_months_leave_no_gap_and_do_not_overlap(points: tuple[FanPoint, ...]) -> None:
    columns = Difference(title="Change", points=points).columns
    assert len(columns) == len(points)
    for one, two in pairwise(columns):
        assert two.x - (one.x + one.width) == pytest.approx(0, abs=0.6)


def test_a_fan_says_its_last_month_its_range_and_when_today_is() -> None:
    points = points_of([[80 - m, 84 - m, 88 - m, 92 - m, 97.0 - m] for m in range(36)])
    fan = Fan(
        title="People in hospital",
        points=points,
        counted=(CountedOn(when=date(2015, 4, 1), number=96), CountedOn(when=date(2016, 4, 1), number=91)),
        allowed=RANGE,
        today=date(2016, 8, 20),
    )
    assert fan.sentence == (
        "At the end of March 2019 most likely 53; in nine forecasts of ten between 45 and 62."
        " Planning range: 44 to 58."
    )
    assert fan.today_x is not None and drawing.LEFT < fan.today_x < drawing.RIGHT
    assert fan.band is not None and fan.band.labels[0][1] == "Planning range 44 to 58"
    assert [dot.title for dot in fan.dots] == [
        "Wednesday 1 April 2015, counted: 96",
        "Friday 1 April 2016, counted: 91",
    ]
    assert fan.ends[1][1:] == ("53", True) and [words for _, words, _ in fan.ends] == ["62", "53", "45"]
    assert [words for _, words in fan.shapes.years] == ["2015", "2016", "2017", "2018", "2019"]


def test_the_table_holds_every_count_every_third_month_and_the_last() -> None:
    points = points_of([[1, 2, 3, 4, 5.0]] * 8)
    rows = Fan(
        title="People", points=points, counted=(CountedOn(when=date(2016, 3, 31), number=9),)
    ).table.rows
    assert [row[0] for row in rows] == [
        "Thursday 31 March 2016 (counted)",
        "June 2016",
        "September 2016",
        "November 2016",
    ]
    assert rows[1][1:] == ("3", "2 to 4", "1 to 5")


def test_a_range_at_the_top_of_the_picture_says_its_words_beneath() -> None:
    low = points_of([[1, 1, 2, 2, 3.0]])
    band = Fan(title="People", points=low, allowed=AllowedRange(lowest=50, highest=78, from_words="x")).band
    assert band is not None and band.labels[0][0] > band.y + band.height


def test_a_fan_of_nothing_says_so() -> None:
    empty = Fan(title="People", points=(), today=date(2016, 1, 1))
    assert empty.sentence == "There is no forecast yet."
    assert (empty.columns, empty.ends, empty.shapes.outer, empty.shapes.middle) == ((), (), "", "")
    assert Difference(title="Change", points=()).sentence == "There is nothing to compare yet."


@pytest.mark.parametrize(
    ("of", "value", "words"),
    [
        ("people", -4.4, "4 fewer"),
        ("people", 2.6, "3 more"),
        ("people", 0.4, "no difference"),
        ("pounds", -12000.0, "£12,000 less"),
        ("pounds", 1.0, "£1 more"),
    ],
)
def test_a_difference_is_said_in_words(of: str, value: float, words: str) -> None:
    shown = Difference(title="Change", points=(), of=of)  # type: ignore[arg-type]
    assert shown.said(value) == words


def test_a_difference_that_is_nothing_in_every_month_is_drawn_along_the_line() -> None:
    shown = Difference(title="Change", points=points_of([[0.0] * 5] * 3), of="pounds")
    assert set(heights(shown.shapes.middle)) == {shown.zero}
    assert shown.sentence == "At the end of June 2016, in nine forecasts of ten: no difference."
    assert all(words == "0" or words[0] in "+−" for _, words in shown.ticks)


def test_of_many_years_some_go_without_their_name_but_never_the_last() -> None:
    points = points_of([[1, 1, 1, 1, 1.0]] * 120)
    years = Fan(title="People", points=points).shapes.years
    assert len(years) == 10
    assert years[-1][1] == "2026" and 0 < sum(not words for _, words in years) < 10
