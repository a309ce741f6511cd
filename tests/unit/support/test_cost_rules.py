"""What support costs: the published formula, held against a walk through every day."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.standards.api import CostFormula, PricedBy, cost_formula, cost_formulas
from lifecourse.support.rules.costs import (
    Bought,
    Period,
    cost_a_week,
    cost_in,
    days_of,
    financial_year,
    to_pence,
    worked_out,
)

pytestmark = pytest.mark.unit

DAY = date(2026, 4, 1)
DAYS = st.integers(-400, 800).map(lambda n: DAY + timedelta(days=n))
MONEY = st.decimals("-5000", "5000", places=2)
PERIODS = st.tuples(DAYS, st.integers(0, 400)).map(
    lambda said: Period(first=said[0], last=said[0] + timedelta(days=said[1]))
)


def formula() -> CostFormula:
    return cost_formula(date(2026, 11, 27))


SERVICES = st.builds(
    Bought,
    price=st.none() | MONEY,
    price_unit=st.sampled_from(sorted(formula().price_units)),
    units_a_week=st.none() | st.decimals("-50", "50", places=2),
    from_date=DAYS,
    to_date=st.none() | DAYS,
)


def day_by_day(bought: Bought, period: Period, died: date | None) -> Fraction | None:
    """The formula, slowly: a seventh of the week's cost for each day on which the service is given."""
    fixed = {"weekly": (1, 1), "fortnightly": (1, 2), "4-weekly": (1, 4)} | {
        "monthly": (12, 52),
        "quarterly": (4, 52),
        "annually": (1, 52),
    }
    price = abs(Fraction(bought.price or 0))
    if not price:
        return None
    days, day = 0, period.first
    while day <= period.last:
        ended = (bought.to_date and day > bought.to_date) or (died and day > died)
        days += day >= bought.from_date and not ended
        day += timedelta(days=1)
    if bought.price_unit == "one-off":
        return price if days else Fraction(0)
    if bought.price_unit in fixed:
        times, weeks = fixed[bought.price_unit]
        return price * days * times / weeks / 7
    units = abs(Fraction(bought.units_a_week or 0))
    return price * units * days / 7 if units else None


@given(SERVICES, PERIODS, st.none() | DAYS)
def test_the_formula_is_a_walk_through_the_days(bought: Bought, period: Period, died: date | None) -> None:
    assert cost_in(bought, period, formula(), died=died) == day_by_day(bought, period, died)


@given(SERVICES, DAYS, st.lists(st.integers(1, 200), min_size=1, max_size=5))
def test_periods_in_a_row_cost_what_the_whole_costs(bought: Bought, first: date, lengths: list[int]) -> None:
    starts = [first]
    for length in lengths:
        starts.append(starts[-1] + timedelta(days=length))
    parts = [Period(first=a, last=b - timedelta(days=1)) for a, b in pairwise(starts)]
    whole = Period(first=first, last=starts[-1] - timedelta(days=1))
    if bought.price_unit != "one-off":
        costs = [cost_in(bought, part, formula()) for part in parts]
        assert sum(cost or 0 for cost in costs) == (cost_in(bought, whole, formula()) or 0)


@given(st.fractions(min_value=0, max_value=10**9))
def test_pence_are_the_nearest_with_half_a_penny_up(pounds: Fraction) -> None:
    off = Fraction(to_pence(pounds)) - pounds
    assert Fraction(-1, 200) < off <= Fraction(1, 200)


@pytest.mark.parametrize(
    ("price", "unit", "planned", "weekly", "a_year"),
    [
        # 6.Costs_fact.sql, "Prepare the cost fields": the frequency is trusted over the planned units.
        ("700", "weekly", "5", "700.00", "36500.00"),
        ("700", "fortnightly", None, "350.00", "18250.00"),
        ("700", "4-weekly", None, "175.00", "9125.00"),
        ("2600", "monthly", None, "600.00", "31285.71"),
        ("5200", "quarterly", None, "400.00", "20857.14"),
        # A price by the year comes to a little more in 365 days, because the formula has years of 52 weeks.
        ("52000", "annually", None, "1000.00", "52142.86"),
        ("-20", "hourly", "-35", "700.00", "36500.00"),
        ("100", "daily", "7", "700.00", "36500.00"),
        ("45.50", "per-session", "2", "91.00", "4745.00"),
    ],
)
def test_known_costs(price: str, unit: str, planned: str | None, weekly: str, a_year: str) -> None:
    bought = Bought(
        price=Decimal(price),
        price_unit=unit,
        units_a_week=Decimal(planned) if planned else None,
        from_date=date(2020, 1, 1),
    )
    a_week, in_year = cost_a_week(bought, formula()), cost_in(bought, financial_year(DAY), formula())
    assert a_week is not None and in_year is not None
    assert (to_pence(a_week), to_pence(in_year)) == (Decimal(weekly), Decimal(a_year))


def test_what_is_paid_once_is_the_price_and_has_no_cost_a_week() -> None:
    bought = Bought(
        price=Decimal(940), price_unit="one-off", units_a_week=Decimal(3), from_date=DAY, to_date=DAY
    )
    assert cost_in(bought, financial_year(DAY), formula()) == 940
    assert cost_a_week(bought, formula()) is None
    assert cost_in(bought, financial_year(DAY - timedelta(days=1)), formula()) == 0


def test_a_service_ends_with_a_death_and_that_day_counts() -> None:
    bought = Bought(price=Decimal(70), price_unit="weekly", units_a_week=None, from_date=DAY)
    year = financial_year(DAY)
    assert days_of(bought, year, died=DAY) == 1
    assert cost_in(bought, year, formula(), died=DAY) == 10
    assert cost_in(bought, year, formula(), died=DAY - timedelta(days=1)) == 0


def test_every_step_says_where_it_can_be_read() -> None:
    bought = Bought(price=Decimal(20), price_unit="hourly", units_a_week=Decimal("35.0"), from_date=DAY)
    steps = worked_out(bought, financial_year(DAY), formula())
    assert [step.words for step in steps] == [
        "£20.00 × 35 planned a week = £700.00 a week",
        "365 days ÷ 7 × the cost a week = £36,500.00",
    ]
    assert all("6.Costs_fact.sql" in step.citation for step in steps)


@given(SERVICES, PERIODS)
def test_what_is_left_out_says_so(bought: Bought, period: Period) -> None:
    left_out = cost_in(bought, period, formula()) is None
    assert ("left out" in worked_out(bought, period, formula())[0].words) is left_out


def test_a_price_for_something_unknown_is_refused() -> None:
    with pytest.raises(ValueError, match="expected one of"):
        cost_a_week(
            Bought(price=None, price_unit="now and then", units_a_week=None, from_date=DAY), formula()
        )


def test_the_formula_has_every_frequency_of_client_level_data() -> None:
    """The eleven values of Cost_Frequency_Unit_Type."""
    assert len(formula().price_units) == 11
    assert [one.id for one in formula().price_units.values() if one.units is PricedBy.ONCE] == ["one-off"]


def test_before_the_first_formula_the_first_is_taken() -> None:
    assert cost_formula(date(2015, 4, 1)) is cost_formulas()[0]
