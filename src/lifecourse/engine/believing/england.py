"""England's hospitals as beds: fitted on what was published by a day, and forecast without sight of the rest.

What is believed beforehand is tried many times, and the tries are moved to where they come near what had been
published by the origin; what they then are is run through the forecast's own machine.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from lifecourse.engine.believing.beds import hazard_by, in_beds
from lifecourse.engine.believing.series import Point, Series
from lifecourse.engine.forecast import YEAR

Floats = NDArray[np.float64]
# Two years and five: the lengths of stay that are published.
BANDS = (0.0, 2 * YEAR, 5 * YEAR)
# Groups of those in hospital at the start: of three months up to two years, of six months up to five.
YOUNG = np.arange(0.125, 2.0, 0.25) * YEAR
MIDDLE = np.arange(2.25, 5.0, 0.5) * YEAR
OLD = np.array([7.5 * YEAR])
GROUPS = np.concatenate([YOUNG, MIDDLE, OLD])
# So many tries become the answer in stages, in each of which what was published counts for more of itself;
# in each every try is moved so often, by so much. Source: Del Moral, Doucet and Jasra, Sequential Monte Carlo
# Samplers (2006); the move is that of Cotter and others, MCMC Methods for Functions (2013).
TRIES, MOVES, STRIDE = 960, 6, 0.35
STAGES = tuple((stage / 8) ** 3 for stage in range(9))
DRAWS, BATCHES = 320, 8
FEWEST = 3
# Numbers beside those of the years: rates of leaving, moves, level, two shares, and the start.
PLAIN = len(BANDS) + 5
# How near a flow of a year and a share by length of stay are taken to be: as a share, and in points.
FLOW_ERROR, LENGTH_ERROR = 0.03, 0.02
MONTH = YEAR / 12


class NotFitted(ValueError):
    """Too little was published by a day to fit anything to."""


@dataclass(frozen=True)
class Tries:
    """What may be so, one try a row. `shocks`: of those who come, by year after the first of the series."""

    moves: Floats
    level: Floats
    shocks: Floats
    leaving: Floats
    start: Floats
    groups: Floats

    def coming(self, year: int) -> Floats:
        """People who come in a year from the start of the series."""
        return self.level * np.exp(self.shocks[:, :year].sum(axis=1))

    def rows(self, chosen: NDArray[np.int64]) -> "Tries":
        """Some of them."""
        return Tries(*(getattr(self, name)[chosen] for name in self.__dataclass_fields__))


@dataclass(frozen=True)
class Fitted:
    """What is believed after what was published by the origin. `walk`, `error`: see the beliefs."""

    origin: Point
    since: date
    tries: Tries
    walk: float
    error: float


def tries_of(series: Series, normals: Floats) -> Tries:
    """What is believed beforehand, at rows of normal numbers: `PLAIN` columns and one for each year."""
    leaving = [series.belief(f"leaving/{band}").at(normals[:, band]) for band in range(len(BANDS))]
    named = ("coming/moves", "coming/level", "start/over-2", "start/over-5-of-2")
    moves, level, over_2, over_5 = (
        series.belief(code).at(normals[:, len(BANDS) + column]) for column, code in enumerate(named)
    )
    error, walk = series.belief("counting/error").value, series.belief("coming/walk").value
    start = series.used[0].people * np.exp(normals[:, PLAIN - 1] * error)
    shocks = normals[:, PLAIN:] * walk
    rates = np.column_stack(leaving)
    young = np.exp(-hazard_by(YOUNG, BANDS, rates))
    shares = np.hstack([
        (1 - over_2)[:, None] * young / young.sum(axis=1, keepdims=True),
        np.repeat((over_2 * (1 - over_5))[:, None] / len(MIDDLE), len(MIDDLE), axis=1),
        (over_2 * over_5)[:, None],
    ])  # fmt: skip
    return Tries(moves, level, shocks, rates, start, shares)


def inside(tries: Tries, after: float) -> tuple[Floats, Floats]:
    """People so many days after the start, by how long they have been there: days, and tries by days."""
    stay = np.exp(hazard_by(GROUPS, BANDS, tries.leaving) - hazard_by(GROUPS + after, BANDS, tries.leaving))
    there = tries.start[:, None] * tries.groups * stay
    months = max(round(after / MONTH), 1)
    ago = (np.arange(months) + 0.5) * after / months
    by_year = np.column_stack([tries.coming(year) for year in range(tries.shocks.shape[1] + 1)])
    year = ((after - ago) // YEAR).astype(np.int64)
    came = by_year[:, year] / YEAR * after / months * np.exp(-hazard_by(ago, BANDS, tries.leaving))
    return np.concatenate([GROUPS + after, ago]), np.hstack([there, came])


def fit(series: Series, *, origin: date, seed: int = 1) -> Fitted:
    """Believe what was published by the origin. Raises NotFitted where that is less than three points."""
    seen = series.seen_by(origin)
    if len(seen.used) < FEWEST:
        raise NotFitted(f"{len(seen.used)} points were published by {origin}; expected {FEWEST} or more.")
    rng = np.random.default_rng(seed)
    columns = PLAIN + int((origin - seen.used[0].day).days / YEAR)
    normals = rng.standard_normal((TRIES, columns))
    likely = likelihood(seen, tries_of(seen, normals))
    for stage, before in zip(STAGES[1:], STAGES, strict=False):
        chosen = _systematic(np.exp((stage - before) * (likely - likely.max())), rng)
        normals, likely = normals[chosen], likely[chosen]
        for _ in range(MOVES):
            normals, likely = _moved(seen, normals, likely, stage, rng)
    error, walk = series.belief("counting/error").value, series.belief("coming/walk").value
    return Fitted(seen.used[-1], seen.used[0].day, tries_of(seen, normals), walk, error)


def likelihood(seen: Series, tries: Tries) -> Floats:
    """The logarithm of how likely each try makes what was published."""
    first, error = seen.used[0].day, seen.belief("counting/error").value
    far = np.zeros(len(tries.level))
    for point in seen.used[1:]:
        _, there = inside(tries, float((point.day - first).days))
        far += (np.log(there.sum(axis=1) / point.people) / error) ** 2
    for length in seen.lengths:
        if length.use:
            days, there = inside(tries, float((length.day - first).days))
            over = there[:, days >= length.years * YEAR].sum(axis=1) / there.sum(axis=1)
            far += ((over - length.share) / LENGTH_ERROR) ** 2
    for flow, _, _ in seen.years_that_add_up():
        come = tries.level * (flow.to_day - flow.from_day).days / YEAR
        far += (np.log(come / (flow.came * (1 - tries.moves))) / FLOW_ERROR) ** 2
    return -far / 2


def _moved(
    seen: Series, normals: Floats, likely: Floats, power: float, rng: np.random.Generator
) -> tuple[Floats, Floats]:
    """Move every try a little, where that is as likely: what is believed beforehand stays as it is."""
    new = np.sqrt(1 - STRIDE**2) * normals + STRIDE * rng.standard_normal(normals.shape)
    likely_new = likelihood(seen, tries_of(seen, new))
    better = np.log(rng.random(len(likely))) < power * (likely_new - likely)
    return np.where(better[:, None], new, normals), np.where(better, likely_new, likely)


def _systematic(weight: Floats, rng: np.random.Generator) -> NDArray[np.int64]:
    """Which tries go on, each as often as its weight says, to within one."""
    at = (np.arange(len(weight)) + rng.random()) / len(weight)
    return np.minimum(np.searchsorted(np.cumsum(weight / weight.sum()), at), len(weight) - 1)


def forecast(
    series: Series, days: Sequence[date], *, origin: date, seed: int = 1, keep: int = DRAWS
) -> list[Floats]:
    """What would be published for the end of later months, in draws. `days`: last days of months."""
    fitted = fit(series, origin=origin, seed=seed)
    fitted = replace(fitted, tries=fitted.tries.rows(np.linspace(0, TRIES - 1, keep).astype(np.int64)))
    begin = fitted.origin.day + timedelta(days=1)
    at = [_months(begin, one) - 1 for one in days]
    shares = np.argsort(_over_2(fitted))
    found = np.zeros((keep, max(at) + 1))
    for number, batch in enumerate(np.array_split(shares, BATCHES)):
        found[batch] = _drawn(fitted, batch, begin, max(at) + 1, seed * BATCHES + number)
    rng = np.random.default_rng([seed, 2])
    return [found[:, one] * np.exp(rng.standard_normal(keep) * fitted.error) for one in at]


def _over_2(fitted: Fitted) -> Floats:
    days, there = inside(fitted.tries, float((fitted.origin.day - fitted.since).days))
    share: Floats = there[:, days >= BANDS[1]].sum(axis=1) / there.sum(axis=1)
    return share


def _drawn(fitted: Fitted, batch: NDArray[np.int64], begin: date, months: int, seed: int) -> Floats:
    """Run some of the tries from the origin: they begin with the same people, those of their average."""
    tries = fitted.tries.rows(batch)
    days, there = inside(tries, float((fitted.origin.day - fitted.since).days))
    by_days = there.mean(axis=0)
    people = round(fitted.origin.people)
    at = (np.arange(people) + 0.5) / people * by_days.sum()
    order = np.argsort(days)
    begun = days[order][np.searchsorted(np.cumsum(by_days[order]), at)]
    rng = np.random.default_rng([seed, 3])
    years = int(months * MONTH / YEAR) + 1
    steps = rng.standard_normal((len(batch), years)) * fitted.walk
    coming = tries.coming(tries.shocks.shape[1])[:, None] * np.exp(np.cumsum(steps, axis=1))
    return in_beds(
        begun, bands=BANDS, leaving=tries.leaving, coming=coming, first_day=begin, months=months, seed=seed
    ).astype(np.float64)  # fmt: skip


def _months(begin: date, day: date) -> int:
    after = day + timedelta(days=1)
    return (after.year - begin.year) * 12 + after.month - begin.month
