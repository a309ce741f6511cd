"""How good a forecast with its doubt was, once it is known what happened.

Scores are in the unit of what is forecast, and lower is better. Both are proper: nobody does better by saying
anything but what they think. Source: Gneiting and Raftery, Strictly Proper Scoring Rules, Prediction, and
Estimation (2007), sections 4.2 and 6.2.
"""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lifecourse.engine.estimating import beta_at

Numbers = NDArray[np.float64]
NINE_IN_TEN = 0.9
PLAIN = NormalDist()


def crps(draws: ArrayLike, happened: float) -> float:
    """The continuous ranked probability score of draws: their mean distance from what happened, less half
    of their mean distance from each other. Of one draw it is the plain distance. Raises ValueError of none.
    """
    sample = np.sort(np.asarray(draws, np.float64))
    count = len(sample)
    if count == 0:
        raise ValueError("No draws were found; expected one or more.")
    # Distances between all pairs, by their order: no need of every pair.
    ranks = 2 * np.arange(1, count + 1) - count - 1
    apart = 2 * float((ranks * sample).sum()) / count**2
    return float(np.abs(sample - happened).mean()) - apart / 2


def crps_normal(mean: float, sd: float, happened: float) -> float:
    """The same score of a normal forecast, as its formula gives it. `sd` 0: the plain distance."""
    if sd <= 0:
        return abs(happened - mean)
    away = (happened - mean) / sd
    return sd * float(away * (2 * PLAIN.cdf(away) - 1) + 2 * PLAIN.pdf(away) - np.pi**-0.5)


def interval_score(low: float, high: float, happened: float, *, holds: float = NINE_IN_TEN) -> float:
    """The width of a range that is to hold with a chance of `holds`, and a penalty for what lies outside."""
    beyond = max(low - happened, 0.0) + max(happened - high, 0.0)
    return (high - low) + 2 / (1 - holds) * beyond


def place_among(draws: ArrayLike, happened: float) -> float:
    """Which share of draws lies below what happened (half of those that are equal): 0 to 1, even if all is
    well over many forecasts."""
    sample = np.asarray(draws, np.float64)
    return float((sample < happened).mean() + (sample == happened).mean() / 2)


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """How many of so many ranges held, and between which shares the truth lies, nine times in ten."""

    held: int
    of: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """The share that held."""
        return self.held / self.of

    def agrees_with(self, holds: float) -> bool:
        """Whether ranges that hold with this chance could well have held so often."""
        return self.low <= holds <= self.high


def coverage(held: int, of: int, *, sure: float = NINE_IN_TEN) -> Coverage:
    """The interval of a share of so many that held. It is exact, and never too narrow, for ranges that hold
    or fail each by itself. Source: Clopper and Pearson (1934). Raises ValueError.
    """
    if of < 1 or not 0 <= held <= of:
        raise ValueError(f"{held} of {of} ranges held: expected one range or more, and no more that held.")
    tail = (1 - sure) / 2
    low = beta_at(held, of - held + 1, tail) if held else 0.0
    high = beta_at(held + 1, of - held, 1 - tail) if held < of else 1.0
    return Coverage(held=held, of=of, low=low, high=high)
