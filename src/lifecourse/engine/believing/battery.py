"""What a forecast must agree with before anybody believes it: theory, counting, and what was published.

Each check says what was expected, what was found, and whether it held; seeds are fixed, so that each says the
same every time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from lifecourse.engine.believing.beds import Floats, expected_in_beds, in_beds
from lifecourse.engine.believing.series import Series
from lifecourse.engine.estimating import Gamma, evenness, rank_of
from lifecourse.engine.forecast import (
    AWAY,
    DEAD,
    HAPPENINGS,
    Arrival,
    Crowd,
    Expectation,
    Kept,
    Model,
    Move,
    Setting,
    Start,
    Step,
    erlang_loss,
    mean_wait,
    month_ends,
    prepare,
    run_prepared,
)

FIRST_DAY = date(2026, 4, 1)
YEAR = 365.25
# Twenty-two beds, the load that theory's tables use, and time for it to be steady.
BEDS, LOAD, STEADY = 22, 20, slice(12, None)
# Several figures at once: beyond this many standard errors one is wrong, not unlucky.
ERRORS = 4.0
# So near is near enough, whatever the error: half of one per cent.
CLOSE = 0.005


@dataclass(frozen=True, kw_only=True)
class Check:
    """One thing that a forecast must agree with."""

    name: str
    words: str
    expected: str
    found: str
    held: bool


def battery(series: Series) -> Iterator[Check]:
    """Every check in turn. The first takes longer where the machine has yet to be compiled."""
    yield people_are_conserved()
    yield draws_agree_with_the_exact_expectation()
    yield from full_beds_turn_away_what_erlang_says()
    yield from who_waits_waits_as_long_as_theory_says()
    yield room_for_all_is_a_poisson_number()
    yield from published_years_add_up(series)
    yield ranges_hold_as_often_as_they_say()


def _run(model: Model, start: Start, *, months: int, draws: int, seed: int) -> Kept:
    return run_prepared(prepare(model, start, first_day=FIRST_DAY, months=months), draws=draws, seed=seed)


def small_area() -> tuple[Model, Start]:
    """Homes, people at risk and a ward; who dies is replaced by somebody of eighteen."""
    model = Model(
        settings=(Setting(code="home"), Setting(code="risk"), Setting(code="ward", hospital=True)),
        ages=(0.0, 45.0),
        stay_days=(0.0, 60.0, 240.0),
        moves=(
            *(Move(origin=code, to=DEAD, per_year=(0.01,), by_age=(1.0, 4.0)) for code in ("home", "ward")),
            Move(origin="home", to="risk", per_year=(0.2,), by_age=(1.5, 0.5)),
            Move(origin="risk", to="home", per_year=(2.0, 1.0, 0.4)),
            Move(origin="risk", to="ward", per_year=(1.5, 0.8, 0.2)),
            Move(origin="ward", to="home", per_year=(0.8, 2.0, 0.6)),
        ),
        arrivals=(Arrival(setting="home", age=18, cohort="all", funding="all", instead_of_dead=True),),
    )
    crowds = (Crowd(setting="home", age=age, people=200, cohort="all", funding="all") for age in (25, 44, 60))
    return model, Start(crowds=tuple(crowds))


def people_are_conserved() -> Check:
    """Whoever was there and whoever came, less whoever died or left, is there: in every draw and month."""
    model, start = small_area()
    came = Arrival(setting="home", age=18, cohort="all", funding="all", per_year=30)
    kept = _run(
        Model(
            settings=model.settings, ages=model.ages, stay_days=model.stay_days, moves=model.moves,
            arrivals=(came,),
        ),
        start, months=60, draws=200, seed=1,
    )  # fmt: skip
    happened = {name: kept.happened[:, :, number] for number, name in enumerate(HAPPENINGS)}
    change = happened["came"] - happened["died"] - happened["left"]
    expected = 600 + np.cumsum(change, axis=1)
    wrong = int(np.count_nonzero(kept.here.sum(axis=2) != expected))
    return Check(
        name="Nobody is lost",
        words="People at the start and those who came, less those who died or left: 200 draws of 60 months",
        expected="0 months that do not add up",
        found=f"{wrong} of {expected.size:,}",
        held=wrong == 0,
    )


def draws_agree_with_the_exact_expectation() -> Check:
    """Where nobody waits the expected numbers can be worked out day by day, without chance."""
    model, start = small_area()
    months, draws = 24, 2000
    kept = _run(model, start, months=months, draws=draws, seed=2)
    exact = Expectation(model, start, step=3.0).run(month_ends(FIRST_DAY, months))
    error = kept.here.std(axis=0) / np.sqrt(draws) + 0.0005 * exact + 1e-9
    worst = float((np.abs(kept.here.mean(axis=0) - exact) / error).max())
    return Check(
        name="The exact expectation",
        words="People in each of three settings at the end of each of 24 months, over 2,000 draws",
        expected=f"None further off than {ERRORS:g} standard errors",
        found=f"The furthest is {worst:.1f} off",
        held=worst <= ERRORS,
    )


def queue(per_day: float, days: float, when_full: str) -> Model:
    """Beds to which so many come a day, and in which they stay so many days on average."""
    return Model(
        settings=(Setting(code="bed", places=(Step(day=0, value=BEDS),), when_full=when_full),),
        moves=(Move(origin="bed", to=AWAY, per_year=(YEAR / days,)),),
        arrivals=(Arrival(setting="bed", age=30, cohort="all", funding="all", per_year=per_day * YEAR),),
    )


def full_beds_turn_away_what_erlang_says() -> Iterator[Check]:
    """Erlang's loss formula."""
    kept = _run(queue(1.0, LOAD, AWAY), Start(), months=120, draws=200, seed=5)
    came = kept.happened[:, STEADY, HAPPENINGS.index("came")].sum(axis=1)
    refused = kept.refused[:, STEADY].sum(axis=(1, 2))
    found = float(refused.sum() / (came.sum() + refused.sum()))
    yield _near(
        "Full beds (Erlang's loss)",
        f"The share turned away by {BEDS} beds where {LOAD} would be in use",
        erlang_loss(BEDS, LOAD),
        found,
        _error(refused / (came + refused)),
        unit="of those who come",
    )


