"""England forecast again from each published month on, beside naive forecasts that saw the same numbers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

import numpy as np

from lifecourse.engine.believing.beds import Floats
from lifecourse.engine.believing.england import DRAWS, FEWEST, forecast
from lifecourse.engine.believing.series import Point, Series
from lifecourse.engine.scoring import NAIVE, Count, Scored, Summary, from_origins, summary
from lifecourse.engine.scoring.naive import Naive

MODEL = "Our model"
# The origin by which a model may have seen the first half of the years from 2015 to 2022.
HALF_WAY = date(2018, 12, 31)


@dataclass(frozen=True, kw_only=True)
class Rolled:
    """Forecasts of one series by several ways, from several origins. Days are days after `since`."""

    since: date
    points: tuple[Point, ...]
    by_way: Mapping[str, tuple[Scored, ...]]

    def day(self, days: float) -> date:
        """The day that stands for so many days after the first."""
        return self.since + timedelta(days=round(days))

    def summaries(self, only: Callable[[Scored], bool] = lambda one: True) -> dict[str, Summary]:
        """The mean scores of each way, of those forecasts that are meant."""
        return {way: summary([one for one in scored if only(one)]) for way, scored in self.by_way.items()}

    def from_origin(self, origin: date) -> dict[str, tuple[Scored, ...]]:
        """The forecasts from one origin, by way."""
        days = (origin - self.since).days
        return {
            way: tuple(one for one in scored if one.origin == days) for way, scored in self.by_way.items()
        }


def rolled(series: Series, *, until: date, origins: Sequence[date] = (), seed: int = 1) -> Rolled:
    """Forecast every later point from each origin: from the third point on, where none are named.

    `until`: no point later than this is looked at, for other people are counted after it.
    """
    points = tuple(one for one in series.used if one.day <= until)
    since = points[0].day
    counts = [Count(day=(one.day - since).days, value=one.people) for one in points]
    chosen = [float((one - since).days) for one in origins] or [one.day for one in counts[FEWEST - 1 : -1]]
    ways = {MODEL: partial(_by_model, series, since, seed)}
    ways |= {name: partial(_by_naive, naive) for name, naive in NAIVE.items()}
    return Rolled(
        since=since,
        points=points,
        by_way={way: tuple(from_origins(counts, said, origins=chosen)) for way, said in ways.items()},
    )


def _by_model(
    series: Series, since: date, seed: int, counts: Sequence[Count], days: Sequence[float]
) -> Sequence[Floats]:
    origin = since + timedelta(days=counts[-1].day)
    return forecast(series, [since + timedelta(days=one) for one in days], origin=origin, seed=seed)


def _by_naive(naive: Naive, counts: Sequence[Count], days: Sequence[float]) -> Sequence[Floats]:
    return [np.asarray(naive(counts, day).draws(DRAWS)) for day in days]
