"""Every time of the law on plans for learning is as published, and is counted as the law counts."""

import calendar as months
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.standards.api import (
    BadPack,
    Counts,
    Status,
    Towards,
    Unit,
    UnknownPack,
    duty_pack,
    duty_packs,
    working_days_of_england,
)
from lifecourse.standards.duty_reading import read_duty_pack
from lifecourse.standards.duty_values import counted_back

pytestmark = pytest.mark.unit

SEND = duty_pack("send-2014")
CALENDAR = working_days_of_england()
W, D, M, WD = Unit.WEEKS, Unit.DAYS, Unit.MONTHS, Unit.WORKING_DAYS
AFTER, WITH = Counts.AFTER, Counts.BEGINNING_WITH
REG, ACT = "(SI 2014/1530), legislation.gov.uk/uksi/2014/1530, regulation ", "ukpga/2014/6, section "
# Where each time was read, beside what was read there, and the last day in time counted from 1 March 2024.
PUBLISHED = {
    "decide-assessment": (6, W, AFTER, f"{REG}5(1)", date(2024, 4, 12)),
    "advice": (6, W, AFTER, f"{REG}8(1)", date(2024, 4, 12)),
    "refuse-plan": (16, W, AFTER, f"{REG}10(1)", date(2024, 6, 21)),
    "final": (20, W, AFTER, f"{REG}13(2)", date(2024, 7, 19)),
    "answer-draft": (15, D, WITH, f"{REG}13(1)(a)", date(2024, 3, 15)),
    "review-first": (12, M, WITH, f"{ACT}44(1)(a)", date(2025, 2, 28)),
    "review-next": (12, M, WITH, f"{ACT}44(1)(b)", date(2025, 2, 28)),
    "review-notice": (2, W, AFTER, f"{REG}20(3) and 21(3)", date(2024, 2, 15)),
    "review-papers": (2, W, AFTER, f"{REG}20(4) and 21(4)", date(2024, 2, 15)),
    "review-report": (2, W, AFTER, f"{REG}20(9) and 21(7)", date(2024, 3, 15)),
    "review-decision": (4, W, AFTER, f"{REG}20(10) and 21(9)", date(2024, 3, 29)),
    "answer-amendment": (15, D, WITH, f"{REG}22(2)(c)", date(2024, 3, 15)),
    "amended-final": (8, W, AFTER, f"{REG}22(3) and 22(4)", date(2024, 4, 26)),
    "phase-post16": (0, D, AFTER, f"{REG}18(1)(a)", date(2024, 3, 30)),
    "phase-other": (0, D, AFTER, f"{REG}18(1)(b)", date(2024, 2, 14)),
    "phase-college": (5, M, AFTER, f"{REG}18(2)", date(2023, 10, 1)),
    "aware-of-move": (15, WD, AFTER, f"{REG}15(2)", date(2024, 3, 22)),
    "transfer": (15, WD, WITH, f"{REG}15(2)", date(2024, 3, 21)),
    "tell-of-transfer": (6, W, AFTER, f"{REG}15(4)", date(2024, 4, 12)),
    "review-after-transfer": (3, M, WITH, f"{REG}15(5)(b)", date(2024, 5, 31)),
    "decide-again": (15, D, AFTER, f"{REG}25(1)", date(2024, 3, 16)),
    "final-again": (14, W, AFTER, f"{REG}27(2)", date(2024, 6, 7)),
    "review-again": (12, M, AFTER, f"{REG}27(4)(a)", date(2025, 3, 1)),
    "not-again": (6, M, AFTER, f"{REG}24(a)", date(2024, 9, 1)),
}


@pytest.mark.parametrize("name", sorted({*PUBLISHED, *SEND.timings}))
def test_each_time_is_as_published_says_where_and_ends_on_the_right_day(name: str) -> None:
    one, (count, unit, counts, source, due) = SEND.timings[name], PUBLISHED[name]
    assert (one.count, one.unit, one.counts) == (count, unit, counts)
    assert one.citation.endswith(source)
    assert one.due(date(2024, 3, 1), CALENDAR) == due
    assert one.length


@given(st.dates(date(2015, 6, 1), date(2026, 6, 1)))
def test_working_days_and_days_are_those_that_one_counts_on_a_calendar(start: date) -> None:
    day, left = start, 15
    while left:
        left -= CALENDAR.has(day)
        day += timedelta(days=1)
    assert SEND.timings["transfer"].due(start, CALENDAR) == day - timedelta(days=1)
    assert (SEND.timings["answer-draft"].due(start, CALENDAR) - start).days == 14
    assert (start - SEND.timings["review-notice"].due(start, CALENDAR)).days == 15


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(1, 30))
def test_months_before_a_day_end_on_the_day_of_its_number_or_the_last_of_the_month(
    day: date, count: int
) -> None:
    month, year = day.month, day.year
    for _ in range(count):
        month, year = (month - 1, year) if month > 1 else (12, year - 1)
    assert counted_back(day, count, Unit.MONTHS) == date(
        year, month, min(day.day, months.monthrange(year, month)[1])
    )


def test_lists_say_where_they_stand() -> None:
    assert len(SEND.lists["exceptions"].items) == len(SEND.lists["adult-life"].items) == 3
    assert all(one.citation for pack in duty_packs().values() for one in pack.lists.values())


ENTRY = {
    "id": "one",
    "words": "One",
    "citation": "An Act",
    "status": "in-force",
    "in_force_from": date(2014, 9, 1),
}
HEAD = ENTRY | {"reviewed_on": date(2026, 11, 27), "next_review": date(2027, 5, 27)}


@pytest.mark.parametrize(
    ("timing", "says"),
    [
        ({}, "above 0"),
        ({"count": 2, "unit": "moons"}, "unit is"),
        ({"towards": "before_day", "month": 13, "day": 1}, "month and day"),
        ({"towards": "before_day", "month": 1, "day": 0}, "month and day"),
        ({"towards": "before_day", "month": 4, "day": 31}, "month and day"),
        ({"towards": "before_day", "month": 2, "day": 29}, "month and day"),
        ({"towards": "before_day", "month": 3, "day": 31, "count": 2}, "month and day"),
        ({"towards": "before", "count": 2, "unit": "working_days"}, "not back"),
        ({"count": 2, "words": "[R] perhaps"}, "unconfirmed"),
        ({"count": 2, "citation": " "}, "no citation"),
    ],
)
def test_what_cannot_be_counted_or_has_no_source_is_refused(timing: dict[str, object], says: str) -> None:
    with pytest.raises(BadPack, match=says):
        read_duty_pack(HEAD | {"timings": [ENTRY | timing]}, where="x.toml")
    assert Towards.AFTER == "after"


ESSEX = (
    "Essex, Southend and Thurrock Transforming Care Partnership, joint transformation plan 2016, section 4.7"
)


def test_a_local_plan_for_growing_up_is_marked_as_one_and_says_where_it_stands() -> None:
    pack = duty_pack("growing-up-essex-2016")
    assert pack.status is Status.LOCAL_CONVENTION
    assert all(one.citation.startswith(ESSEX) for one in (*pack.timings.values(), *pack.lists.values()))
    assert pack.timings["before-18"].due(date(2026, 8, 31), CALENDAR) == date(2026, 2, 28)
    assert pack.timings["severe-from-14"].due(date(2010, 5, 6), CALENDAR) == date(2024, 5, 6)
    assert len(pack.lists["groups"].items) == 8
    with pytest.raises(UnknownPack):
        duty_pack("growing-up-elsewhere")
