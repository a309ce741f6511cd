"""What came of a saving is held against its plan, and what would have come anyway is none of its doing."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.cases.kinds.savings import Benefit, Better, How, Money, Moved, Saving
from lifecourse.cases.kinds.tracking import Came, Kept
from lifecourse.cases.rules.savings import months_after
from lifecourse.cases.rules.tracking import (
    CannotTell,
    check_came,
    forecast_of_year,
    outcome_of,
    reached,
    track,
    way_gone,
)

pytestmark = pytest.mark.unit
START = date(2018, 4, 1)
SAVING = Saving(
    slug="one",
    name="One",
    how=How.GIVEN,
    organisation="council",
    money=Money.CASH,
    given_pence=1_200_00,
    first_day=START,
)


def told(*pence: int, anyway: int = 0) -> dict[date, Came]:
    months = [months_after(START, number) for number in range(len(pence))]
    return {
        month: Came(month=month, actual=actual, anyway=anyway)
        for month, actual in zip(months, pence, strict=True)
    }


@pytest.mark.parametrize(
    ("came", "kept"),
    [
        ({}, Kept.UNTOLD),
        (told(100_00, 100_00), Kept.KEPT),
        (told(100_00, 99_99), Kept.PART),
        (told(0, 0), Kept.BROKEN),
        # All of it would have come anyway: the case brought nothing.
        (told(100_00, 100_00, anyway=100_00), Kept.BROKEN),
        (told(-100_00), Kept.BROKEN),
    ],
)
def test_how_a_promise_stands(came, kept):
    assert track(SAVING, came, over=date(2018, 6, 1)).kept is kept


def test_a_promise_whose_time_has_not_come_or_that_nobody_can_work_out():
    assert track(SAVING, {}, over=date(2018, 3, 1)).kept is Kept.TO_COME
    assert track(replace(SAVING, given_pence=None), {}, over=date(2018, 6, 1)).kept is Kept.UNKNOWN


def test_what_came_what_did_not_and_what_nobody_has_said():
    stands = track(SAVING, told(80_00, 120_00, anyway=10_00), over=date(2018, 7, 1))
    assert (stands.planned, stands.came, stands.anyway, stands.by_it) == (400_00, 200_00, 20_00, 180_00)
    assert (stands.missed, stands.untold) == (20_00, 200_00)
    assert stands.untold_months == (date(2018, 6, 1), date(2018, 7, 1))


def test_one_year_alone():
    stands = track(SAVING, told(*[100_00] * 13), over=date(2019, 6, 1), first=date(2019, 4, 1))
    assert [one.month for one in stands.months] == [date(2019, 4, 1), date(2019, 5, 1), date(2019, 6, 1)]
    assert stands.came == 100_00


def test_the_year_at_the_present_rate():
    # Half of the plan came in six months: half of it is expected of the other six.
    stands = track(SAVING, told(*[50_00] * 6), over=date(2018, 9, 1))
    assert forecast_of_year(stands, SAVING, "2018/19") == 600_00
    assert forecast_of_year(track(SAVING, {}, over=date(2018, 9, 1)), SAVING, "2018/19") is None


def test_what_came_is_moved_in_the_part_that_another_pays():
    moving = replace(SAVING, moved=(Moved(organisation="ccg", part=Fraction(1, 4)),))
    outcome = outcome_of(moving, track(moving, told(100_00, 60_00), over=date(2018, 5, 1)))
    assert (outcome.cash, outcome.moved, outcome.planned, outcome.missed) == (120_00, 40_00, 150_00, 30_00)


def test_a_cost_avoided_is_never_cash():
    avoided = replace(SAVING, money=Money.AVOIDED)
    outcome = outcome_of(avoided, track(avoided, told(100_00), over=START))
    assert (outcome.cash, outcome.avoided) == (0, 100_00)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"month": date(2018, 4, 2)}, "called by its first day"),
        ({"today": date(2018, 4, 30)}, "April 2018 is not over"),
        ({"anyway": -1}, "nothing or more"),
        ({"anyway": 101}, "No more can have come anyway"),
        ({"anyway": 5, "basis": " "}, "Say how you know"),
        ({"evidence": " "}, "Say what shows it"),
    ],
)
def test_what_cannot_be_said_of_a_month(change, words):
    sound = {"month": START, "actual": 100, "anyway": 0, "basis": "", "evidence": "Report"}
    check_came(**sound, today=date(2018, 5, 1))
    with pytest.raises(CannotTell, match=words):
        check_came(**(sound | {"today": date(2018, 5, 1)} | change))


@pytest.mark.parametrize(
    ("better", "value", "there", "way"),
    [
        (Better.HIGHER, 60, True, Fraction(1)),
        (Better.HIGHER, 50, False, Fraction(1, 2)),
        (Better.HIGHER, 30, False, Fraction(-1, 2)),
        (Better.LOWER, 50, True, Fraction(1, 2)),
    ],
)
def test_a_benefit_on_its_way(better, value, there, way):
    benefit = Benefit(slug="b", name="B", baseline=Fraction(40), target=Fraction(60), better=better)
    assert (reached(benefit, Fraction(value)), way_gone(benefit, Fraction(value))) == (there, way)
    assert reached(replace(benefit, target=None), Fraction(1)) is None
    assert way_gone(replace(benefit, baseline=None), Fraction(1)) is None


@given(st.lists(st.integers(-(10**6), 10**6), max_size=12), st.fractions(0, 1, max_denominator=50))
def test_cash_and_moved_add_up_to_what_came(pence, part):
    moving = replace(SAVING, moved=(Moved(organisation="ccg", part=part),))
    stands = track(moving, told(*pence), over=date(2019, 3, 1))
    outcome = outcome_of(moving, stands)
    assert outcome.cash + outcome.moved == sum(pence)
    assert stands.planned == 1_200_00
