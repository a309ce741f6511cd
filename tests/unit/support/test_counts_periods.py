"""Periods of counts: whole months, quarters and financial years, and of one that goes on the part so far."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.design.api import BarOf, Bars
from lifecourse.support.counts.facts import Period
from lifecourse.support.counts.periods import (
    last_whole_month,
    month_ends,
    months_in,
    named_period,
    named_periods,
)

pytestmark = pytest.mark.unit


def test_a_quarter_and_a_year_are_those_of_the_financial_year() -> None:
    today = date(2026, 11, 27)
    names = {one.key: one for some in named_periods(today).values() for one in some}
    quarter, year = names["2026-07-quarter"], names["2025-year"]
    assert quarter.period == Period(first=date(2026, 7, 1), last=date(2026, 9, 30))
    assert quarter.name == "July to September 2026"
    assert year.period == Period(first=date(2025, 4, 1), last=date(2026, 3, 31))
    assert names["2026-11"].name == "November 2026, until today"
    assert names["2026-11"].period.last == today and not names["2026-11"].over
    assert last_whole_month(today).key == "2026-10"
    assert named_period("1999-01", today) is None


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_months_make_up_every_longer_period_without_a_gap(today: date) -> None:
    every = named_periods(today)
    for one in [*every["Quarters"], *every["Financial years"]]:
        if one.over:
            months = list(months_in(one.period))
            assert (months[0].first, months[-1].last) == (one.period.first, one.period.last)
            assert all(a.last + timedelta(days=1) == b.first for a, b in pairwise(months))
            assert len(months) == (3 if "quarter" in one.key else 12)
    ends = month_ends(today)
    assert len(ends) == 13 and ends == sorted(ends) and ends[-1] == today
    assert all((day + timedelta(days=1)).day == 1 for day in ends[:-1])
    keys = [one.key for some in every.values() for one in some]
    assert len(set(keys)) == len(keys)


def test_bars_are_on_one_scale() -> None:
    bars = Bars(
        title="People",
        sentence="Some.",
        headers=("When", "People"),
        bars=(
            BarOf(name="March", number=10),
            BarOf(name="April", number=5),
            BarOf(name="May", number=0),
        ),
    )
    march, april, may = bars.drawn
    assert march.width == 2 * april.width and may.width == 0
    assert bars.table.rows == (("March", "10"), ("April", "5"), ("May", "0"))
