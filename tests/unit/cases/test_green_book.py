"""Discounting agrees to the penny with every published case, and with what is worked out by hand."""

from fractions import Fraction
from itertools import pairwise

import pytest
from benchmarks.green_book import PUBLISHED, agrees, pence, read_edges, read_expected, schedule_called
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.cases.rules.discounting import (
    benefit_cost_ratio,
    discount_factors,
    equivalent_annual,
    payback_year,
    present_value,
    real_terms,
)
from lifecourse.engine.allocation import whole

pytestmark = pytest.mark.unit
needs_the_cases = pytest.mark.skipif(
    not PUBLISHED.is_dir(), reason="the published cases stand beside the house, and are not part of it"
)
AMOUNTS = st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=40)


@needs_the_cases
def test_every_published_case_agrees_to_the_penny():
    cases = read_expected(PUBLISHED)
    assert len(cases) == 26
    for case in cases:
        schedule = schedule_called(case.schedule)
        ours = (present_value(case.amounts, schedule), equivalent_annual(case.amounts, schedule))
        assert (case.name, *map(pence, ours)) == (case.name, pence(case.npv), pence(case.annual))


@needs_the_cases
def test_every_published_rate_and_factor_is_ours():
    edges = read_edges(PUBLISHED)
    assert len(edges) == 33
    assert [edge for edge in edges if not agrees(edge)] == []


def test_a_sum_by_hand(standard):
    # 100 spent now; 60 back in each of two years: 60 / 1.035 + 60 / 1.071225 = 57.9710 + 56.0106.
    amounts = [-100_00, 60_00, 60_00]
    assert whole(present_value(amounts, standard)) == 13_98
    # 1 / 1.035 + 1 / 1.071225 = 1.899694; 13.98 / 1.899694 = 7.36 a year.
    annual = equivalent_annual(amounts, standard)
    assert annual is not None
    assert whole(annual) == 7_36


def test_the_rate_falls_at_its_bands(standard):
    factors = discount_factors(standard, 32)
    assert factors[0] == 1
    assert factors[30] == Fraction(1000, 1035) ** 30
    assert factors[31] == factors[30] / Fraction("1.03")


def test_what_comes_back_for_each_pound(standard):
    assert benefit_cost_ratio([0, 207], [100, 0], standard) == 2
    assert benefit_cost_ratio([0, 207], [0, 0], standard) is None


@pytest.mark.parametrize(
    ("amounts", "year"),
    [
        ([-100, 60, 60], 2),
        ([-100, 50, 50], 2),
        ([-100, 50, 49], None),
        # Nothing happens in the first year: it has not paid for itself by that.
        ([0, -100, 150], 2),
        # Paid back and then in the red again is not paid back.
        ([-100, 150, -60], None),
        ([-100, 150, -60, 20], 3),
        ([10, 10], 0),
        ([], 0),
    ],
)
def test_when_a_cost_is_paid_back_for_good(amounts, year):
    assert payback_year(amounts) == year


def test_what_is_paid_at_risen_prices_is_worth_what_it_was(standard):
    risen = [Fraction(100) * Fraction("1.02") ** year for year in range(6)]
    assert real_terms(risen, Fraction("0.02")) == [100] * 6


@pytest.mark.parametrize(("exact", "pence_of_it"), [("0.5", 1), ("-0.5", -1), ("0.49", 0), ("-1.51", -2)])
def test_a_half_is_rounded_away_from_nothing(exact, pence_of_it):
    assert whole(Fraction(exact)) == pence_of_it


@pytest.mark.parametrize("name", ["standard", "health", "catastrophic"])
def test_a_pound_is_worth_less_each_year(name):
    factors = discount_factors(schedule_called(name), 320)
    assert all(later < earlier for earlier, later in pairwise(factors))
    assert all(factor > 0 for factor in factors)


@given(AMOUNTS, AMOUNTS, st.integers(-5, 5))
def test_values_add_up(standard, first, second, times):
    years = max(len(first), len(second))
    first += [0] * (years - len(first))
    second += [0] * (years - len(second))
    together = [a + times * b for a, b in zip(first, second, strict=True)]
    assert present_value(together, standard) == present_value(first, standard) + times * present_value(
        second, standard
    )


@given(st.integers(-(10**9), 10**9), st.integers(1, 90))
def test_an_amount_of_every_year_is_its_own_equivalent(standard, amount, years):
    assert equivalent_annual([0] + [amount] * years, standard) == amount


@given(AMOUNTS)
def test_what_comes_later_is_worth_no_more(standard, amounts):
    gains = [abs(amount) for amount in amounts]
    assert present_value([0, *gains], standard) <= present_value(gains, standard)


@given(AMOUNTS)
def test_nothing_is_paid_back_discounted_before_it_is_paid_back(standard, amounts):
    spent_first = [-abs(amounts[0]), *map(abs, amounts[1:])]
    factors = discount_factors(standard, len(spent_first))
    plain = payback_year(spent_first)
    later = payback_year([a * f for a, f in zip(spent_first, factors, strict=True)])
    assert later is None or (plain is not None and plain <= later)
