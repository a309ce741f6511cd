"""The day on which a record may go: exact to the day, never too early, and never without a rule."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.people.kinds import CannotStand
from lifecourse.people.retention import (
    MOST,
    Kept,
    RecordKind,
    Rule,
    Unit,
    check_rule,
    day_to_go,
    first_day_free,
    held_back,
    in_words,
    may_go,
)

pytestmark = pytest.mark.unit
KIND = RecordKind.REFUSED_ROWS
DAYS = st.dates(date(1930, 1, 1), date(2100, 1, 1))


def rule(length: int = 8, unit: Unit = Unit.YEARS, from_date: date = date(2020, 1, 1), to_date=None) -> Rule:
    return Rule(kind=KIND, length=length, unit=unit, from_date=from_date, to_date=to_date)


@pytest.mark.parametrize(
    ("event", "length", "unit", "free"),
    [
        (date(2016, 3, 3), 8, Unit.YEARS, date(2024, 3, 4)),
        (date(2016, 12, 31), 1, Unit.YEARS, date(2018, 1, 1)),
        # Begins on 1 March: a year later that day comes again, after a day that the year before had not.
        (date(2023, 2, 28), 1, Unit.YEARS, date(2024, 3, 1)),
        # Begins on 29 February, which the next year has not.
        (date(2024, 2, 28), 1, Unit.YEARS, date(2025, 3, 1)),
        (date(2024, 2, 28), 4, Unit.YEARS, date(2028, 2, 29)),
        (date(2024, 2, 29), 1, Unit.YEARS, date(2025, 3, 1)),
        (date(2024, 2, 29), 4, Unit.YEARS, date(2028, 3, 1)),
        # 2100 has no 29 February though it can be divided by four.
        (date(2096, 2, 28), 4, Unit.YEARS, date(2100, 3, 1)),
        (date(2024, 2, 28), 1, Unit.DAYS, date(2024, 3, 1)),
        (date(2023, 2, 28), 1, Unit.DAYS, date(2023, 3, 2)),
        (date(2026, 3, 3), 90, Unit.DAYS, date(2026, 6, 2)),
    ],
)
def test_the_first_day_on_which_something_need_not_be_kept(event, length, unit, free) -> None:
    assert first_day_free(event, length=length, unit=unit) == free


@given(DAYS, st.integers(1, 150), st.sampled_from(Unit))
def test_lengthening_never_brings_a_day_nearer(event: date, length: int, unit: Unit) -> None:
    shorter, longer = (first_day_free(event, length=many, unit=unit) for many in (length, length + 1))
    assert event < shorter < longer


@given(DAYS, st.integers(1, 150))
def test_whole_years_have_passed_and_no_day_more_is_asked_than_one_after(event: date, years: int) -> None:
    free = first_day_free(event, length=years, unit=Unit.YEARS)
    assert free.year - (event + timedelta(days=1)).year == years
    assert first_day_free(event + timedelta(days=1), length=years, unit=Unit.YEARS) >= free


def test_without_a_rule_in_force_nothing_comes_to_its_day() -> None:
    events = {KIND: date(1990, 1, 1)}
    assert not may_go(events, [], on=date(2026, 1, 1))
    ended = rule(to_date=date(2025, 12, 31))
    assert may_go(events, [ended], on=date(2025, 12, 31))
    assert not may_go(events, [ended], on=date(2026, 1, 1))
    assert not may_go(events, [rule(from_date=date(2026, 1, 2))], on=date(2026, 1, 1))
    assert not may_go({}, [rule()], on=date(2026, 1, 1))
    assert day_to_go(events, [ended], after=date(2026, 1, 1)) is None


def test_of_several_rules_the_longest_decides_while_it_is_in_force() -> None:
    events = {KIND: date(2020, 6, 30)}
    short, long = rule(2), rule(10, to_date=date(2026, 12, 31))
    assert not may_go(events, [short, long], on=date(2026, 12, 31))
    assert day_to_go(events, [short, long], after=date(2024, 1, 1)) == date(2027, 1, 1)
    assert day_to_go(events, [short], after=date(2021, 1, 1)) == date(2022, 7, 1)


RULES = st.lists(
    st.builds(
        lambda length, unit, begins, lasts: rule(
            length, unit, begins, begins + timedelta(days=lasts) if lasts is not None else None
        ),
        st.integers(1, 60),
        st.sampled_from(Unit),
        DAYS,
        st.none() | st.integers(0, 9_000),
    ),
    max_size=4,
)


@given(DAYS, RULES, DAYS, st.data())
def test_the_day_is_the_first_and_a_longer_or_added_rule_in_force_never_frees_sooner(
    event: date, rules: list[Rule], on: date, data: st.DataObject
) -> None:
    events = {KIND: event}
    day = day_to_go(events, rules, after=on)
    if day is not None:
        assert may_go(events, rules, on=day)
        assert day == on or not may_go(events, rules, on=day - timedelta(days=1))
    if rules:
        at = data.draw(st.integers(0, len(rules) - 1))
        old = rules[at]
        longer = Rule(
            kind=KIND,
            length=old.length + data.draw(st.integers(1, 60)),
            unit=old.unit,
            from_date=old.from_date,
            to_date=old.to_date,
        )
        later = day_to_go(events, [*rules[:at], longer, *rules[at + 1 :]], after=on)
        assert later is None or (day is not None and day <= later)


KEPT = st.builds(
    Kept,
    legal_hold=st.booleans(),
    kept_until=st.none() | DAYS,
    is_restricted=st.booleans(),
    opened_in_emergency=st.booleans(),
    pair_waits=st.booleans(),
    file_waits=st.booleans(),
    others_need_it=st.booleans(),
    support_goes_on=st.booleans(),
)


@given(KEPT, DAYS, st.booleans())
def test_nothing_that_keeps_a_record_is_ever_passed_over(kept: Kept, on: date, may_open: bool) -> None:
    holds = any(value for name, value in vars(kept).items() if name != "kept_until")
    holds = holds or (kept.kept_until is not None and on <= kept.kept_until)
    assert bool(held_back(kept, on=on, may_open=may_open)) is holds
    assert held_back(replace(kept, legal_hold=True), on=on, may_open=may_open)


def test_a_record_with_two_events_waits_for_both_rules() -> None:
    events = {RecordKind.DIED: date(2020, 6, 30), RecordKind.PART_ENDED: date(2015, 6, 30)}
    died = replace(rule(8), kind=RecordKind.DIED)
    ended = replace(rule(8), kind=RecordKind.PART_ENDED)
    assert may_go(events, [ended], on=date(2023, 7, 1))
    assert not may_go(events, [ended, died], on=date(2028, 6, 30))
    assert day_to_go(events, [ended, died], after=date(2020, 1, 1)) == date(2028, 7, 1)


@pytest.mark.parametrize(
    ("changed", "cited", "read_on", "words"),
    [
        ({"length": 0}, ("Code", "3", "Here"), date(2026, 3, 3), "between 1 and 150 years"),
        ({"length": MOST[Unit.YEARS] + 1}, ("Code", "3", "Here"), date(2026, 3, 3), "between 1"),
        ({}, ("Code", " ", "Here"), date(2026, 3, 3), "in which document"),
        ({}, ("Code", "3", "Here"), date(2026, 3, 4), "today or earlier"),
        ({"to_date": date(2019, 12, 31)}, ("Code", "3", "Here"), date(2026, 3, 3), "before it begins"),
    ],
)
def test_a_rule_without_a_length_a_source_or_a_day_cannot_stand(changed, cited, read_on, words) -> None:
    check_rule(rule(), cited=("Code", "3", "Here"), read_on=date(2026, 3, 3), today=date(2026, 3, 3))
    with pytest.raises(CannotStand, match=words):
        check_rule(rule(**changed), cited=cited, read_on=read_on, today=date(2026, 3, 3))


def test_lengths_in_words() -> None:
    assert in_words(1, Unit.YEARS) == "1 year"
    assert in_words(90, Unit.DAYS) == "90 days"
