"""Forecasts made again from each origin, each without sight of what came later, and their scores."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from lifecourse.engine.scoring.naive import Count
from lifecourse.engine.scoring.scores import (
    Coverage,
    Numbers,
    coverage,
    crps,
    interval_score,
    place_among,
)

# Nine in ten draws lie between the outer ones, half of them between the inner.
EDGES = (0.05, 0.25, 0.5, 0.75, 0.95)


@dataclass(frozen=True, kw_only=True)
class Scored:
    """A forecast of one count, beside what was counted. `origin`: the day after which it saw nothing."""

    origin: float
    day: float
    happened: float
    low: float
    lower: float
    middle: float
    upper: float
    high: float
    crps: float
    interval: float
    place: float

    @property
    def held(self) -> bool:
        """Whether the range of nine in ten held."""
        return self.low <= self.happened <= self.high


@dataclass(frozen=True, kw_only=True)
class Summary:
    """Many scored forecasts of one way of forecasting. `bias`: by how many the middle was too high."""

    crps: float
    interval: float
    coverage: Coverage
    bias: float


# What a way of forecasting gives: for each later day its draws, from the counts up to the origin alone.
Forecaster = Callable[[Sequence[Count], Sequence[float]], Sequence[Numbers]]


def score(draws: Numbers, *, origin: float, count: Count) -> Scored:
    """Draws of a forecast beside what was counted."""
    low, lower, middle, upper, high = (float(one) for one in np.quantile(draws, EDGES))
    return Scored(
        origin=origin,
        day=count.day,
        happened=count.value,
        low=low,
        lower=lower,
        middle=middle,
        upper=upper,
        high=high,
        crps=crps(draws, count.value),
        interval=interval_score(low, high, count.value),
        place=place_among(draws, count.value),
    )


def from_origins(
    counts: Sequence[Count], forecast: Forecaster, *, origins: Sequence[float], until: float = np.inf
) -> Iterator[Scored]:
    """Score a way of forecasting from each origin on every later count, none later than `until`."""
    for origin in origins:
        seen = [one for one in counts if one.day <= origin]
        later = [one for one in counts if origin < one.day <= until]
        if later:
            said = forecast(seen, [one.day for one in later])
            for draws, one in zip(said, later, strict=True):
                yield score(np.asarray(draws, np.float64), origin=origin, count=one)


def summary(scored: Sequence[Scored]) -> Summary:
    """The mean scores of forecasts. Raises ValueError of none."""
    if not scored:
        raise ValueError("No forecast was scored; expected one or more.")
    return Summary(
        crps=float(np.mean([one.crps for one in scored])),
        interval=float(np.mean([one.interval for one in scored])),
        coverage=coverage(sum(one.held for one in scored), len(scored)),
        bias=float(np.mean([one.middle - one.happened for one in scored])),
    )
