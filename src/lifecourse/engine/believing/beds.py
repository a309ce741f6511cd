"""Beds and nothing else: who is in them, who comes, and who leaves by how long they have been there.

The smallest model of the forecast's own machine: what of the machine is held against a published series or an
area's own history, where no more is known than this.
"""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from lifecourse.engine.forecast import (
    AWAY,
    YEAR,
    Arrival,
    Factors,
    Model,
    Move,
    Person,
    Setting,
    Start,
    Step,
    prepare,
    run_prepared,
)

Floats = NDArray[np.float64]
BED = "bed"
# Ages make no difference where nothing goes by age.
AGE = 40.0


def in_beds(
    days: Sequence[float] | Floats,
    *,
    bands: Sequence[float],
    leaving: Floats,
    coming: Floats,
    first_day: date,
    months: int,
    seed: int,
) -> NDArray[np.int32]:
    """People in beds at the end of each month, in each draw: draws by months.

    `days`: for how long each of those in bed has been there at the start. `leaving`: the rate of leaving, a
    year for each person, draws by `bands` of days there (lower bounds, from 0 up). `coming`: people a year,
    draws by years from the start. Raises BadModel.
    """
    people = tuple(
        Person(setting=BED, age=AGE, days=float(one), cohort="all", funding="all", hospital_days=float(one))
        for one in days
    )
    # Rates and numbers of 1, which each draw multiplies by its own.
    model = Model(
        settings=(Setting(code=BED, hospital=True),),
        stay_days=tuple(bands),
        moves=tuple(Move(origin=BED, to=AWAY, per_year=only(band, len(bands))) for band in range(len(bands))),
        arrivals=tuple(in_year(year, coming.shape[1]) for year in range(coming.shape[1])),
        long_days=(YEAR,),
    )
    prepared = prepare(model, Start(people=people), first_day=first_day, months=months)
    draws = len(leaving)
    factors = Factors(leaving, coming, np.ones((draws, 0)), np.ones((draws, 1, 1)))
    return run_prepared(prepared, draws=draws, seed=seed, factors=factors).here[:, :, 0]


def only(band: int, bands: int) -> tuple[float, ...]:
    """A rate of 1 in one band and of 0 in the others."""
    return tuple(float(number == band) for number in range(bands))


def in_year(year: int, years: int) -> Arrival:
    """One person a year, in one year from the start alone; in the last of them and ever after."""
    steps = [Step(day=0.0, value=0.0)] if year else []
    steps.append(Step(day=year * YEAR, value=1.0))
    if year < years - 1:
        steps.append(Step(day=(year + 1) * YEAR, value=0.0))
    return Arrival(setting=BED, age=AGE, cohort="all", funding="all", per_year=1.0, by_day=tuple(steps))


def hazard_by(days: Floats, bands: Sequence[float], leaving: Floats) -> Floats:
    """The hazard of leaving that somebody has met by their `days`-th day: draws by days."""
    met = np.zeros((len(leaving), len(days)))
    for band, (low, high) in enumerate(pairwise([*bands, np.inf])):
        met += leaving[:, [band]] * np.clip(np.minimum(days, high) - low, 0.0, None) / YEAR
    return met


def expected_in_beds(
    days: Floats, after: float, *, bands: Sequence[float], leaving: Floats, coming: Floats
) -> tuple[Floats, Floats]:
    """What theory says of the number in beds after so many days, in each draw: its mean and its variance.

    Those of the start stay or leave each by themselves (binomial); those who came since are a Poisson number,
    as in a queue where there is room for all (M/G/infinity, with comings that change by year).
    """
    stay = np.exp(hazard_by(days, bands, leaving) - hazard_by(days + after, bands, leaving))
    steps = max(int(after), 1)
    ago = (np.arange(steps) + 0.5) * after / steps
    year = np.minimum(((after - ago) // YEAR).astype(np.int64), coming.shape[1] - 1)
    came = (coming[:, year] / YEAR * np.exp(-hazard_by(ago, bands, leaving))).sum(axis=1) * after / steps
    return stay.sum(axis=1) + came, (stay * (1 - stay)).sum(axis=1) + came
