"""Forecasts against what theory says of queues: of loss, of waiting, of none, and Little's law."""

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.engine.forecast.conftest import FIRST_DAY, queue_model

from lifecourse.engine.forecast import AWAY, Move, Start, erlang_loss, mean_wait, run

pytestmark = pytest.mark.unit
# Draws long enough to be steady: the first year is left out.
STEADY = slice(12, None)


def test_the_formulas_give_published_values() -> None:
    assert erlang_loss(22, 20) == pytest.approx(0.10673, abs=5e-6)
    assert mean_wait(22, 2, 10) == pytest.approx(2.840, abs=5e-4)
    with pytest.raises(ValueError, match="no steady state"):
        mean_wait(22, 2.2, 10)


@pytest.mark.parametrize(
    "bands", [(1.0,), (0.2, 3.0, 1.0)], ids=["exponential stays", "short and long stays"]
)
def test_full_beds_turn_away_what_erlang_says_however_stays_are_spread(bands: tuple[float, ...]) -> None:
    model = queue_model(22, 1.0, 20, AWAY)
    if len(bands) > 1:
        # Ten days at a low rate, ten at a high one: scaled so that the mean is 20 days as before.
        ends, rates = (10.0, 25.0), tuple(365.25 / 20 * factor for factor in bands)
        mean = mean_of(rates, ends)
        rates = tuple(rate * mean / 20 for rate in rates)
        ends = tuple(end * 20 / mean for end in ends)
        model = replace(model, moves=(Move(origin="bed", to=AWAY, per_year=rates),), stay_days=(0.0, *ends))
    kept = run(model, Start(), first_day=FIRST_DAY, months=120, draws=300, seed=5).kept
    came, refused = kept.happened[:, STEADY, 5].sum(), kept.refused[:, STEADY].sum()
    assert refused / (came + refused) == pytest.approx(erlang_loss(22, 20), rel=0.01)


def mean_of(rates: tuple[float, ...], ends: tuple[float, ...]) -> float:
    """Mean days of a stay whose rates a year change at some days."""
    mean, left, before = 0.0, 1.0, 0.0
    for rate, end in zip(rates, (*ends, np.inf), strict=True):
        per_day = rate / 365.25
        stays = np.exp(-per_day * (end - before))
        mean += left * (1 - stays) / per_day
        left, before = left * stays, end
    return float(mean)


def test_who_waits_waits_as_long_as_theory_says_and_littles_law_holds() -> None:
    model = queue_model(22, 2.0, 10, "")
    kept = run(model, Start(), first_day=FIRST_DAY, months=120, draws=200, seed=6).kept
    came = kept.happened[:, STEADY, 5].sum()
    waited = kept.waited[:, STEADY, 0].sum() / came
    assert waited == pytest.approx(mean_wait(22, 2, 10), rel=0.03)
    # Little: people in beds are arrivals a day times days of a stay.
    assert kept.here[:, STEADY, 0].mean() == pytest.approx(20, rel=0.005)


def test_where_there_is_room_for_all_only_the_mean_stay_counts() -> None:
    rates, ends = (30.0, 5.0, 20.0), (5.0, 30.0)
    model = replace(
        queue_model(1, 3.0, 1, AWAY),
        settings=(replace(queue_model(1, 3.0, 1, AWAY).settings[0], places=(), when_full=""),),
        moves=(Move(origin="bed", to=AWAY, per_year=rates),),
        stay_days=(0.0, *ends),
    )
    kept = run(model, Start(), first_day=FIRST_DAY, months=60, draws=300, seed=7).kept
    here = kept.here[:, STEADY, 0]
    assert here.mean() == pytest.approx(3 * mean_of(rates, ends), rel=0.005)
    # A Poisson number: its variance is its mean.
    assert here.var() == pytest.approx(here.mean(), rel=0.05)
