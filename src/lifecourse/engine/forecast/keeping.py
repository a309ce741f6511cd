"""What is kept of each draw, and many draws one after the other."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lifecourse.engine.forecast.chance import key_of
from lifecourse.engine.forecast.compiled import compiled
from lifecourse.engine.forecast.counts import (
    ages,
    counts,
    long,
    refused,
    spent,
    waited,
    waiting,
)
from lifecourse.engine.forecast.draws import Starting, one_draw
from lifecourse.engine.forecast.factors import Scaling, scale, scale_prices
from lifecourse.engine.forecast.paths import lay_paths
from lifecourse.engine.forecast.records import Draw, Ints, Longs, month_at
from lifecourse.engine.forecast.starting import count_start


class Money(NamedTuple):
    """Pence a night by year, setting, kind of funding and funder; of a dowry by year and funder."""

    price: Longs
    dowry: Longs


class Kept(NamedTuple):
    """What each draw comes to at the end of each month, or in it: draws by months by what is said.

    `here`: people by setting. `long`: in hospital for as long as each of the model's `long_days`. `waiting`:
    by queue, settings and then teams; `waited`: nights. `spent`: pence by funder. `ages`, `cohorts`,
    `nights` and `moved` are sums over all draws: ends of years by settings by years of birth; ends of months
    by settings by cohorts; months by settings by fundings, and by where to.
    """

    here: Ints
    long: Ints
    waiting: Ints
    waited: Ints
    happened: Ints
    refused: Ints
    dowries: Ints
    spent: Longs
    ages: Longs
    cohorts: Longs
    nights: Longs
    moved: Longs


class Base(NamedTuple):
    """What is counted of the start, with which each draw begins: see `counts` for each.

    `counts` are those of the first month, `ages` those of the first year.
    """

    counts: Ints
    ages: Ints
    long: Ints


@compiled
def begin_counts(draw: Draw, base: Base) -> None:
    """Begin with what is counted of the start."""
    counts(draw)[:] = 0
    counts(draw)[0] = base.counts
    ages(draw)[:] = 0
    ages(draw)[0] = base.ages
    long(draw)[:] = base.long
    waiting(draw)[:] = 0
    waited(draw)[:] = 0
    refused(draw)[:] = 0
    spent(draw)[:] = 0
    for number in range(draw.months):
        month = month_at(draw, number)
        month.happened[:] = 0
        month.dowries, month.dowry_nights = 0, 0


@compiled
def keep_people(draw: Draw, money: Money, kept: Kept, month: int, number: int) -> None:
    """Keep who is where in a month, what their nights cost, and who moved."""
    one, cost, before, groups = month_at(draw, month), spent(draw), 0, 2 * draw.fundings
    for setting in range(draw.settings):
        total, row = 0, counts(draw)[month, setting]
        for funding in range(draw.fundings):
            if month > 0:
                before = counts(draw)[month - 1, setting, funding]
            row[funding] += before
            total += row[funding]
            count = row[draw.fundings + funding] + one.days * before
            kept.nights[month, setting, funding] += count
            for funder in range(draw.funders):
                cost[month, funder] += count * money.price[one.year, setting, funding, funder]
        kept.here[number, month, setting] = total
        for cohort in range(groups, groups + draw.cohorts):
            if month > 0:
                row[cohort] += counts(draw)[month - 1, setting, cohort]
            kept.cohorts[month, setting, cohort - groups] += row[cohort]
        for to in range(draw.settings + 2):
            kept.moved[month, setting, to] += row[groups + draw.cohorts + to]


@compiled
def keep_ages(draw: Draw, kept: Kept) -> None:
    """Keep how many of each year of birth are in each setting at the end of each year."""
    born = ages(draw)
    for year in range(draw.years):
        for setting in range(draw.settings):
            for birth in range(draw.births):
                if year > 0:
                    born[year, setting, birth] += born[year - 1, setting, birth]
                kept.ages[year, setting, birth] += born[year, setting, birth]


@compiled
def keep_rest(draw: Draw, money: Money, kept: Kept, month: int, number: int) -> None:
    """Keep what is counted by month and not by setting and funding."""
    one, queues, bands = month_at(draw, month), waiting(draw), long(draw)
    before = month_at(draw, month - 1).dowries if month > 0 else 0
    one.dowries += before
    kept.dowries[number, month] = one.dowries
    paid = one.dowry_nights + one.days * before
    for funder in range(draw.funders):
        spent(draw)[month, funder] += paid * money.dowry[one.year, funder]
    for queue in range(queues.shape[1]):
        stood = queues[month - 1, queue] if month > 0 else 0
        queues[month, queue] += stood
        kept.waiting[number, month, queue] = queues[month, queue]
        kept.waited[number, month, queue] = waited(draw)[month, queue] + one.days * stood
    for band in range(bands.shape[1]):
        if month > 0:
            bands[month, band] += bands[month - 1, band]
        kept.long[number, month, band] = bands[month, band]
    for what in range(kept.happened.shape[2]):
        kept.happened[number, month, what] = one.happened[what]
    for setting in range(draw.settings):
        kept.refused[number, month, setting] = refused(draw)[month, setting]
    for funder in range(draw.funders):
        kept.spent[number, month, funder] = spent(draw)[month, funder]


@compiled
def run_draws(
    room: NDArray[np.void],
    start: Starting,
    base: Base,
    money: Money,
    scaling: Scaling,
    kept: Kept,
    seed: int,
    first: int,
) -> bool:
    """Run the draws from number `first` on, one for each row of what is kept. `room`: one draw's record.

    False where there was no room for everybody: then nothing of what is kept holds.
    """
    draw = room[0]
    root = key_of(np.uint64(0), seed)
    for number in range(kept.here.shape[0]):
        streams, paid = start.stream_most, money
        if len(scaling.moves) > 0:
            scale(draw, scaling, number)
            streams = streams * scaling.streams[number]
            paid = Money(scale_prices(money.price, scaling, number), money.dowry)
        begin_counts(draw, base)
        one_draw(draw, start, streams, key_of(root, first + number))
        if draw.lost:
            return False
        keep_ages(draw, kept)
        for month in range(draw.months):
            keep_people(draw, paid, kept, month, number)
            keep_rest(draw, paid, kept, month, number)
    return True


@compiled
def begin_run(room: NDArray[np.void], start: Starting) -> None:
    """Count everybody as they are at the start."""
    count_start(room[0], start)


@compiled
def find_paths(room: NDArray[np.void]) -> int:
    """Write the paths of hazard; gives how many pieces they have."""
    return lay_paths(room[0])
