"""Running a model: many draws, on as many threads as are given, always the same for the same seed."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

import numpy as np

from lifecourse.engine.forecast.draws import Starting
from lifecourse.engine.forecast.factors import Factors, check_factors, most_of, scaling_of
from lifecourse.engine.forecast.faults import BadModel, check
from lifecourse.engine.forecast.keeping import Base, Kept, Money, begin_run, run_draws
from lifecourse.engine.forecast.model import YEAR, Model
from lifecourse.engine.forecast.records import HAPPENINGS, Floats, Ints, Longs
from lifecourse.engine.forecast.room import Room, Sizes
from lifecourse.engine.forecast.start import Start
from lifecourse.engine.forecast.starting import starting_of
from lifecourse.engine.forecast.tables import Tables, tables_of

# Room for those who come from outside, beyond what is to be expected: in standard deviations, and people.
SPREAD, MORE = 10, 1000
SUMS = ("ages", "cohorts", "nights", "moved")
BY_DRAW = tuple(name for name in Kept._fields if name not in SUMS)


@dataclass(frozen=True, kw_only=True)
class Run:
    """A finished run. `kept`: see there; all counts are of whole people, all money whole pence."""

    model: Model
    first_day: date
    seed: int
    kept: Kept


@dataclass(frozen=True)
class Prepared:
    """A model and a start as arrays: everything that does not depend on the draw."""

    model: Model
    tables: Tables
    ends: tuple[int, ...]
    starting: Starting
    base: Base
    money: Money

    sizes: Sizes

    def new_room(self, factors: Factors | None = None, times: int = 1) -> Room:
        """Room to work in, for one thread. `times`: for so many times the people that are to be expected."""
        most = most_of(self.model, factors)
        people = times * people_for(self.starting, self.model, self.ends[-1], most)
        sizes = replace(self.sizes, people=people)
        return Room(self.model, self.tables, self.ends, sizes, rates_change=factors is not None)


def sizes_of(model: Model, start: Start, starting: Starting, days: int) -> Sizes:
    """How much room a draw needs: no fewer people than may do something in it, and every year of birth."""
    ages = [[one.age for one in some] for some in (start.crowds, start.people, model.arrivals)]
    oldest = max([0.0, *chain.from_iterable(ages)])
    first = -int(oldest) - 2
    return Sizes(
        people=people_for(starting, model, days, most_of(model, None)),
        births=int(days / YEAR) + 2 - first,
        first_birth=first,
    )


def people_for(starting: Starting, model: Model, days: int, most: Floats) -> int:
    """For how many people there is room in a draw; `most`: by what each stream is multiplied at most."""
    come = float((starting.stream_most * most).sum()) * days
    at_first = len(starting.setting) + int(starting.crowd[:, 3].sum())
    again = 1 + any(one.instead_of_dead for one in model.arrivals)
    return int(again * (at_first + come + SPREAD * come**0.5) + MORE)


def month_ends(first_day: date, months: int) -> tuple[int, ...]:
    """For each month from the first of one on, the number of days until the next begins."""
    found = []
    for number in range(1, months + 1):
        year, month = divmod(first_day.month - 1 + number, 12)
        found.append((date(first_day.year + year, month + 1, first_day.day) - first_day).days)
    return tuple(found)


def prepare(model: Model, start: Start, *, first_day: date, months: int) -> Prepared:
    """A model and a start as arrays. `first_day` is the first of a month. Raises BadModel."""
    check(model, start)
    if first_day.day != 1 or months < 1:
        raise BadModel(
            [f"first day {first_day} and {months} months: a first of a month, and one month or more."]
        )
    ends = month_ends(first_day, months)
    tables = tables_of(model)
    starting = starting_of(model, start, float(ends[-1]))
    sizes = sizes_of(model, start, starting, ends[-1])
    room = Room(model, tables, ends, sizes)
    begin_run(room.record, starting)
    base = Base(room.arrays["counts"][0], room.arrays["ages"][0], room.arrays["long"])
    money = money_of(model, months=months)
    return Prepared(model, tables, ends, starting, base, money, sizes)


def money_of(model: Model, *, months: int) -> Money:
    """Prices as arrays, by year from the start; the last that is told holds on."""
    years, funders = -(-months // 12), len(model.funders)
    price = np.zeros((years, len(model.settings), len(model.fundings), funders), np.int64)
    for one in model.prices:
        setting, funding = model.setting_number(one.setting), model.fundings.index(one.funding)
        for year in range(years):
            price[year, setting, funding] = one.pence[min(year, len(one.pence) - 1)]
    dowry = np.zeros((years, funders), np.int64)
    if model.dowry is not None and funders:
        dowry[:] = model.dowry.pence
    return Money(price, dowry)


def new_kept(prepared: Prepared, draws: int) -> Kept:
    """Room for what is kept of so many draws."""
    model, months = prepared.model, len(prepared.ends)
    settings, queues = len(model.settings), len(prepared.tables.places)

    def ints(*shape: int) -> Ints:
        return np.zeros((draws, months, *shape), np.int32)

    return Kept(
        here=ints(settings),
        long=ints(len(model.long_days)),
        waiting=ints(queues),
        waited=ints(queues),
        happened=ints(len(HAPPENINGS)),
        refused=ints(settings),
        dowries=ints(),
        spent=np.zeros((draws, months, len(model.funders)), np.int64),
        ages=np.zeros((-(-months // 12), settings, prepared.sizes.births), np.int64),
        cohorts=np.zeros((months, settings, len(model.cohorts)), np.int64),
        nights=np.zeros((months, settings, len(model.fundings)), np.int64),
        moved=np.zeros((months, settings, settings + 2), np.int64),
    )


def run_some(
    prepared: Prepared, kept: Kept, factors: Factors | None, *, seed: int, first: int, times: int
) -> bool:
    """Run the draws from `first` on, one for each row of what is kept; False where there was no room."""
    for name in SUMS:
        getattr(kept, name)[:] = 0
    room = prepared.new_room(factors, times)
    scaling = scaling_of(prepared.model, prepared.tables, factors)
    return run_draws(
        room.record, prepared.starting, prepared.base, prepared.money, scaling, kept, seed, first
    )


def run_prepared(
    prepared: Prepared,
    *,
    draws: int,
    seed: int,
    threads: int = 1,
    first: int = 0,
    factors: Factors | None = None,
) -> Kept:
    """Run draws `first` to `first + draws`. The same on any number of threads.

    `factors`: what rates, days and prices are multiplied by, a row for each of these draws. Raises BadModel.
    """
    if factors is not None:
        check_factors(prepared.model, factors, draws)
    whole = new_kept(prepared, draws)
    parts = [part for part in np.array_split(np.arange(draws), threads) if len(part)]

    def some(part: Longs) -> Kept:
        begin, end = int(part[0]), int(part[-1]) + 1
        rows = {name: getattr(whole, name)[begin:end] for name in BY_DRAW}
        sums = {name: np.zeros_like(getattr(whole, name)) for name in SUMS}
        mine = factors and Factors(*(one[begin:end] for one in factors))
        kept, times = Kept(**rows, **sums), 1
        while not run_some(prepared, kept, mine, seed=seed, first=first + begin, times=times):
            times *= 2
        return kept

    with ThreadPoolExecutor(threads) as pool:
        for kept in pool.map(some, parts):
            for name in SUMS:
                getattr(whole, name)[:] += getattr(kept, name)
    return whole


def run(
    model: Model, start: Start, *, first_day: date, months: int, draws: int, seed: int, threads: int = 1
) -> Run:
    """Run a model from a start. Raises BadModel for what cannot be run."""
    prepared = prepare(model, start, first_day=first_day, months=months)
    kept = run_prepared(prepared, draws=draws, seed=seed, threads=threads)
    return Run(model=model, first_day=first_day, seed=seed, kept=kept)
