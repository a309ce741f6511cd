"""Wards become stays, and nights are counted, as somebody marking every day on a calendar would."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.support.kinds.stays import CAME_FROM, HOME, LEFT_FOR, TRANSFERRED, WARD_KINDS
from lifecourse.support.rules.stays import (
    Away,
    Coming,
    Episode,
    ImpossibleEpisodes,
    Spell,
    comings,
    spells,
    what_changed,
)

pytestmark = pytest.mark.unit
A_DAY = timedelta(days=1)
FIRST = date(2020, 1, 6)
# What speaks of a move between hospitals, said here once more so that a change there is noticed.
TO_HOSPITAL = {"transferred", "general_hospital"}
FROM_HOSPITAL = {"transferred", "general_hospital", "hospital_elsewhere"}


def ward(since: date, until: date | None, came: str = "own_home", left: str = "", **facts: str) -> Episode:
    return Episode(
        hospital=facts.get("hospital", "Elm House"),
        provider=facts.get("provider", "Elm Care"),
        ward_kind=facts.get("kind", "assessment"),
        came_from=came,
        from_date=since,
        to_date=until,
        how_left=left if until else "",
    )


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


@st.composite
def lives(draw: st.DrawFn) -> list[Episode]:
    """Wards one after another, with any gap, any destination and any source between them."""
    at, found = FIRST, []
    ends = [TRANSFERRED, *LEFT_FOR]
    for _ in range(draw(st.integers(1, 7))):
        until = at + timedelta(days=draw(st.integers(0, 500)))
        found.append(
            ward(
                at,
                until,
                draw(st.sampled_from([TRANSFERRED, *CAME_FROM])),
                draw(st.sampled_from(ends)),
                kind=draw(st.sampled_from(list(WARD_KINDS))),
                hospital=draw(st.sampled_from(["Elm House", "Oak Lodge"])),
            )
        )
        at = until + timedelta(days=draw(st.one_of(st.integers(0, 4), st.integers(300, 400))))
    if draw(st.booleans()):
        found.append(ward(at, None, draw(st.sampled_from([TRANSFERRED, *CAME_FROM]))))
    return found


def goes_on(before: Episode, after: Episode) -> bool:
    """Waits at the door after a ward: does the next one begin that day, the next, or the day after?"""
    waited = before.to_date
    for _ in range(3):
        if waited == after.from_date:
            if before.how_left in HOME:
                return after.came_from == "transferred"
            return before.how_left in TO_HOSPITAL or after.came_from in FROM_HOSPITAL
        waited += A_DAY
    return False


@given(lives())
def test_stays_are_those_that_somebody_waiting_at_the_door_finds(wards):
    marked = [0]
    for before, after in pairwise(wards):
        marked.append(marked[-1] + (not goes_on(before, after)))
    found = spells(wards)
    if len({(one.from_date, one.to_date) for one in wards}) == len(wards):
        assert spells(reversed(wards)) == found
    assert [number for number, stay in enumerate(found) for _ in stay.episodes] == marked
    assert [one for stay in found for one in stay.episodes] == wards


@given(
    lives(), st.integers(-5, 3000), st.lists(st.tuples(st.integers(-5, 900), st.integers(0, 60)), max_size=4)
)
def test_nights_and_nights_away_are_those_marked_one_by_one(wards, number, leaves):
    on = day(number)
    away = [Away(from_date=day(first), to_date=day(first + long)) for first, long in leaves]
    away_nights = {
        one.from_date + timedelta(days=n) for one in away for n in range((one.to_date - one.from_date).days)
    }
    for stay in spells(wards):
        nights = set()
        night = stay.start
        while night < on and (stay.end is None or night < stay.end):
            nights.add(night)
            night += A_DAY
        assert stay.days(on) == len(nights)
        assert stay.days_away(away, on) == len(nights & away_nights)
        years = 0
        while nights and same_day(stay.start, years + 1) <= max(nights) + A_DAY:
            years += 1
        assert stay.years(on) == years
        assert stay.goes_on(on) == (stay.start <= on and (stay.end is None or on < stay.end))


def same_day(since: date, years: int) -> date:
    try:
        return since.replace(year=since.year + years)
    except ValueError:
        return date(since.year + years, 3, 1)


@given(lives())
def test_each_coming_is_of_one_kind_and_a_year_is_walked(wards):
    found = comings(wards)
    assert [one for one, _ in found] == wards
    for (before, _), (one, kind) in pairwise(found):
        moved = one.came_from in {"transferred", "hospital_elsewhere"}
        if moved or (goes_on(before, one) and before.how_left == "transferred"):
            assert kind in {Coming.TRANSFER, Coming.SAME}
        else:
            walked, year = before.to_date, before.to_date.year + 1
            while walked < one.from_date and walked.year < year + 1:
                walked += A_DAY
            leap = (before.to_date.month, before.to_date.day) == (2, 29)
            last = date(year, 2, 28) if leap else date(year, before.to_date.month, before.to_date.day)
            assert kind is (Coming.READMISSION if walked <= last else Coming.FIRST)


@pytest.mark.parametrize(
    ("left", "came", "gap", "stays"),
    [
        # A continuous inpatient spell: within two days, and either side says that it was a move.
        ("transferred", "transferred", 0, 1),
        ("transferred", "own_home", 2, 1),
        ("other", "hospital_elsewhere", 1, 1),
        ("transferred", "transferred", 3, 2),
        ("general_hospital", "general_hospital", 2, 1),
        ("family_home", "own_home", 0, 2),
        ("family_home", "general_hospital", 1, 2),
        ("prison", "prison", 0, 2),
    ],
)
def test_a_stay_goes_on_within_two_days_of_a_move_and_not_past_a_home(left, came, gap, stays):
    wards = [ward(day(0), day(10), left=left), ward(day(10 + gap), None, came)]
    found = spells(wards)
    assert len(found) == stays


@pytest.mark.parametrize(
    ("facts", "kind", "changed"),
    [
        ({}, Coming.SAME, []),
        ({"kind": "acute"}, Coming.TRANSFER, ["kind of ward"]),
        ({"kind": "low_secure"}, Coming.TRANSFER, ["kind of ward", "security"]),
        ({"hospital": "Oak Lodge"}, Coming.TRANSFER, ["hospital"]),
        ({"provider": "Oak Care"}, Coming.TRANSFER, ["provider"]),
    ],
)
def test_a_move_is_counted_where_kind_security_hospital_or_provider_changed(facts, kind, changed):
    # Assuring Transformation, version 4: a transfer is any change of ward type, security, site or provider.
    wards = [ward(day(0), day(10), left="transferred"), ward(day(10), None, "transferred", **facts)]
    assert [one for _, one in comings(wards)] == [Coming.FIRST, kind]
    assert what_changed(*wards) == changed


@pytest.mark.parametrize(
    ("since", "kind"),
    [(date(2021, 3, 3), Coming.READMISSION), (date(2021, 3, 4), Coming.FIRST)],
)
def test_within_a_year_of_leaving_it_is_a_coming_again(since, kind):
    wards = [ward(date(2020, 1, 1), date(2020, 3, 3), left="own_home"), ward(since, None)]
    assert comings(wards)[1][1] is kind


def test_five_years_are_five_birthdays_of_the_stay_over_all_its_wards():
    wards = [
        ward(date(2019, 3, 3), date(2022, 3, 3), left="transferred"),
        ward(date(2022, 3, 4), None, "transferred", kind="low_secure"),
    ]
    (stay,) = spells(wards)
    assert isinstance(stay, Spell)
    assert (stay.years(date(2024, 3, 2)), stay.years(date(2024, 3, 3))) == (4, 5)
    assert stay.days(date(2024, 3, 3)) == 1827


@pytest.mark.parametrize(
    ("wards", "complaint"),
    [
        ([ward(day(5), day(4), left="other")], "before it began"),
        ([ward(day(0), day(4))], "must say how it ended"),
        ([ward(day(0), day(9), left="other"), ward(day(8), None)], "Two wards at once"),
        ([ward(day(0), None), ward(day(8), None)], "to today, another"),
        ([ward(day(0), None), ward(day(0), day(3), left="other")], "Two wards at once"),
    ],
)
def test_wards_that_cannot_be_are_refused_in_words(wards, complaint):
    for rule in (spells, comings):
        with pytest.raises(ImpossibleEpisodes, match=complaint):
            rule(wards)
