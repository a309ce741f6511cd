"""When the way home is likely by how its day moved; what a home costs that waits; which days are delay."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.support.rules.home import SaidDay, delay_days, double_running_pence, likely_day

pytestmark = pytest.mark.unit
TODAY = date(2026, 3, 3)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def said(*pairs: tuple[int, int]) -> list[SaidDay]:
    """Days said so many days ago, for so many days ahead of today."""
    return [SaidDay(said_on=ago(back), planned_for=ago(-ahead)) for back, ahead in pairs]


def test_a_day_that_never_moved_says_nothing_about_itself() -> None:
    assert likely_day([], today=TODAY) is None
    assert likely_day(said((100, 30)), today=TODAY) is None
    assert likely_day(said((100, 30), (10, 30)), today=TODAY) is None
    assert likely_day(said((100, 30), (10, 20)), today=TODAY) is None


def test_a_day_that_moved_half_as_fast_as_time_is_twice_as_far_away() -> None:
    likely = likely_day(said((100, -20), (10, 30)), today=TODAY)
    assert likely is not None
    assert (likely.moved, likely.within, likely.day) == (50, 100, ago(-60))
    assert "moved 50 days later in the 100 days" in likely.why and "2 May 2026" in likely.why


def test_a_day_that_moves_as_fast_as_time_never_comes() -> None:
    likely = likely_day(said((100, -70), (10, 30)), today=TODAY)
    assert likely is not None and likely.day is None and "never comes" in likely.why


@given(st.integers(1, 400), st.integers(-300, 300), st.integers(1, 500))
def test_what_is_likely_is_never_before_what_is_planned_and_is_what_walking_there_finds(
    back: int, first: int, moved: int
) -> None:
    last = first + moved
    likely = likely_day(said((back, first), (0, last)), today=TODAY)
    assert likely is not None
    if likely.day is None:
        assert moved >= back
        return
    assert likely.day >= max(TODAY, ago(-last))
    # A slow, obvious walk: each day that goes by, the planned day moves on by its share.
    day, planned = 0, max(0, last) * back
    while day * back < planned:
        day += 1
        planned += moved
    assert abs((likely.day - TODAY).days - day) <= 1


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 900), st.integers(0, 2_000_000))
def test_double_running_is_the_sum_of_its_days_to_the_penny(ready: date, days: int, weekly: int) -> None:
    found = double_running_pence(ready_on=ready, leaves_on=ready + timedelta(days=days), weekly_pence=weekly)
    assert found is not None
    assert abs(found * 7 - weekly * days) <= 3.5
    assert (
        double_running_pence(ready_on=ready + timedelta(days=days), leaves_on=ready, weekly_pence=weekly) == 0
    )


def test_double_running_is_unknown_while_something_is_unknown() -> None:
    known = {"ready_on": TODAY, "leaves_on": TODAY, "weekly_pence": 1}
    for name in known:
        assert double_running_pence(**known | {name: None}) is None


@pytest.mark.parametrize(
    ("begun", "ended", "ready", "days"),
    [
        (30, None, None, None),
        (30, None, 10, 10),
        (10, None, 30, 10),
        (30, 20, 10, 0),
        (30, 5, 10, 5),
        (0, None, 0, 0),
    ],
)
def test_what_stands_in_the_way_is_a_delay_only_from_when_somebody_is_well_enough(
    begun: int, ended: int | None, ready: int | None, days: int | None
) -> None:
    found = delay_days(
        from_date=ago(begun),
        to_date=None if ended is None else ago(ended),
        ready_from=None if ready is None else ago(ready),
        today=TODAY,
    )
    assert found == days
