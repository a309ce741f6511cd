"""Rates and shares shrunk to national ones, time at risk from spells, and whether the ranges hold."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lifecourse.engine.estimating import (
    Gamma,
    NotARate,
    NotAShare,
    NotASpell,
    Spell,
    beta_at,
    beta_below,
    evenness,
    exposures,
    gamma_at,
    gamma_below,
    rank_of,
    rate_from,
    rates_by_time,
    share_from,
    share_of_events,
    shares_from,
)
from lifecourse.engine.scoring import coverage

pytestmark = pytest.mark.unit
NATIONAL = (0.5, 0.3, 0.8)


@pytest.mark.parametrize(
    ("shape", "value", "share"),
    [
        # P(1, x) = 1 - exp(-x); P(1/2, x) = erf(sqrt(x)); chi-squared tables: 5.991 with 2, 18.307 with 10.
        (1.0, 1.0, 0.6321205588),
        (0.5, 0.25, 0.5204998778),
        (1.0, 2.9957, 0.95),
        (5.0, 9.15352, 0.95),
    ],
)
def test_gamma_numbers_are_spread_as_tables_say(shape: float, value: float, share: float) -> None:
    assert gamma_below(shape, value) == pytest.approx(share, abs=2e-5)
    assert gamma_at(shape, share) == pytest.approx(value, rel=1e-3)


@pytest.mark.parametrize(
    ("first", "second", "value", "share"),
    # Of beta(2, 3): 6x2 - 8x3 + 3x4. Of beta(1/2, 1/2): the arc sine law.
    [(2.0, 3.0, 0.4, 0.5248), (0.5, 0.5, 0.25, 1 / 3), (1.0, 1.0, 0.7, 0.7), (3.0, 2.0, 0.6, 0.4752)],
)
def test_beta_numbers_are_spread_as_their_formula_says(
    first: float, second: float, value: float, share: float
) -> None:
    assert beta_below(first, second, value) == pytest.approx(share, abs=1e-10)
    assert beta_at(first, second, share) == pytest.approx(value, abs=1e-9)


@given(st.floats(0.06, 5000), st.floats(0.01, 0.99))
def test_a_gamma_number_below_which_a_share_lies_has_that_share_below_it(shape: float, share: float) -> None:
    assert gamma_below(shape, gamma_at(shape, share)) == pytest.approx(share, abs=1e-6)


def test_without_years_of_its_own_an_area_has_the_national_rate() -> None:
    found = rate_from(0, 0, NATIONAL)
    assert (found.value, found.low, found.high, found.own_share) == (*NATIONAL, 0.0)


def test_with_many_years_of_its_own_an_area_has_its_own_rate() -> None:
    found = rate_from(2000, 1000.0, NATIONAL)
    assert found.value == pytest.approx(2.0, rel=0.02)
    assert found.low < 2.0 < found.high
    assert found.own_share > 0.97


def test_no_event_in_a_little_time_draws_the_national_rate_down_and_leaves_it_above_0() -> None:
    found = rate_from(0, 2.0, NATIONAL)
    assert 0 < found.low < found.value < NATIONAL[0]
    assert 0 < found.own_share < 0.5


@settings(max_examples=40)
@given(st.integers(0, 200), st.floats(0.1, 500), st.floats(0.01, 5), st.floats(1.1, 8))
def test_an_estimate_lies_between_the_national_rate_and_the_areas_own(
    events: int, years: float, value: float, times: float
) -> None:
    found = rate_from(events, years, (value, value / times, value * times))
    assert 0 < found.low < found.value < found.high
    own = events / years
    slack = 1.5 / (years + Gamma.from_range(value, value / times, value * times).years)
    assert min(own, value) - slack <= found.value <= max(own, value) + slack


@settings(max_examples=30)
@given(st.floats(0.01, 5), st.floats(1.05, 30))
def test_what_is_known_nationally_is_as_wide_as_its_range(value: float, times: float) -> None:
    known = Gamma.from_range(value, value / times, value * times)
    assert known.at(0.5) == pytest.approx(value, rel=1e-4)
    assert known.at(0.95) / known.at(0.05) == pytest.approx(times**2, rel=1e-3)


def test_a_certain_national_rate_is_not_moved() -> None:
    assert rate_from(9, 1.0, (0.5, 0.5, 0.5)).value == 0.5


def test_an_area_can_stand_on_its_own() -> None:
    found = rate_from(10, 20.0)
    assert found.low < 0.5 < found.high
    assert found.own_share == 1


@pytest.mark.parametrize(
    ("events", "years", "prior", "words"),
    [
        (-1, 1, NATIONAL, "below 0"),
        (1, 0, NATIONAL, "no time at all"),
        (0, 0, None, "Nothing is known"),
        (1, 1, (0.5, 0.6, 0.8), "expected a low, a middle and a high"),
        (1, 1, (0.0, 0.0, 0.8), "above 0"),
        (1, float("nan"), NATIONAL, "below 0"),
    ],
)
def test_what_is_no_rate_is_refused(
    events: float, years: float, prior: tuple[float, float, float] | None, words: str
) -> None:
    with pytest.raises(NotARate, match=words):
        rate_from(events, years, prior)


def test_shares_lie_between_national_ones_and_counts_and_come_to_about_1() -> None:
    found = shares_from({"home": 8}, {"home": 0.5, "care": 0.4, "ward": 0.1}, weight=8)
    assert {to: one.own_share for to, one in found.items()} == dict.fromkeys(found, 0.5)
    assert 0.5 < found["home"].value < 1
    assert found["care"].low < 0.2 < found["care"].high
    assert sum(one.value for one in found.values()) == pytest.approx(1, abs=0.05)


def test_a_share_that_is_whole_or_nothing_nationally_stays_so_where_nobody_was_counted_otherwise() -> None:
    found = shares_from({}, {"home": 1.0, "ward": 0.0}, weight=5)
    assert (found["home"].value, found["ward"].value) == (1, 0)


def test_one_share_alone() -> None:
    assert share_from(0, 0, (0.3, 10)).own_share == 0
    assert share_from(5, 10).low < 0.5 < share_from(5, 10).high
    with pytest.raises(NotAShare, match="part of a whole"):
        share_from(3, 2)


@pytest.mark.parametrize(
    ("counts", "prior", "weight", "words"),
    [
        ({"moon": 1}, {"home": 1.0}, 1, "moon"),
        ({"home": -1}, {"home": 1.0}, 1, "below 0"),
        ({}, {"home": 0.9}, 1, "come to 0.9"),
        ({}, {"home": 1.0}, 0, "weight of 0"),
    ],
)
def test_what_are_no_shares_is_refused(
    counts: dict[str, float], prior: dict[str, float], weight: float, words: str
) -> None:
    with pytest.raises(NotAShare, match=words):
        shares_from(counts, prior, weight=weight)


def test_time_at_risk_is_counted_where_it_was_seen_and_by_how_long_the_spell_had_lasted() -> None:
    spells = [
        Spell(setting="ward", begin_days=0, end_days=100, to="home"),
        # Seen from the sixtieth day on, and still going on.
        Spell(setting="ward", begin_days=60, end_days=500),
        Spell(setting="ward", begin_days=365, end_days=400, to="care"),
    ]
    found = exposures(spells, (0.0, 91.0, 365.0))["ward"]
    assert [one.years * 365.25 for one in found] == pytest.approx([91 + 31, 9 + 274, 135 + 35])
    assert [one.events for one in found] == [{}, {"home": 1}, {"care": 1}]
    assert share_of_events(found) == {"home": 1, "care": 1}


@given(
    st.lists(st.tuples(st.floats(0, 3000), st.floats(0, 3000), st.booleans()), min_size=1, max_size=20),
    st.lists(st.floats(1, 2999), unique=True, max_size=4),
)
def test_no_day_and_no_event_is_lost_or_counted_twice(
    seen: list[tuple[float, float, bool]], cuts: list[float]
) -> None:
    spells = [
        Spell(setting="x", begin_days=min(a, b), end_days=max(a, b), to="y" if left else "")
        for a, b, left in seen
    ]
    found = exposures(spells, (0.0, *sorted(cuts)))["x"]
    assert sum(one.years for one in found) * 365.25 == pytest.approx(sum(abs(a - b) for a, b, _ in seen))
    assert sum(one.left for one in found) == sum(left for _, _, left in seen)


def test_impossible_spells_and_bands_are_refused() -> None:
    with pytest.raises(NotASpell, match="expected neither below 0"):
        Spell(setting="x", begin_days=3, end_days=2)
    with pytest.raises(NotASpell, match="go up"):
        exposures([], (0, 5, 5))


# Simulation-based calibration: 400 areas, each with an answer of 99 draws, in ten bins. Beyond one in a
# thousand a range is not what it says.
AREAS, DRAWS, BINS, UNLIKELY = 400, 99, 10, 0.001
PRIORS = [(0.4, 0.25, 0.65), (1.2, 0.5, 2.6)]
CUT = 200.0


def ranks_of_rates(seed: int, *, wrong: float = 1.0) -> list[int]:
    """Areas of forty people who are seen for two years, some of whom had come before; both bands together.

    `wrong`: what the time at risk is multiplied by, to show that a fault would be found.
    """
    rng = np.random.default_rng(seed)
    known = [Gamma.from_range(*prior) for prior in PRIORS]
    ranks = []
    for number in range(AREAS):
        true = [rng.gamma(one.shape) / one.years for one in known]
        band = number % 2
        seen = exposures(spells_of(true, rng), (0.0, CUT))["ward"][band]
        after = known[band].after(seen.left, seen.years * wrong)
        ranks.append(rank_of(true[band], rng.gamma(after.shape, size=DRAWS) / after.years))
    return ranks


def spells_of(rates: list[float], rng: np.random.Generator) -> list[Spell]:
    """Forty people, some seen from their first day, the others some time after it; all for two years."""
    spells = []
    while len(spells) < 40:
        hazard = rng.exponential()
        first = hazard / rates[0] * 365.25
        left = first if first < CUT else CUT + (hazard - rates[0] * CUT / 365.25) / rates[1] * 365.25
        begin = float(rng.choice([0.0, rng.uniform(0, 600)]))
        # Whoever had left before they could be seen was never seen.
        if left > begin:
            end = min(left, begin + 730)
            to = "home" if left <= begin + 730 else ""
            spells.append(Spell(setting="ward", begin_days=begin, end_days=end, to=to))
    return spells


def test_ranges_of_rates_hold_as_often_as_they_say() -> None:
    assert evenness(ranks_of_rates(8), draws=DRAWS, bins=BINS) > UNLIKELY


def test_ranges_that_do_not_hold_are_found_out() -> None:
    assert evenness(ranks_of_rates(8, wrong=1.3), draws=DRAWS, bins=BINS) < UNLIKELY


def test_the_range_of_a_share_is_that_of_draws_of_all_shares_together() -> None:
    counts, national, weight = {"a": 9, "b": 5, "c": 1}, {"a": 0.5, "b": 0.3, "c": 0.2}, 12.0
    found = shares_from(counts, national, weight=weight)
    shapes = [counts[part] + weight * share for part, share in national.items()]
    many = np.random.default_rng(9).dirichlet(shapes, size=40_000)
    for number, part in enumerate(national):
        ends = np.quantile(many[:, number], [0.05, 0.5, 0.95])
        assert [found[part].low, found[part].value, found[part].high] == pytest.approx(ends, abs=0.01)


def test_ranges_of_shares_hold_as_often_as_they_say() -> None:
    rng = np.random.default_rng(10)
    held, areas = 0, 150
    for _ in range(areas):
        true = rng.dirichlet([6.0, 3.6, 2.4])
        counts = rng.multinomial(15, true)
        found = shares_from(
            dict(zip("abc", map(float, counts), strict=True)), {"a": 0.5, "b": 0.3, "c": 0.2}, weight=12.0
        )
        held += found["a"].low <= true[0] <= found["a"].high
    assert coverage(held, areas, sure=0.999).agrees_with(0.9)


def test_rates_by_time_are_those_of_each_band() -> None:
    seen = exposures([Spell(setting="x", begin_days=0, end_days=365.25, to="y")], (0.0, 100.0))["x"]
    first, second = rates_by_time(seen, [NATIONAL, NATIONAL])
    assert first.value < second.value
    to_z = rates_by_time(seen, [NATIONAL, NATIONAL], to="z")
    assert to_z[1].value < second.value


def test_ranks_must_fall_into_bins_of_one_size() -> None:
    with pytest.raises(ValueError, match="do not fall"):
        evenness([1], draws=10, bins=10)
