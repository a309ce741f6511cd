"""What support cost before and after reviews is told of people in fives, and what others pay is no saving."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.support.rules.reviewed import Paid, Reviewed, around

pytestmark = pytest.mark.unit
HELD = date(2026, 1, 10)
MARCH = date(2026, 3, 1)
ON = date(2026, 3, 31)


def reviewed(before: int, after: int, *, others: int = 0, held: date = HELD) -> Reviewed:
    """Somebody whose support cost so much in four weeks; `others` of it is paid by another since."""
    now = Paid(own=after, everybody=after + others)
    return Reviewed(held_on=held, before=Paid(own=before, everybody=before), after=now, months={MARCH: now})


def told(people: list[Reviewed]):
    return around(people, on=ON, days_of={MARCH: 31})


@pytest.mark.parametrize(("there", "shown"), [(0, 0), (4, 0), (5, 5), (9, 5), (10, 10)])
def test_people_are_told_of_in_fives(there, shown):
    found = told([reviewed(2_800_00, 1_400_00) for _ in range(there)])
    assert found.people == shown
    assert bool(found.months) == bool(shown)
    assert (found.before == 0) == (shown == 0)


def test_a_year_and_a_month_are_worked_out_of_four_weeks():
    found = told([reviewed(2_800_00, 2_100_00)] * 5)
    # 5 x £2,800 in 28 days is £500 a day; a quarter less.
    assert (found.before, found.after) == (182_500_00, 136_875_00)
    [month] = found.months
    # 31 days at £500 are £15,500; in March 5 x £2,100 was paid.
    assert (month.people, month.less, month.moved) == (5, 5_000_00, 0)


def test_what_others_pay_instead_is_moved_and_no_saving():
    found = told([reviewed(2_800_00, 1_800_00, others=1_000_00)] * 5)
    assert found.moved == found.less > 0
    some = told([reviewed(2_800_00, 1_800_00, others=400_00)] * 5)
    assert some.less - some.moved == round(5 * 600_00 * 365 / 28)


def test_a_month_counts_who_was_reviewed_before_it():
    late = [reviewed(100, 50, held=MARCH + timedelta(days=3)) for _ in range(5)]
    assert told(late).people == 5
    assert told(late).months == ()


@given(
    costs=st.lists(st.tuples(st.integers(1, 10**6), st.integers(1, 10**6)), max_size=14),
    more=st.tuples(st.integers(1, 10**6), st.integers(1, 10**6)),
)
def test_one_more_review_never_shows_one_person(costs, more):
    """Between two sums that may be told there are no people, or five."""
    people = [
        reviewed(before, after, held=HELD + timedelta(days=number))
        for number, (before, after) in enumerate(costs)
    ]
    one = told(people)
    two = told([*people, reviewed(*more, held=HELD + timedelta(days=len(people)))])
    assert two.people - one.people in {0, 5}
    assert two.people != one.people or (two.before, two.after) == (one.before, one.after)
