"""A life's lines stand in order, no filter loses one, and what lasted lies within the life."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.support.rules.life import (
    Happened,
    LifePart,
    LifeSpan,
    birthdays,
    by_years,
    chosen,
    doubtful,
    in_order,
    within,
)

pytestmark = pytest.mark.unit
BORN = date(1990, 4, 3)
days = st.dates(date(1985, 1, 1), date(2035, 12, 31))
parts = st.sampled_from(list(LifePart))
lines = st.lists(
    st.builds(Happened, on=days, part=parts, words=st.text(max_size=3), place=st.just("/")), max_size=20
)
spans = st.lists(
    st.builds(
        LifeSpan,
        part=parts,
        row=st.just("Home"),
        words=st.just("1 Reed Lane"),
        first=days,
        last=st.none() | days,
    ).filter(lambda span: span.last is None or span.last >= span.first),
    max_size=10,
)


@given(lines, st.booleans())
def test_lines_stand_in_order_and_none_is_lost(found: list[Happened], oldest_first: bool) -> None:
    shown = in_order(found, oldest_first=oldest_first)
    assert sorted(map(id, shown)) == sorted(map(id, found))
    on = [line.on for line in shown]
    assert on == sorted(on, reverse=not oldest_first)


@given(lines, st.lists(parts, max_size=4))
def test_a_filter_shows_what_it_names_and_all_filters_together_show_everything(
    found: list[Happened], some: list[LifePart]
) -> None:
    shown = chosen(found, some)
    assert shown == [line for line in found if line.part in some or not some]
    assert sum(len(chosen(found, [part])) for part in LifePart) == len(found)


@given(lines, st.booleans(), days)
def test_every_line_stands_in_its_own_year_once(
    found: list[Happened], oldest_first: bool, today: date
) -> None:
    shown = in_order(found, oldest_first=oldest_first)
    years = by_years(shown, born=BORN, died=None, today=today)
    assert [line for year in years for line in year.lines] == shown
    assert len({year.year for year in years}) == len(years)
    for year in years:
        assert all((line.on > today) == (year.year is None) for line in year.lines)
        assert all(year.year in {None, line.on.year} for line in year.lines)


@given(spans, days.filter(lambda day: day >= BORN), st.booleans())
def test_everything_that_lasted_lies_within_the_life_and_no_day_of_it_is_lost(
    found: list[LifeSpan], ends: date, dies: bool
) -> None:
    def covered(some: list[LifeSpan]) -> set[date]:
        return {
            day
            for span in some
            for day in (BORN + timedelta(days=n * 97) for n in range((ends - BORN).days // 97 + 1))
            if span.first <= day and (span.last is None or day <= span.last)
        }

    cut = within(found, born=BORN, died=ends if dies else None, today=ends)
    assert all(BORN <= span.first <= ends and (span.last is None or span.last <= ends) for span in cut)
    assert covered(cut) == covered(found)
    # Nothing goes on after a death.
    assert not dies or all(span.last for span in cut)


def test_a_year_says_how_old_somebody_became_in_it_as_long_as_they_lived() -> None:
    def turned(year: int, died: date | None = None) -> int | None:
        line = Happened(on=date(year, 1, 2), part=LifePart.HOME, words="", place="/")
        return by_years([line], born=BORN, died=died, today=date(2030, 1, 1))[0].turned

    assert (turned(1990), turned(2016)) == (None, 26)
    assert turned(2016, died=date(2016, 4, 2)) is None and turned(2016, died=date(2016, 4, 3)) == 26


def test_what_cannot_be_is_said_and_stays() -> None:
    def doubt(on: date, died: date | None = None) -> str:
        line = Happened(on=on, part=LifePart.HOME, words="", place="/")
        return doubtful(line, born=BORN, died=died)

    assert "before the birth" in doubt(BORN - timedelta(days=1)) and doubt(BORN) == ""
    assert doubt(date(2020, 1, 2), died=date(2020, 1, 1)) == "After the death."


def test_birthdays_are_those_that_have_been() -> None:
    leap = date(2008, 2, 29)
    assert birthdays(leap, [14, 18], until=date(2026, 2, 28)) == [(14, date(2022, 3, 1))]
    assert birthdays(leap, [14, 18], until=date(2026, 3, 1))[-1] == (18, date(2026, 3, 1))
