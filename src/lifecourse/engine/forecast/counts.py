"""Where what a draw counts stands: as changes from a month or year on, added up when the draw is done.

Of each month and setting there is one row, so that whoever comes or goes is counted in one place of memory:
people by funding, nights by funding, people by cohort, moves by where to (AWAY, DEAD, then the settings).
"""

import numpy as np
from numba import carray

from lifecourse.engine.forecast.compiled import compiled
from lifecourse.engine.forecast.memory import at_address
from lifecourse.engine.forecast.records import Draw, Ints, Longs

# Bytes of one number.
EACH = 4


def width_of(settings: int, cohorts: int, fundings: int) -> int:
    """How many numbers a row has."""
    return 2 * fundings + cohorts + settings + 2


@compiled
def row_at(draw: Draw, month: int, setting: int) -> int:
    """The address of a row."""
    return draw.counts_at + (month * draw.settings + setting) * draw.width * EACH


@compiled
def change(row: int, place: int, by: int) -> None:
    """Change one number of a row."""
    carray(at_address(row + place * EACH), 1, np.int32)[0] += by


@compiled
def counts(draw: Draw) -> Ints:
    """All rows: months by settings by what is counted."""
    return carray(at_address(draw.counts_at), (draw.months, draw.settings, draw.width), np.int32)


@compiled
def change_age(draw: Draw, year: int, setting: int, birth: int, by: int) -> None:
    """Change how many there are of a year of birth from a year on."""
    change(draw.ages_at, (year * draw.settings + setting) * draw.births + birth, by)


@compiled
def ages(draw: Draw) -> Ints:
    """Changes from a year on: people by setting and year of birth."""
    return carray(at_address(draw.ages_at), (draw.years, draw.settings, draw.births), np.int32)


@compiled
def long(draw: Draw) -> Ints:
    """Changes from a month on: people in hospital for as long as each of `long_days`."""
    return carray(at_address(draw.long_at), (draw.months, draw.long_bands), np.int32)


@compiled
def waiting(draw: Draw) -> Ints:
    """Changes from a month on: people who wait for each setting and team."""
    return carray(at_address(draw.waiting_at), (draw.months, draw.settings + draw.teams), np.int32)


@compiled
def waited(draw: Draw) -> Ints:
    """Nights of a month that a change in who waits brings within it."""
    return carray(at_address(draw.waited_at), (draw.months, draw.settings + draw.teams), np.int32)


@compiled
def refused(draw: Draw) -> Ints:
    """How often each setting sent somebody elsewhere, in each month."""
    return carray(at_address(draw.refused_at), (draw.months, draw.settings), np.int32)


@compiled
def spent(draw: Draw) -> Longs:
    """Pence by month and funder."""
    return carray(at_address(draw.spent_at), (draw.months, draw.funders), np.int64)
