"""By when a plan for adult life begins, by a partnership's own rule, and what it still says nothing of."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.standards.api import duty_pack, working_days_of_england, years_after
from lifecourse.support.kinds.growing_up import ADULT_LIFE, GROUPS
from lifecourse.support.rules.growing_up import grows_up, missing, plan_due

pytestmark = pytest.mark.unit
PACK, CALENDAR = duty_pack("growing-up-essex-2016"), working_days_of_england()
births = st.dates(date(2000, 1, 1), date(2015, 12, 31))


def test_the_words_of_the_groups_are_those_of_the_list() -> None:
    assert tuple(GROUPS.values()) == PACK.lists["groups"].items


@given(births, st.none() | st.booleans())
def test_planning_begins_from_14_or_six_months_before_18_and_never_after_it(
    born: date, severe: bool | None
) -> None:
    due = plan_due(born, severe=severe, pack=PACK, calendar=CALENDAR)
    assert due.eighteen == years_after(born, 18)
    assert due.consider_from <= due.by < due.eighteen
    if severe:
        assert due.by == due.consider_from and years_after(born, 14) - due.by <= timedelta(days=1)
    else:
        # Six months before: walk back month by month to a day of the same number, or the last of the month.
        year, month = divmod(due.eighteen.year * 12 + due.eighteen.month - 1 - 6, 12)
        assert (due.by.year, due.by.month) == (year, month + 1)
        assert due.by.day == due.eighteen.day or (due.by + timedelta(days=1)).day == 1


def test_it_is_late_from_the_day_after_until_it_begins() -> None:
    due = plan_due(date(2009, 3, 10), severe=False, pack=PACK, calendar=CALENDAR)
    assert due.by == date(2026, 9, 10)
    assert (due.late(date(2026, 9, 10), None), due.late(date(2026, 9, 11), None)) == (0, 1)
    assert due.late(date(2027, 1, 1), date(2026, 9, 12)) == 2


@given(births)
def test_somebody_grows_up_from_14_until_the_day_before_18(born: date) -> None:
    early = plan_due(born, severe=None, pack=PACK, calendar=CALENDAR).consider_from
    eighteen = years_after(born, 18)
    days = [early - timedelta(days=1), early, eighteen - timedelta(days=1), eighteen]
    assert [grows_up(born, today=day, consider_from=early) for day in days] == [False, True, True, False]
    assert not grows_up(None, today=early, consider_from=early)


@given(st.dictionaries(st.sampled_from(sorted(ADULT_LIFE)), st.sampled_from(["", " ", "A flat"])))
def test_a_part_with_no_words_is_missing_and_no_other(said: dict[str, str]) -> None:
    assert missing(said) == [
        words for part, words in ADULT_LIFE.items() if not (said.get(part) or "").replace(" ", "")
    ]
