"""Forecasts that know nothing but earlier counts: what any model must beat.

Each learns from counts on days, which need not be evenly apart, and says for a later day what it expects and
how wide its doubt is, from its own errors on the counts that it saw: none has a doubt that it did not earn.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import NormalDist

import numpy as np

from lifecourse.engine.scoring.scores import Numbers

# Fewer counts give no error to learn from.
FEWEST = 3
WEIGHTS = tuple(number / 20 for number in range(1, 21))
MONTH = 365.25 / 12


@dataclass(frozen=True, kw_only=True)
class Count:
    """A count on a day, in days from any day that is the same for all."""

    day: float
    value: float


@dataclass(frozen=True, kw_only=True)
class Said:
    """A forecast of one count: a normal number."""

    mean: float
    sd: float

    def draws(self, number: int) -> Numbers:
        """So many numbers spread evenly over it, in place of draws by chance."""
        shares = (np.arange(number) + 0.5) / number
        standard = np.array([NormalDist().inv_cdf(share) for share in shares])
        return self.mean + self.sd * standard


Naive = Callable[[Sequence[Count], float], Said]


class TooFew(ValueError):
    """Too few counts to learn from."""


def last_value(counts: Sequence[Count], day: float) -> Said:
    """It stays as it was last: a random walk, whose steps are as large as those seen. Raises TooFew."""
    seen = _enough(counts)
    steps = [
        (later.value - earlier.value) ** 2 / (later.day - earlier.day) for earlier, later in pairwise(seen)
    ]
    a_day = sum(steps) / len(steps)
    return Said(mean=seen[-1].value, sd=(a_day * max(day - seen[-1].day, 0.0)) ** 0.5)


def straight_line(counts: Sequence[Count], day: float) -> Said:
    """It goes on as the straight line through all counts (least squares, its own range of prediction).

    Raises TooFew.
    """
    seen = _enough(counts)
    days = np.array([one.day for one in seen])
    values = np.array([one.value for one in seen])
    middle, spread = days.mean(), ((days - days.mean()) ** 2).sum()
    slope = ((days - middle) * values).sum() / spread
    errors = values - values.mean() - slope * (days - middle)
    freedom = len(seen) - 2
    variance = float((errors**2).sum()) / freedom
    wider = 1 + 1 / len(seen) + (day - middle) ** 2 / spread
    # Few errors are themselves in doubt: the spread of Student's t, as far as it has one.
    student = freedom / (freedom - 2) if freedom > 2 else 3.0
    mean = float(values.mean() + slope * (day - middle))
    return Said(mean=mean, sd=float((variance * wider * student) ** 0.5))


def smoothing(counts: Sequence[Count], day: float) -> Said:
    """A level that follows the counts, by the weight that erred least (simple exponential smoothing).

    The weight is for a month, and grows with the time between two counts. Source: Hyndman and others,
    Forecasting with Exponential Smoothing (2008), sections 2.2 and 6.1. Raises TooFew.
    """
    seen = _enough(counts)
    weight, (level, error) = min(
        ((one, _followed(seen, one)) for one in WEIGHTS), key=lambda pair: pair[1][1]
    )
    months = max(day - seen[-1].day, 0.0) / MONTH
    return Said(mean=level, sd=(error * (1 + weight**2 * max(months - 1, 0.0))) ** 0.5)


def _followed(seen: Sequence[Count], weight: float) -> tuple[float, float]:
    """The level at the end, and the mean squared error of a month of the way there."""
    level, errors = seen[0].value, []
    for earlier, later in pairwise(seen):
        months = (later.day - earlier.day) / MONTH
        errors.append((later.value - level) ** 2 / (1 + weight**2 * max(months - 1, 0.0)))
        level += (1 - (1 - weight) ** months) * (later.value - level)
    return level, sum(errors) / len(errors)


def _enough(counts: Sequence[Count]) -> Sequence[Count]:
    if len(counts) < FEWEST:
        raise TooFew(f"{len(counts)} counts were found; expected {FEWEST} or more.")
    if any(later.day <= earlier.day for earlier, later in pairwise(counts)):
        raise ValueError("Counts are to be in the order of their days, one for each day.")
    return counts


NAIVE: dict[str, Naive] = {
    "It stays as it was last": last_value,
    "A straight line": straight_line,
    "Smoothing": smoothing,
}
