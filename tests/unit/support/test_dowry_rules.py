"""Money that follows somebody home: who qualifies, and every day that is paid for."""

from calendar import isleap
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.standards.api import RuleNumber, pack, years_after
from lifecourse.support.rules.costs import financial_year, to_pence
from lifecourse.support.rules.dowries import (
    Payments,
    Qualifies,
    Spell,
    by_year,
    paid_in,
    qualifies,
    without_a_break,
)

pytestmark = pytest.mark.unit

START = date(2010, 1, 1)
DAYS = st.integers(0, 4000).map(lambda n: START + timedelta(days=n))
SPELLS = st.lists(
    st.tuples(DAYS, st.integers(0, 3000)).map(
        lambda said: Spell(start=said[0], end=said[0] + timedelta(days=said[1]))
    ),
    min_size=1,
    max_size=6,
)
PAYMENTS = st.builds(
    Payments,
    amount=st.decimals(0, 100_000, places=2),
    per=st.sampled_from(["week", "year"]),
    from_date=DAYS,
    to_date=st.none() | DAYS,
    died=st.none() | DAYS,
)


def rule() -> RuleNumber:
    return pack("transforming-care-2015").numbers["dowry-stay"]


def asked(*spells: Spell, left_on: date, agreed_on: date | None = START, named: bool = True) -> Qualifies:
    return qualifies(spells, left_on=left_on, named=named, agreed_on=agreed_on, rule=rule())


@pytest.mark.parametrize(
    ("start", "left", "yes"),
    [
        (date(2011, 3, 1), date(2016, 2, 29), False),
        (date(2011, 3, 1), date(2016, 3, 1), True),
        (date(2012, 2, 29), date(2017, 2, 28), False),
        (date(2012, 2, 29), date(2017, 3, 1), True),
    ],
)
def test_five_years_or_more(start: date, left: date, yes: bool) -> None:
    """Planning guidance, December 2015, section 3: spells in inpatient care of five years or more."""
    assert rule().least == 5
    assert asked(Spell(start=start, end=left), left_on=left).yes is yes


def test_a_move_between_wards_is_no_break_and_a_night_at_home_is() -> None:
    left = date(2017, 6, 1)
    moved = [Spell(start=date(2011, 1, 1), end=date(2014, 5, 1)), Spell(start=date(2014, 5, 1), end=left)]
    away = [moved[0], Spell(start=date(2014, 5, 2), end=left)]
    assert asked(*moved, left_on=left).yes
    found = asked(*away, left_on=left)
    assert not found.yes and "would be full on 2 May 2019" in found.why[0]


def test_it_is_for_one_person_and_agreed_with_the_move() -> None:
    spell = Spell(start=date(2000, 1, 1), end=date(2016, 6, 1))
    assert asked(spell, left_on=date(2016, 6, 1)).yes
    assert not asked(spell, left_on=date(2016, 6, 1), named=False).yes
    assert not asked(spell, left_on=date(2016, 6, 1), agreed_on=None).yes
    other_day = asked(spell, left_on=date(2016, 6, 2))
    assert not other_day.yes and "No stay in hospital ended" in other_day.why[0]


def test_whether_the_rule_still_stood_is_said() -> None:
    old, new = date(2019, 3, 31), date(2019, 4, 1)
    assert asked(Spell(start=START, end=old), left_on=old).rule_held
    assert not asked(Spell(start=START, end=new), left_on=new).rule_held


@given(SPELLS)
def test_joined_spells_cover_the_same_days(spells: list[Spell]) -> None:
    def covered(some: list[Spell]) -> set[int]:
        return {n for one in some if one.end for n in range(one.start.toordinal(), one.end.toordinal() + 1)}

    joined = without_a_break(spells)
    assert covered(joined) == covered(spells)
    assert all(a.end is not None and a.end < b.start for a, b in pairwise(joined))


@given(SPELLS, DAYS)
def test_whoever_qualifies_was_there_every_day_of_five_years(spells: list[Spell], left: date) -> None:
    found = asked(*spells, left_on=left)
    if found.yes and found.since:
        assert years_after(found.since, 5) <= left
        day = found.since
        while day <= left:
            assert any(one.end and one.start <= day <= one.end for one in spells)
            day += timedelta(days=1)


def day_by_day(payments: Payments, year_begins: int) -> Decimal:
    """What is paid for a year, slowly: a part of the amount for each day."""
    total, day = Fraction(0), date(year_begins, 4, 1)
    days_of_year = 366 if isleap(year_begins + 1) else 365
    while day <= date(year_begins + 1, 3, 31):
        over = (payments.to_date and day > payments.to_date) or (payments.died and day > payments.died)
        if day >= payments.from_date and not over:
            total += Fraction(payments.amount) / (7 if payments.per == "week" else days_of_year)
        day += timedelta(days=1)
    return to_pence(total)


@given(PAYMENTS, st.integers(2009, 2021))
def test_what_is_paid_is_a_walk_through_the_days(payments: Payments, begins: int) -> None:
    assert paid_in(payments, financial_year(date(begins, 4, 1))) == day_by_day(payments, begins)


@given(PAYMENTS)
def test_every_day_is_paid_for_in_one_year(payments: Payments) -> None:
    years = by_year(payments, until=date(2021, 3, 31))
    assert sum(paid for _, paid in years) == sum(day_by_day(payments, begins) for begins in range(2009, 2021))
    assert len({year.first for year, _ in years}) == len(years)


def test_a_whole_year_pays_the_whole_amount_and_a_death_ends_it_on_its_day() -> None:
    paid = Payments(amount=Decimal("36600.00"), per="year", from_date=date(2015, 4, 1), died=date(2016, 4, 1))
    assert [total for _, total in by_year(paid, until=date(2030, 1, 1))] == [
        Decimal("36600.00"),
        Decimal("100.27"),
    ]
