"""The weeks after hospital: who is counted by each published measure, and who is at home by it."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.standards.api import Asks, BadPack, HomeMeasure, home_measures
from lifecourse.standards.home_measures import read_home_measures
from lifecourse.support.kinds.after import Where
from lifecourse.support.rules.after import (
    AT_HOME,
    DAY,
    After,
    belongs,
    day_after,
    is_home,
    of_a_hundred,
    quarters_until,
    share,
)

pytestmark = pytest.mark.unit

OLD, NEW = home_measures()
LEFT = {OLD.id: date(2023, 10, 2), NEW.id: date(2026, 3, 2)}
TODAY = date(2026, 11, 27)


def left(measure: HomeMeasure, **other: object) -> After:
    said: dict[str, object] = {
        "person": "Ada",
        "hospital": "general",
        "kind": "reablement",
        "meant_to_go_home": True,
        "left_on": LEFT[measure.id],
        "begins_on": LEFT[measure.id],
        "age": 80,
        "where": Where.HOME,
        "all_is_known": True,
    }
    return After(**said | other)  # type: ignore[arg-type]


def test_the_measures_are_what_their_sources_say() -> None:
    # SALT STS004: 91 days after discharge, aged 65 or over, discharges from October to December.
    assert "STS004" in OLD.citation and (OLD.days, OLD.least_age, OLD.asks) == (91, 65, Asks.ON_THE_DAY)
    assert OLD.published_months == (10, 11, 12) and OLD.hospitals == ("general",)
    # Create_ASCOF_2D.sql: DATEADD(DAY, 84, ...), aged 65 or over, from 7 days before support to 3 after.
    assert "Create_ASCOF_2D.sql" in NEW.citation and (NEW.days, NEW.least_age) == (84, 65)
    assert (NEW.begins_days_before, NEW.begins_days_after, NEW.asks) == (3, 7, Asks.ALL_ALONG)
    assert not {OLD.in_force_to} & {NEW.in_force_from, None}
    # Somebody is asked once, about a day by which every measure's own has come.
    assert max(one.days for one in home_measures()) == DAY
    assert {one.days for one in home_measures() if one.asks is Asks.ON_THE_DAY} == {DAY}


@pytest.mark.parametrize(
    "wrong", [{"asks": "now and then"}, {"days": 0}, {"kinds": []}, {"citation": " "}, {"words": "[R]"}]
)
def test_a_measure_without_what_it_needs_is_refused(wrong: dict[str, object]) -> None:
    good = {
        "id": "m",
        "words": "M",
        "citation": "A source",
        "status": "in-force",
        "in_force_from": date(2024, 4, 1),
        "days": 84,
        "least_age": 65,
        "asks": "all-along",
        "kinds": ["reablement"],
        "hospitals": ["general"],
    }
    assert read_home_measures({"measures": [good]}, where="here")
    with pytest.raises(BadPack):
        read_home_measures({"measures": [good | wrong]}, where="here")


@pytest.mark.parametrize("measure", [OLD, NEW])
def test_who_is_counted(measure: HomeMeasure) -> None:
    assert belongs(left(measure), measure)
    assert belongs(left(measure, age=65), measure)
    for wrong in ({"age": 64}, {"age": None}, {"hospital": "mental"}, {"meant_to_go_home": False}):
        assert not belongs(left(measure, **wrong), measure), wrong
    assert belongs(left(measure, kind="rehabilitation"), measure) is (measure is OLD)
    other = NEW if measure is OLD else OLD
    assert not belongs(left(measure), other)


@pytest.mark.parametrize(("days", "counts"), [(-4, False), (-3, True), (0, True), (7, True), (8, False)])
def test_support_that_begins_too_far_from_leaving_is_not_linked_with_it(days: int, counts: bool) -> None:
    begins = LEFT[NEW.id] + timedelta(days=days)
    assert belongs(left(NEW, begins_on=begins), NEW) is counts


@pytest.mark.parametrize("where", list(Where))
def test_where_somebody_is_on_the_91st_day(where: Where) -> None:
    home = {Where.HOME, Where.EXTRA_CARE, Where.SHARED_LIVES, Where.RESPITE}
    assert is_home(left(OLD, where=where), OLD) is (where in home)
    assert not is_home(left(OLD, where=None), OLD)


@pytest.mark.parametrize("measure", [OLD, NEW])
@pytest.mark.parametrize(("days", "home"), [(0, False), (1, True)])
def test_a_death_up_to_the_day_counts_whoever_was_asked(measure: HomeMeasure, days: int, home: bool) -> None:
    one = left(measure, died_on=LEFT[measure.id] + timedelta(days=measure.days + days))
    assert is_home(one, measure) is home


@pytest.mark.parametrize("measure", [OLD, NEW])
def test_whoever_is_said_to_have_died_is_not_at_home_also_where_no_day_is_known(measure: HomeMeasure) -> None:
    assert not is_home(left(measure, where=Where.DIED), measure)
    # Alive on the day of this measure, and dead on the day that was asked about.
    later = left(NEW, where=Where.DIED, died_on=LEFT[NEW.id] + timedelta(days=88))
    assert is_home(later, NEW)


@pytest.mark.parametrize("what", ["back_on", "care_home_on"])
@pytest.mark.parametrize(("days", "home"), [(84, False), (85, True)])
def test_what_happens_within_twelve_weeks_counts(what: str, days: int, home: bool) -> None:
    assert is_home(left(NEW, **{what: LEFT[NEW.id] + timedelta(days=days)}), NEW) is home


def test_what_nobody_knows_is_not_at_home_and_is_said() -> None:
    unknown = left(NEW, all_is_known=False)
    known = left(NEW, person="Bea", all_is_known=False, back_on=LEFT[NEW.id])
    found = share(NEW, [unknown, known], first=date(2026, 1, 1), last=date(2026, 3, 31), today=TODAY)
    assert (found.home, found.percent, found.not_asked) == ([], 0, [unknown])


def test_whoever_left_once_is_counted_once() -> None:
    twice = [left(NEW), left(NEW, begins_on=LEFT[NEW.id] + timedelta(days=2))]
    found = share(NEW, twice, first=date(2026, 1, 1), last=date(2026, 3, 31), today=TODAY)
    assert len(found.counted) == 1


DAYS = st.dates(date(2023, 1, 1), date(2026, 11, 27))
AFTERS = st.lists(
    st.builds(
        After,
        person=st.sampled_from("ABCDE"),
        hospital=st.sampled_from(["general", "mental"]),
        kind=st.sampled_from(["reablement", "rehabilitation", "other"]),
        meant_to_go_home=st.booleans(),
        left_on=DAYS,
        begins_on=DAYS,
        age=st.none() | st.integers(60, 90),
        died_on=st.none() | DAYS,
        where=st.none() | st.sampled_from(Where),
        back_on=st.none() | DAYS,
        care_home_on=st.none() | DAYS,
        all_is_known=st.booleans(),
    ),
    max_size=12,
)


@given(AFTERS, DAYS, DAYS, st.sampled_from([OLD, NEW]))
def test_everybody_is_at_home_or_not_or_waits(
    some: list[After], first: date, last: date, measure: HomeMeasure
) -> None:
    some = [replace(one, begins_on=one.left_on) for one in some]
    found = share(measure, some, first=first, last=last, today=TODAY)
    every = [*found.counted, *found.waiting]
    assert {(one.person, one.left_on) for one in every} == {
        (one.person, one.left_on) for one in some if belongs(one, measure) and first <= one.left_on <= last
    }
    assert len({(one.person, one.left_on) for one in every}) == len(every)
    assert all(one in found.counted for one in [*found.home, *found.not_asked])
    assert not [one for one in found.home if one in found.not_asked]
    for one in found.home:
        assert one.died_on is None or one.died_on > day_after(one, measure)
        assert one.where in AT_HOME if measure is OLD else one.all_is_known


@given(st.integers(0, 500), st.integers(0, 500))
def test_a_part_of_a_hundred_is_never_off_by_more_than_a_half(part: int, rest: int) -> None:
    found = of_a_hundred(part, part + rest)
    if found is None:
        assert part + rest == 0
    else:
        assert abs(found * (part + rest) - 100 * part) * 2 <= part + rest


def test_quarters_follow_one_another_without_a_gap() -> None:
    found = quarters_until(date(2026, 11, 27), count=9)
    assert [one.key for one in found[:4]] == ["2026-10", "2026-07", "2026-04", "2026-01"]
    assert found[4].words == "October to December 2025"
    for later, earlier in pairwise(found):
        assert earlier.last + timedelta(days=1) == later.first
