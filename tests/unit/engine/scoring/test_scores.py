"""Scores of forecasts, ranges that held, naive forecasts, and origins without sight of what came later."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.engine.scoring import (
    NAIVE,
    Count,
    Said,
    TooFew,
    coverage,
    crps,
    crps_normal,
    from_origins,
    interval_score,
    last_value,
    place_among,
    score,
    smoothing,
    straight_line,
    summary,
)

pytestmark = pytest.mark.unit
numbers = st.floats(-1e4, 1e4)


@given(st.lists(numbers, min_size=1, max_size=30), numbers)
def test_the_score_of_draws_is_what_every_pair_of_them_says(draws: list[float], happened: float) -> None:
    away = np.mean([abs(one - happened) for one in draws])
    apart = np.mean([abs(one - other) for one in draws for other in draws])
    assert crps(draws, happened) == pytest.approx(away - apart / 2, abs=1e-6)
    assert crps(draws, happened) >= -1e-9


def test_the_score_of_one_draw_is_its_distance() -> None:
    assert crps([7.0], 10.0) == 3
    with pytest.raises(ValueError, match="No draws"):
        crps([], 1)


@pytest.mark.parametrize(("mean", "sd", "happened"), [(10, 2, 13), (0, 1, 0), (5, 3, -4)])
def test_draws_of_a_normal_forecast_score_as_its_formula(mean: float, sd: float, happened: float) -> None:
    assert crps(Said(mean=mean, sd=sd).draws(4000), happened) == pytest.approx(
        crps_normal(mean, sd, happened), rel=1e-4
    )


def test_a_forecast_does_best_on_average_that_says_what_is_so() -> None:
    happened = np.random.default_rng(1).normal(50, 5, 2000)

    def mean(mean: float, sd: float) -> float:
        return float(np.mean([crps_normal(mean, sd, one) for one in happened]))

    others = [(47, 5), (53, 5), (50, 2), (50, 12)]
    assert all(mean(50, 5) < mean(*other) for other in others)
    assert crps_normal(3, 0, 5) == 2


def test_a_range_is_charged_for_its_width_and_for_what_lies_outside() -> None:
    assert interval_score(10, 20, 15) == 10
    assert interval_score(10, 20, 22) == pytest.approx(10 + 20 * 2)
    assert interval_score(10, 20, 9, holds=0.5) == pytest.approx(10 + 4)


def test_the_place_of_what_happened_among_draws() -> None:
    assert place_among([1, 2, 3, 4], 2.5) == 0.5
    assert place_among([1, 2, 2, 4], 2) == 0.5


@pytest.mark.parametrize(
    ("held", "of", "low", "high"),
    # Clopper and Pearson's own interval: 0 of 10 has an upper end of 1 - 0.05**0.1.
    [(0, 10, 0.0, 1 - 0.05**0.1), (10, 10, 0.05**0.1, 1.0), (17, 20, 0.6563, 0.9578)],
)
def test_how_often_ranges_held_has_an_exact_range_itself(held: int, of: int, low: float, high: float) -> None:
    found = coverage(held, of)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-4)
    assert found.share == held / of


def test_whether_so_many_could_well_have_held() -> None:
    assert coverage(17, 20).agrees_with(0.9)
    assert not coverage(10, 20).agrees_with(0.9)
    with pytest.raises(ValueError, match="expected one range"):
        coverage(1, 0)


def counts(*values: float, apart: float = 30.0) -> list[Count]:
    return [Count(day=number * apart, value=value) for number, value in enumerate(values)]


def test_it_stays_as_it_was_last_and_is_surer_of_tomorrow_than_of_next_year() -> None:
    seen = counts(100, 103, 99, 101)
    near, far = last_value(seen, 91), last_value(seen, 500)
    assert near.mean == far.mean == 101
    assert near.sd < far.sd
    # Steps of 3, 4 and 2 in a month: the mean of their squares.
    assert last_value(seen, 120).sd == pytest.approx((29 / 3) ** 0.5)


def test_a_straight_line_goes_on_as_it_went() -> None:
    found = straight_line(counts(10, 12, 14, 16), 150)
    assert found.mean == pytest.approx(20)
    assert found.sd == pytest.approx(0, abs=1e-6)
    wavering = straight_line(counts(10, 13, 13, 17, 17), 300)
    assert wavering.sd > straight_line(counts(10, 13, 13, 17, 17), 150).sd > 0


def test_smoothing_follows_a_step_and_stays_where_nothing_changes() -> None:
    assert smoothing(counts(5, 5, 5, 5), 200) == Said(mean=5, sd=0)
    assert smoothing(counts(10, 10, 20, 20, 20, 20), 200).mean == pytest.approx(20, abs=0.01)
    # Noise about a level is not followed.
    assert smoothing(counts(10, 12, 8, 12, 8, 12, 8, 12, 8, 10), 400).mean == pytest.approx(10, abs=0.6)


@pytest.mark.parametrize("naive", NAIVE.values())
def test_too_few_counts_are_refused(naive: object) -> None:
    with pytest.raises(TooFew, match="expected 3"):
        naive(counts(1, 2), 99)  # type: ignore[operator]
    with pytest.raises(ValueError, match="order of their days"):
        naive([Count(day=1, value=2)] * 3, 99)  # type: ignore[operator]


def test_ranges_of_naive_forecasts_hold_where_what_they_believe_is_so() -> None:
    rng, held = np.random.default_rng(3), 0
    for _ in range(300):
        walk = 100 + np.cumsum(rng.normal(0, 3, 40))
        seen = counts(*map(float, walk[:30]))
        said = last_value(seen, 39 * 30.0)
        held += abs(walk[39] - said.mean) < 1.645 * said.sd
    assert coverage(held, 300, sure=0.999).agrees_with(0.9)


def test_a_forecast_from_an_origin_sees_nothing_of_what_came_later() -> None:
    every = counts(1, 2, 3, 4, 5)
    seen_most: list[int] = []

    def remembers(seen: Sequence[Count], days: Sequence[float]) -> list[object]:
        seen_most.append(len(seen))
        assert all(one.day < days[0] for one in seen)
        return [np.array([seen[-1].value, seen[-1].value + 2]) for _ in days]

    scored = list(from_origins(every, remembers, origins=[30, 90, 120], until=100))  # type: ignore[arg-type]
    assert seen_most == [2]
    assert [(one.origin, one.happened) for one in scored] == [(30, 3.0), (30, 4.0)]
    found = summary(scored)
    assert found.bias == pytest.approx((3 - 3 + 3 - 4) / 2)
    assert (found.coverage.held, found.coverage.of) == (1, 2)


def test_a_score_says_whether_the_range_held() -> None:
    draws = np.arange(101.0)
    inside = score(draws, origin=0, count=Count(day=1, value=50))
    outside = score(draws, origin=0, count=Count(day=1, value=99))
    assert (inside.low, inside.middle, inside.high) == (5, 50, 95)
    assert inside.held and not outside.held
    assert inside.crps < outside.crps and inside.interval < outside.interval
    with pytest.raises(ValueError, match="No forecast"):
        summary([])
