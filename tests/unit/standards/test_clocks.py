"""Days, working days, weeks and months are counted as a slow, obvious count on a calendar would."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.standards.api import (
    BadPack,
    Counts,
    OutsideCalendar,
    Unit,
    age_on,
    due_by,
    working_days_of_england,
)
from lifecourse.standards.timing_reading import read_working_days

pytestmark = pytest.mark.unit

ENGLAND = working_days_of_england()
A_DAY = timedelta(days=1)
DAYS = st.dates(date(2015, 1, 1), date(2026, 12, 31))


def by(start: date, count: int, unit: Unit, counts: Counts) -> date:
    return due_by(start, count=count, unit=unit, counts=counts, calendar=ENGLAND)


def walked(start: date, count: int, counts: Counts, *, working: bool) -> date:
    """Day by day over a calendar: each day that counts is one, until there are enough."""
    day = start if counts is Counts.BEGINNING_WITH else start + A_DAY
    seen = 0
    while True:
        if not working or (day.weekday() not in {5, 6} and day not in ENGLAND.holidays):
            seen += 1
        if seen == count:
            return day
        day += A_DAY


@given(DAYS, st.integers(1, 60), st.sampled_from(Counts))
def test_days_and_weeks_end_where_somebody_counting_on_a_calendar_ends(start, count, counts):
    assert by(start, count, Unit.DAYS, counts) == walked(start, count, counts, working=False)
    assert by(start, count, Unit.WEEKS, counts) == walked(start, count * 7, counts, working=False)


@given(DAYS, st.integers(1, 40), st.sampled_from(Counts))
def test_working_days_pass_over_weekends_and_bank_holidays(start, count, counts):
    assert by(start, count, Unit.WORKING_DAYS, counts) == walked(start, count, counts, working=True)


@given(DAYS, st.integers(1, 30))
def test_months_end_on_the_day_of_the_same_number_or_the_last_of_the_month(start, count):
    end, months = start, 0
    while months < count or (end.day != start.day and (end + A_DAY).day != 1):
        end += A_DAY
        months += end.day == 1
    assert by(start, count, Unit.MONTHS, Counts.AFTER) == end


@given(DAYS, st.integers(1, 30))
def test_months_that_begin_with_a_day_leave_no_day_between_them_and_the_next(start, count):
    end = by(start, count, Unit.MONTHS, Counts.BEGINNING_WITH)
    after = by(start, count, Unit.MONTHS, Counts.AFTER)
    assert end == (after if after.day < start.day else after - A_DAY)


@given(DAYS, st.integers(1, 30), st.sampled_from(Unit), st.sampled_from(Counts))
def test_longer_is_never_sooner_and_beginning_with_a_day_is_never_later(start, count, unit, counts):
    assert start <= by(start, count, unit, counts) < by(start, count + 1, unit, counts)
    assert by(start, count, unit, Counts.BEGINNING_WITH) <= by(start, count, unit, Counts.AFTER)


@pytest.mark.parametrize(
    ("start", "count", "unit", "counts", "expected"),
    [
        # Mental Health Act 2025, section 4: "the period of 28 days beginning with the applicable day".
        (date(2026, 3, 3), 28, Unit.DAYS, Counts.BEGINNING_WITH, date(2026, 3, 30)),
        (date(2026, 3, 3), 28, Unit.DAYS, Counts.AFTER, date(2026, 3, 31)),
        # Dodds v Walker [1981] 1 WLR 1027: four months after 30 September end on 30 January.
        (date(1978, 9, 30), 4, Unit.MONTHS, Counts.AFTER, date(1979, 1, 30)),
        (date(2026, 8, 31), 6, Unit.MONTHS, Counts.AFTER, date(2027, 2, 28)),
        (date(2024, 2, 29), 12, Unit.MONTHS, Counts.AFTER, date(2025, 2, 28)),
        # Christmas 2026: Friday is Christmas Day; Boxing Day, a Saturday, is kept on the Monday.
        (date(2026, 12, 24), 1, Unit.WORKING_DAYS, Counts.AFTER, date(2026, 12, 29)),
        (date(2026, 12, 26), 1, Unit.WORKING_DAYS, Counts.BEGINNING_WITH, date(2026, 12, 29)),
        (date(2022, 9, 16), 1, Unit.WORKING_DAYS, Counts.AFTER, date(2022, 9, 20)),
    ],
)
def test_what_is_due_when(start, count, unit, counts, expected):
    assert by(start, count, unit, counts) == expected


@pytest.mark.parametrize("start", [date(2014, 12, 29), date(2027, 12, 30), date(2031, 1, 1)])
def test_a_day_whose_holidays_are_not_known_is_refused_and_not_guessed(start):
    with pytest.raises(OutsideCalendar, match="Bank holidays are known from 1 January 2015"):
        by(start, 5, Unit.WORKING_DAYS, Counts.AFTER)


def test_every_year_of_the_calendar_has_its_eight_bank_holidays_or_more_on_weekdays():
    for year in range(ENGLAND.first.year, ENGLAND.last.year + 1):
        days = [day for day in ENGLAND.holidays if day.year == year]
        extra = {2022: 2, 2023: 1}.get(year, 0)  # the Jubilee and a funeral; the Coronation
        moved = sum(1 for month, day in ((1, 1),) if date(year, month, day).weekday() >= 5)
        assert len(days) == 8 + extra
        assert all(day.weekday() < 5 for day in days)
        assert moved == 0 or date(year, 1, 1) not in days


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        ({"holidays": [{"day": date(2026, 1, 2)}, {"day": date(2026, 1, 1)}]}, "not in order"),
        ({"holidays": [{"day": date(2025, 1, 1)}]}, "lies outside"),
        ({"holidays": []}, "lies outside"),
        ({"citation": " "}, "no citation"),
    ],
)
def test_a_calendar_with_a_fault_is_refused(data, complaint):
    sound = {
        "first": date(2026, 1, 1),
        "last": date(2026, 12, 31),
        "citation": "A book",
        "holidays": [{"day": date(2026, 1, 1)}],
    }
    with pytest.raises(BadPack, match=complaint):
        read_working_days(sound | data, where="a.toml")


@pytest.mark.parametrize(
    ("on", "age"), [(date(2026, 2, 28), 17), (date(2026, 3, 1), 18), (date(2028, 2, 29), 20)]
)
def test_whoever_was_born_on_29_february_is_a_year_older_on_1_march(on, age):
    assert age_on(date(2008, 2, 29), on) == age