def who_waits_waits_as_long_as_theory_says() -> Iterator[Check]:
    """Waiting for one of several beds (M/M/c), and Little's law."""
    kept = _run(queue(2.0, 10, ""), Start(), months=120, draws=500, seed=6)
    came = kept.happened[:, STEADY, HAPPENINGS.index("came")].sum(axis=1)
    waits = kept.waited[:, STEADY, 0].sum(axis=1) / came
    yield _near(
        "Waiting for a bed (M/M/c)",
        f"Mean days that somebody waits for one of {BEDS} beds where {LOAD} would be in use",
        mean_wait(BEDS, 2, 10),
        float(waits.mean()),
        _error(waits),
        unit="days",
    )
    here = kept.here[:, STEADY, 0].mean(axis=1)
    yield _near(
        "Little's law",
        "People in beds: two come a day and stay for ten days",
        20.0,
        float(here.mean()),
        _error(here),
        unit="people",
    )


def room_for_all_is_a_poisson_number() -> Check:
    """Where there is room for all, theory gives the number in beds for stays of any kind (M/G/infinity).

    The model that is fitted on England is such a one.
    """
    bands, draws, months = (0.0, 2 * YEAR, 5 * YEAR), 1000, 48
    days = np.linspace(10, 3000, 400)
    leaving, coming = (
        np.tile([1.3, 0.25, 0.12], (draws, 1)),
        np.tile([200.0, 220.0, 150.0, 160.0], (draws, 1)),
    )
    there = in_beds(
        days, bands=bands, leaving=leaving, coming=coming, first_day=FIRST_DAY, months=months, seed=7
    )
    ends = month_ends(FIRST_DAY, months)
    far = []
    for month in range(5, months, 6):
        mean, variance = expected_in_beds(
            days, float(ends[month]), bands=bands, leaving=leaving[:1], coming=coming[:1]
        )
        far.append(abs(there[:, month].mean() - mean[0]) / np.sqrt(variance[0] / draws))
    return Check(
        name="Room for all (M/G/infinity)",
        words="People in beds at every half-year of four, where comings change by year and leaving by length",
        expected=f"None further off than {ERRORS:g} standard errors",
        found=f"The furthest is {max(far):.1f} off",
        held=bool(max(far) <= ERRORS),
    )


def published_years_add_up(series: Series) -> Iterator[Check]:
    """People at the start of a published year and those who came, less those who left: people at its end."""
    for flow, start, end in series.years_that_add_up():
        found = start + flow.came - flow.left
        yield Check(
            name="A published year adds up",
            words=f"England, {flow.from_day:%B %Y} to {flow.to_day:%B %Y}:"
            f" {start:,} + {flow.came:,} - {flow.left:,}",
            expected=f"{end:,} people",
            found=f"{found:,} people",
            held=found == end,
        )


def ranges_hold_as_often_as_they_say() -> Check:
    """Simulation-based calibration of rates that are shrunk to a national range."""
    areas, draws, bins = 400, 99, 10
    rng, known = np.random.default_rng(8), Gamma.from_range(0.4, 0.25, 0.65)
    ranks = []
    for number in range(areas):
        true, years = rng.gamma(known.shape) / known.years, 2.0 + number % 40
        after = known.after(float(rng.poisson(true * years)), years)
        ranks.append(rank_of(true, rng.gamma(after.shape, size=draws) / after.years))
    chance = evenness(ranks, draws=draws, bins=bins)
    return Check(
        name="Ranges hold as often as they say",
        words="Ranks of what was true among what was thought likely, in 400 areas (known as SBC)",
        expected="As uneven as chance makes them, more often than 1 time in 1,000",
        found=f"So uneven or more {chance:.0%} of the time",
        held=chance > 0.001,
    )


def _error(by_draw: Floats) -> float:
    return float(np.std(by_draw) / np.sqrt(len(by_draw)))


def _near(name: str, words: str, expected: float, found: float, error: float, *, unit: str) -> Check:
    """Near enough: within standard errors, or 0.5 per cent of it."""
    held = abs(found - expected) <= max(ERRORS * error, CLOSE * expected)
    digits = 4 if expected < 1 else 2
    return Check(
        name=name,
        words=words,
        expected=f"{expected:.{digits}f} {unit}",
        found=f"{found:.{digits}f} {unit}",
        held=bool(held),
    )
