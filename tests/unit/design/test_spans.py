"""Things that lasted stand where their days are, and never outside the picture."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.design.api import Lasted, Spans
from lifecourse.design.charts.spans import LEFT, RIGHT

pytestmark = pytest.mark.unit
FIRST = date(1990, 6, 1)

lasted = st.builds(
    lambda row, start, length: Lasted(
        row=row,
        words="A thing",
        first=FIRST + timedelta(days=start),
        last=None if length is None else FIRST + timedelta(days=start + length),
    ),
    st.sampled_from(["Home", "School", "Hospital"]),
    st.integers(-9_000, 20_000),
    st.none() | st.integers(0, 9_000),
)


@given(st.lists(lasted, max_size=8), st.integers(0, 15_000))
def test_every_shape_lies_within_the_picture_and_nothing_within_its_days_is_left_out(
    found: list[Lasted], days: int
) -> None:
    last = FIRST + timedelta(days=days)
    drawn = Spans(title="A life", first=FIRST, last=last, lasted=tuple(found))
    bars = [bar for row in drawn.rows for bar in row.bars]
    within = [one for one in found if one.first <= last and (one.last is None or one.last >= FIRST)]
    assert len(bars) == len(within)
    assert all(bar.x >= LEFT and bar.x + bar.width <= RIGHT + 0.15 and bar.width > 0 for bar in bars)
    assert all(LEFT <= x <= RIGHT for x, _ in drawn.ticks)
    assert len(drawn.table.rows) == len(found)


def test_a_day_lies_where_it_is_and_the_years_are_round() -> None:
    one = Lasted(row="Home", words="1 Reed Lane", first=date(2000, 1, 1), last=date(2009, 12, 31))
    drawn = Spans(title="A life", first=date(1990, 1, 1), last=date(2029, 12, 31), lasted=(one,))
    bar = drawn.rows[0].bars[0]
    assert abs(bar.x - (LEFT + (RIGHT - LEFT) / 4)) < 1 and abs(bar.width - (RIGHT - LEFT) / 4) < 1
    assert [words for _, words in drawn.ticks] == ["1990", "2000", "2010", "2020"]
    assert drawn.sentence == "Home: 1."
