"""Standard counts: what changes between two days adds up, and every count is what a slow walk finds."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lifecourse.standards.api import Rules, counting_rules, timing_packs, working_days_of_england
from lifecourse.standards.counting import read_counting_rules
from lifecourse.standards.reading import BadPack
from lifecourse.support.counts.counting import counts_of
from lifecourse.support.counts.facts import (
    CountedWard,
    History,
    KeptBack,
    Nights,
    Period,
    Planned,
    Registered,
)
from lifecourse.support.counts.journeys import Group, ways
from lifecourse.support.counts.splits import SPLITS
from lifecourse.support.counts.values import Asked, ByRules, Counts
from lifecourse.support.kinds.stays import DELAYS, HOME, LEFT_FOR, SECTORS, WARD_KINDS
from lifecourse.support.rules.stays import Coming, comings, spells

pytestmark = pytest.mark.unit

BEGINS = date(2023, 1, 1)
BREAK = date(2024, 11, 30)
LOCAL, NATIONAL, ELSEWHERE = 1, 2, 3
RULES = ByRules(
    counting=counting_rules(), reviews=Rules(packs=timing_packs(), calendar=working_days_of_england())
)
A_DAY = timedelta(days=1)

days = st.integers(0, 900).map(lambda number: BEGINS + timedelta(days=number))


@st.composite
def spans(draw: st.DrawFn) -> tuple[date, date | None]:
    first = draw(days)
    length = draw(st.none() | st.integers(0, 300))
    return first, None if length is None else first + timedelta(days=length)


@st.composite
def histories(draw: st.DrawFn, head: int) -> History:
    day, wards = draw(days), []
    for number in range(draw(st.integers(1, 4))):
        day += timedelta(days=draw(st.sampled_from([0, 0, 1, 2, 3, 200, 400])) if number else 0)
        first, day = day, day + timedelta(days=draw(st.sampled_from([0, 1, 20, 364, 366, 700])))
        wards.append(
            CountedWard(
                hospital=draw(st.sampled_from(["Heron", "Fen"])),
                provider="Trust",
                ward_kind=draw(st.sampled_from(sorted(WARD_KINDS))),
                came_from=draw(st.sampled_from(["own_home", "transferred", "prison"])),
                from_date=first,
                to_date=day,
                how_left=draw(st.sampled_from(["transferred", *LEFT_FOR])),
                payer=draw(st.sampled_from([LOCAL, NATIONAL, ELSEWHERE])),
                km=draw(st.sampled_from([None, 0, 10, 11, 50, 51])),
            )
        )
    if draw(st.booleans()):
        wards[-1] = _open(wards[-1])
    return History(
        head=UUID(int=head),
        born=draw(st.sampled_from([None, date(1990, 2, 3), date(2006, 6, 6)])),
        council=draw(st.sampled_from([None, 7, 8])),
        wards=wards,
        laws=[Nights(from_date=a, to_date=b, what="s3") for a, b in draw(st.lists(spans(), max_size=2))],
        leaves=[
            Nights(from_date=a, to_date=b, what=what)
            for (a, b), what in draw(
                st.lists(st.tuples(spans(), st.sampled_from(["extended", "at_home"])), max_size=2)
            )
        ],
        planned=[
            Planned(stay_from=wards[0].from_date, said_on=said, planned_for=then)
            for said, then in sorted(draw(st.lists(st.tuples(days, days), max_size=2)))
        ],
        ready=[Nights(from_date=a, to_date=b) for a, b in draw(st.lists(spans(), max_size=1))],
        delays=[
            KeptBack(from_date=a, to_date=b, what=cause, sector=sector)
            for (a, b), cause, sector in draw(
                st.lists(
                    st.tuples(spans(), st.sampled_from(["home", "court"]), st.sampled_from(sorted(SECTORS))),
                    max_size=2,
                )
            )
        ],
        reviews=draw(st.lists(days, max_size=3)),
        register=[
            Registered(from_date=a, to_date=b, keeper=LOCAL, ratings=((a, "amber"),))
            for a, b in draw(st.lists(spans(), max_size=1))
        ],
    )


def _open(ward: CountedWard) -> CountedWard:
    return CountedWard(**{**vars(ward), "to_date": None, "how_left": ""})


@st.composite
def everybody(draw: st.DrawFn) -> list[History]:
    return [draw(histories(number)) for number in range(draw(st.integers(0, 5)))]


@st.composite
def periods(draw: st.DrawFn) -> Period:
    first = draw(days)
    return Period(first=first, last=first + timedelta(days=draw(st.sampled_from([0, 1, 27, 89, 364]))))


def counted(
    people: Sequence[History], period: Period, *, payers: Sequence[int] = (LOCAL, NATIONAL)
) -> Counts:
    asked = Asked(
        period=period,
        payers={one: f"Payer {one}" for one in payers},
        keepers=frozenset({LOCAL}),
        councils={7: "Fen"},
    )
    return counts_of(people, asked, RULES)


# The slow walk: one day and one person at a time, with no notion of nights joined together.


def is_there(one: History, day: date, payers: Sequence[int] = (LOCAL, NATIONAL)) -> CountedWard | None:
    away = day >= BREAK and any(leave.what == "extended" and leave.has(day) for leave in one.leaves)
    on = [
        w
        for w in one.wards
        if w.payer in payers and w.from_date <= day and (not w.to_date or w.to_date > day)
    ]
    return on[-1] if on and not away else None


def every_day(period: Period) -> list[date]:
    return [period.first + timedelta(days=number) for number in range((period.last - period.first).days + 1)]


@settings(max_examples=60)
@given(everybody(), periods())
def test_who_was_there_and_came_less_who_went_are_there_at_the_end(
    people: list[History], period: Period
) -> None:
    found = counted(people, period)
    lines = found.flow.lines
    change = Counter(found.start.of)
    for line in lines:
        for head in line.of:
            change[head] += 1 if line.key.startswith("flow.came") else -1
    assert +change == Counter(found.end.of) and not -change
    assert len(found.end.of) == len(found.end.people)


@settings(max_examples=60)
@given(everybody(), periods())
def test_who_is_there_is_who_a_walk_over_the_wards_finds(people: list[History], period: Period) -> None:
    found = counted(people, period)
    for count, day in ((found.start, period.before), (found.end, period.last)):
        assert count.people == {one.head for one in people if is_there(one, day)}
    # Whoever is there on a day and was not the day before, came; and the other way round.
    came, went = Counter(one.head for one in found.came), Counter(one.head for one in found.went)
    for one in people:
        there = [bool(is_there(one, day)) for day in (period.before, *every_day(period))]
        ups = sum(not before and after for before, after in pairwise(there))
        downs = sum(before and not after for before, after in pairwise(there))
        # Who came and went on one day was never there at the end of one.
        same_day = came[one.head] - ups
        assert same_day >= 0 and went[one.head] - downs == same_day
        if all(ward.from_date != ward.to_date for ward in one.wards):
            assert same_day == 0


@settings(max_examples=60)
@given(everybody(), periods())
def test_every_table_has_everybody_in_one_part(people: list[History], period: Period) -> None:
    found = counted(people, period)
    for table in found.tables:
        parts = Counter(head for line in table.lines for head in line.of)
        if table.whole is not None:
            assert parts == Counter(table.whole.of), table.key
    assert {table.key for table in found.tables} >= {split.key for split in SPLITS}
    assert len(found.every) == 2 + len(found.flow.lines) + sum(len(t.lines) for t in found.tables) + len(
        DELAYS
    ) + len(SECTORS)


@settings(max_examples=60)
@given(everybody(), periods())
def test_every_way_begins_with_a_coming_and_ends_with_a_going(people: list[History], period: Period) -> None:
    found = counted(people, period)
    came = ways(found.journeys, Group.CAME, period)
    left = ways(found.journeys, Group.LEFT, period)
    assert Counter(h for one in came.values() for h in one.of) == Counter(one.head for one in found.came)
    assert Counter(h for one in left.values() for h in one.of) == Counter(one.head for one in found.went)
    there = Counter(h for way, one in came.items() if way[1] == "there" for h in one.of)
    # Whoever came in the period and is still there at its end, is there.
    assert there.keys() <= found.end.people
    prison = sum(one.number for way, one in came.items() if way[0] == "prison")
    assert prison == found.every["from.prison"].number
    home = sum(one.number for way, one in left.items() if way[1] == "home")
    assert home == found.every["flow.went-home"].number


def whole_stay(one: History, day: date) -> date:
    """Since when, by the stays of everything that was known on that day, cut off there."""
    known = [
        w if w.to_date is None or w.to_date <= day else _open(w) for w in one.wards if w.from_date <= day
    ]
    return spells(known)[-1].start


REFERENCE: dict[str, Callable[[History, date, CountedWard], bool]] = {
    "secure.secure": lambda one, day, w: w.ward_kind.endswith("secure"),
    "age.under-18": lambda one, day, w: (
        one.born is not None and day < one.born.replace(year=one.born.year + 18)
    ),
    "age.not-known": lambda one, day, w: one.born is None,
    "distance.near": lambda one, day, w: w.km in range(11),
    "distance.far": lambda one, day, w: w.km == 51,
    "law.part-3": lambda one, day, w: False,
    "law.part-2": lambda one, day, w: any(law.has(day) for law in one.laws),
    "review.none": lambda one, day, w: all(held > day for held in one.reviews),
    "council.7": lambda one, day, w: one.council == 7,
    "council.elsewhere": lambda one, day, w: one.council == 8,
    "payer.2": lambda one, day, w: w.payer == NATIONAL,
    "delayed.delayed": lambda one, day, w: any(
        ready.has(day) and delay.has(day) for ready in one.ready for delay in one.delays
    ),
    "length.under-1": lambda one, day, w: day < anniversary(whole_stay(one, day), 1),
    "longer.1": lambda one, day, w: day >= anniversary(whole_stay(one, day), 1),
    "longer.2": lambda one, day, w: day >= anniversary(whole_stay(one, day), 2),
}


def anniversary(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


@settings(max_examples=80)
@given(everybody(), periods())
def test_each_count_is_what_a_slow_walk_finds(people: list[History], period: Period) -> None:
    found = counted(people, period).every
    for key, holds in REFERENCE.items():
        there = [(one, ward) for one in people if (ward := is_there(one, period.last))]
        assert found[key].people == {o.head for o, w in there if holds(o, period.last, w)}, key


@settings(max_examples=60)
@given(everybody(), periods())
def test_comings_moves_and_goings_are_those_of_the_wards(people: list[History], period: Period) -> None:
    found = counted(people, period)
    moves, left = Counter[UUID](), Counter[UUID]()
    for one in people:
        for ward, kind in comings(one.wards):
            if ward.payer != ELSEWHERE and period.has(ward.from_date) and kind is Coming.TRANSFER:
                moves[one.head] += 1
        for ward in one.wards:
            if ward.payer != ELSEWHERE and period.has(ward.to_date) and ward.how_left in HOME:
                left[one.head] += 1
    assert Counter(found.every["moves.all"].of) == moves
    home = Counter(found.every["flow.went-home"].of)
    # Whoever left from long leave, or was written down on the next ward that day, was not seen to go.
    assert home <= left
    if not any(one.leaves for one in people):
        gaps = all(b.from_date > (a.to_date or a.from_date) for o in people for a, b in pairwise(o.wards))
        assert not gaps or home == left


@settings(max_examples=60)
@given(everybody(), periods())
def test_days_kept_are_counted_night_by_night(people: list[History], period: Period) -> None:
    found = counted(people, period)
    by_cause, every = Counter[str](), 0
    for one in people:
        for day in every_day(period):
            if is_there(one, day) and any(ready.has(day) for ready in one.ready):
                causes = {delay.what for delay in one.delays if delay.has(day)}
                by_cause.update(causes)
                every += bool(causes)
    assert {one.people.key: one.days for one in found.delays_by_cause if one.days} == {
        f"delay-cause.{cause}": number for cause, number in by_cause.items()
    }
    assert found.delayed_days == every


def stay(first: date, last: date | None = None, **other: object) -> CountedWard:
    said: dict[str, object] = {
        "hospital": "Heron",
        "provider": "Trust",
        "ward_kind": "assessment",
        "came_from": "own_home",
        "from_date": first,
        "to_date": last,
        "how_left": "" if last is None else "family_home",
        "payer": LOCAL,
    }
    return CountedWard(**(said | other))  # type: ignore[arg-type]


def numbers(found: Counts, table: str) -> dict[str, int]:
    lines = found.flow.lines if table == "flow" else found.table(table).lines
    return {line.key.removeprefix(f"{table}."): line.number for line in lines if line.number}


def test_long_leave_is_counted_until_the_rule_changed_and_not_since() -> None:
    ada = History(
        head=UUID(int=1),
        wards=[stay(date(2024, 1, 1))],
        leaves=[Nights(from_date=date(2024, 6, 1), what="extended")],
    )
    november = counted([ada], Period(first=date(2024, 11, 1), last=date(2024, 11, 29)))
    assert (november.end.number, numbers(november, "leave")) == (1, {"counted": 1})
    thirtieth = counted([ada], Period(first=BREAK, last=BREAK))
    assert (thirtieth.start.number, thirtieth.end.number) == (1, 0)
    assert numbers(thirtieth, "flow") == {"went-leave": 1}
    assert numbers(thirtieth, "leave") == {"left-out": 1}


def test_whoever_comes_back_from_long_leave_is_counted_again_and_did_not_come_to_hospital() -> None:
    ada = History(
        head=UUID(int=1),
        wards=[stay(date(2024, 1, 1))],
        leaves=[Nights(from_date=date(2025, 2, 1), to_date=date(2025, 3, 1), what="extended")],
    )
    found = counted([ada], Period(first=date(2025, 2, 1), last=date(2025, 3, 31)))
    assert numbers(found, "flow") == {"went-leave": 1, "came-back": 1}
    assert found.table("from").whole is not None and found.table("from").whole.number == 0


def test_first_again_and_moved_are_told_apart() -> None:
    year = Period(first=date(2025, 1, 1), last=date(2025, 12, 31))
    again = [stay(date(2024, 1, 1), date(2024, 6, 1)), stay(date(2025, 6, 1))]
    later = [stay(date(2024, 1, 1), date(2024, 5, 31)), stay(date(2025, 6, 1))]
    moved = [
        stay(date(2024, 1, 1), date(2025, 3, 1), how_left="transferred", payer=ELSEWHERE),
        stay(date(2025, 3, 1), came_from="transferred", ward_kind="low_secure"),
    ]
    for wards, how in ((again, "came-again"), (later, "came-first"), (moved, "came-moved")):
        assert numbers(counted([History(head=UUID(int=1), wards=wards)], year), "flow") == {how: 1}


def test_a_move_between_two_counted_beds_changes_nothing_in_who_is_there() -> None:
    day = date(2025, 3, 1)
    wards = [
        stay(date(2024, 1, 1), day, how_left="transferred"),
        stay(day, came_from="transferred", payer=NATIONAL, ward_kind="low_secure"),
    ]
    march = counted([History(head=UUID(int=1), wards=wards)], Period(first=day, last=date(2025, 3, 31)))
    assert (numbers(march, "flow"), numbers(march, "moves")) == ({}, {"all": 1})
    only = counted([History(head=UUID(int=1), wards=wards)], march.asked.period, payers=[LOCAL])
    assert (numbers(only, "flow"), only.end.number) == ({"went-moved": 1}, 0)


def test_of_two_days_to_leave_that_were_said_on_one_day_the_later_stands() -> None:
    came, said = date(2025, 1, 1), date(2025, 2, 1)
    ada = History(
        head=UUID(int=1),
        wards=[stay(came)],
        planned=[
            Planned(stay_from=came, said_on=said, planned_for=day)
            for day in (date(2025, 2, 10), date(2025, 9, 10))
        ],
    )
    march = counted([ada], Period(first=date(2025, 3, 1), last=date(2025, 3, 31)))
    assert numbers(march, "planned") == {"planned": 1}


def test_a_first_review_is_counted_in_the_period_in_which_it_fell_due() -> None:
    # By the policy of March 2017 an adult's first review falls due four weeks after coming.
    came = date(2018, 5, 20)
    may, june = (
        Period(first=date(2018, 5, 1), last=date(2018, 5, 31)),
        Period(first=date(2018, 6, 1), last=date(2018, 6, 30)),
    )

    def first(period: Period, until: date | None = None, held: tuple[date, ...] = ()) -> dict[str, int]:
        ada = History(
            head=UUID(int=1),
            born=date(1980, 1, 1),
            wards=[stay(came, until)],
            reviews=held,
            hospital_reviews=held,
        )
        return numbers(counted([ada], period), "first-review")

    assert first(may) == {}
    assert first(june) == {"late": 1}
    assert first(june, held=(date(2018, 6, 17),)) == {"in-time": 1}
    assert first(june, held=(date(2018, 6, 18),)) == {"late": 1}
    assert first(june, until=date(2018, 6, 10)) == {}


def test_only_people_of_one_area_are_counted_where_that_is_asked() -> None:
    period = Period(first=date(2025, 1, 1), last=date(2025, 1, 31))
    people = [
        History(head=UUID(int=n), council=council, wards=[stay(date(2024, 1, 1))])
        for n, council in enumerate((7, 7, 8, None))
    ]
    asked = Asked(period=period, payers={LOCAL: "Local"}, councils={7: "Fen"}, area=7)
    assert counts_of(people, asked, RULES).end.number == 2
    assert numbers(counted(people, period), "council") == {"7": 2, "elsewhere": 1, "not-known": 1}


def test_whoever_was_on_the_register_the_day_before_is_told_apart_by_the_day() -> None:
    came = date(2025, 1, 10)
    period = Period(first=date(2025, 1, 1), last=date(2025, 1, 31))
    for since, part in ((came - A_DAY, "on"), (came, "not-on")):
        ada = History(
            head=UUID(int=1),
            wards=[stay(came)],
            register=[Registered(from_date=since, keeper=LOCAL, ratings=((since, "amber"), (came, "blue")))],
        )
        found = counted([ada], period)
        assert numbers(found, "before") == {part: 1}
        assert numbers(found, "register") == {"blue": 1}


@pytest.mark.parametrize(("held", "part"), [(date(2025, 2, 28), "longer"), (date(2025, 3, 1), "within")])
def test_six_months_before_the_end_of_august_is_the_end_of_february(held: date, part: str) -> None:
    ada = History(head=UUID(int=1), wards=[stay(date(2024, 1, 1))], reviews=[held])
    august = counted([ada], Period(first=date(2025, 8, 1), last=date(2025, 8, 31)))
    assert numbers(august, "review") == {part: 1}


@pytest.mark.parametrize(
    "change", [{"leaves_out": []}, {"leaves_out": ["everybody"]}, {"citation": " "}, {"words": "[R]"}]
)
def test_a_counting_rule_without_what_it_needs_is_refused(change: dict[str, object]) -> None:
    rule: dict[str, object] = {
        "id": "x",
        "words": "x",
        "citation": "x",
        "status": "in-force",
        "in_force_from": BREAK,
        "published_on": BREAK,
        "leaves_out": ["extended-leave"],
    }
    assert len(read_counting_rules({"rules": [rule]}, where="x")) == 1
    with pytest.raises(BadPack):
        read_counting_rules({"rules": [rule | change]}, where="x")
