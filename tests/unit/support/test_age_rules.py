"""At eighteen nothing may fall into a gap: days are counted as by walking them one by one."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.support.rules.ages import Span, eighteenth, gaps, passes_over

pytestmark = pytest.mark.unit
FIRST, LAST = date(2026, 3, 1), date(2026, 4, 30)


def span(since: date, until: date | None = None) -> Span:
    return Span(from_date=since, to_date=until)


spans = st.lists(
    st.builds(
        lambda start, length: span(
            FIRST + timedelta(days=start), None if length is None else FIRST + timedelta(days=start + length)
        ),
        st.integers(-30, 90),
        st.none() | st.integers(0, 40),
    ),
    max_size=6,
)


@given(spans)
def test_a_gap_is_every_day_that_nothing_covers_and_no_other(found: list[Span]) -> None:
    days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    open_days = {
        day
        for day in days
        if not any(s.from_date <= day and (s.to_date is None or day <= s.to_date) for s in found)
    }
    counted = [
        one.from_date + timedelta(days=n)
        for one in gaps(found, first=FIRST, last=LAST)
        for n in range((one.to_date - one.from_date).days + 1)
    ]
    assert len(counted) == len(set(counted)) and set(counted) == open_days


def test_what_ends_the_day_before_and_begins_on_the_day_leaves_no_gap() -> None:
    eighteen = date(2026, 6, 1)
    school = span(date(2020, 9, 1), date(2026, 5, 31))
    assert passes_over([school, span(eighteen)], eighteen=eighteen) == []
    late = passes_over([school, span(date(2026, 6, 8))], eighteen=eighteen)
    assert late == [span(eighteen, date(2026, 6, 7))]
    assert passes_over([school], eighteen=eighteen)[0].from_date == eighteen


@pytest.mark.parametrize(
    ("born", "day"),
    [
        (None, None),
        (date(2012, 3, 3), date(2030, 3, 3)),
        (date(2012, 3, 4), None),
        (date(2008, 2, 29), date(2026, 3, 1)),
        (date(2007, 12, 3), date(2025, 12, 3)),
        (date(2007, 12, 2), None),
    ],
)
def test_eighteen_is_planned_for_from_fourteen_and_looked_at_for_ninety_days_after(
    born: date | None, day: date | None
) -> None:
    assert eighteenth(born, today=date(2026, 3, 3)) == day
