"""What a life costs: held against a slow walk through every day, and adding up to the penny."""

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lifecourse.organisations.api import Organisation
from lifecourse.standards.api import cost_formula, years_after
from lifecourse.support.models import ServiceShare
from lifecourse.support.reading.plan import divisions, paid_by
from lifecourse.support.rules.costs import Bought, Period, cost_a_week
from lifecourse.support.rules.life_cost import (
    UNTIL_AGES,
    YearCost,
    added_up,
    ages_ahead,
    ahead,
    payers,
    periods,
)

pytestmark = pytest.mark.unit
START = date(2020, 1, 15)
days = st.dates(date(2010, 1, 1), date(2040, 12, 31))


@given(days, st.integers(-50, 4000))
def test_years_cover_every_day_once_and_begin_in_april(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    found = list(periods(first, last))
    walked = [one.first + timedelta(days=n) for one in found for n in range((one.last - one.first).days + 1)]
    assert walked == [first + timedelta(days=n) for n in range(length + 1)]
    assert all((one.first.month, one.first.day) == (4, 1) for one in found[1:])


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.decimals("0.01", "900", places=2),
            st.sampled_from(["weekly", "fortnightly"]),
            st.integers(0, 500),
            st.none() | st.integers(0, 700),
            st.integers(1, 99),
        ),
        min_size=1,
        max_size=3,
    ),
    st.integers(1, 900),
)
def test_what_each_paid_is_what_a_walk_through_every_day_comes_to(
    said: list[tuple[Decimal, str, int, int | None, int]], length: int
) -> None:
    one, other, formula = Organisation(name="One"), Organisation(name="Other"), cost_formula(START)
    last = START + timedelta(days=length)
    slow: dict[str, Fraction] = defaultdict(Fraction)
    quick: list[dict[str, Decimal]] = []
    for price, unit, begins, lasts, percent in said:
        since = START + timedelta(days=begins)
        until = None if lasts is None else since + timedelta(days=lasts)
        bought = Bought(price=price, price_unit=unit, units_a_week=None, from_date=since, to_date=until)
        at = datetime(2020, 1, 1, tzinfo=UTC)
        shares = [
            ServiceShare(pk=number, funder=who, percent=part, from_date=since, at=at)
            for number, (who, part) in enumerate([(one, percent), (other, 100 - percent)])
        ]
        a_day = (cost_a_week(bought, formula) or Fraction(0)) / 7
        day = START
        while day <= last:
            if since <= day and (until is None or day <= until):
                slow["One"] += a_day * Fraction(percent, 100)
                slow["Other"] += a_day * Fraction(100 - percent, 100)
            day += timedelta(days=1)
        stand = divisions(shares)
        quick.extend(paid_by(bought, stand, part, formula, died=None) for part in periods(START, last))
    found = added_up(quick)
    for name in ("One", "Other"):
        # Each line of each year is rounded to the penny once, and shared by whole pence.
        assert abs(found.get(name, Decimal(0)) - Decimal(float(slow[name]))) <= Decimal("0.02") * len(quick)
    assert sum(found.values(), Decimal(0)) == sum(
        (sum(line.values(), Decimal(0)) for line in quick), Decimal(0)
    )


@given(st.dates(date(1950, 1, 1), date(2020, 1, 1)), days)
def test_what_is_ahead_begins_tomorrow_and_ends_the_day_before_the_birthday(born: date, today: date) -> None:
    ages = ages_ahead(born, today=today)
    assert set(ages) <= set(UNTIL_AGES)
    for age in ages:
        period = ahead(born, age, today=today)
        assert period is not None and period.first == today + timedelta(days=1)
        assert period.last + timedelta(days=1) == years_after(born, age)
    for age in set(UNTIL_AGES) - set(ages):
        assert years_after(born, age) <= today + timedelta(days=1)
    assert ages_ahead(None, today=today) == []


def test_who_pays_most_comes_first_and_what_nobody_is_named_for_last() -> None:
    year = Period(first=date(2024, 4, 1), last=date(2025, 3, 31))
    cost = YearCost(year=year, by_payer={"A": Decimal(1), "B": Decimal(5), "Nobody": Decimal(9)})
    assert payers([cost, cost], last="Nobody") == ["B", "A", "Nobody"]
    assert cost.total == 15 and cost.words == "2024/25"
