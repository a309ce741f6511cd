"""What is counted when somebody comes to a setting or leaves it, a queue, or a dowry."""

from lifecourse.engine.forecast.compiled import compiled
from lifecourse.engine.forecast.counts import (
    change,
    change_age,
    long,
    row_at,
    spent,
    waited,
    waiting,
)
from lifecourse.engine.forecast.records import Draw, has_one_off, long_days, month_at, month_of, one_off


@compiled
def count_coming(draw: Draw, setting: int, cohort: int, funding: int, birth: int, time: float) -> None:
    """Somebody is here from a time on: by funding, night, cohort and year of birth."""
    number = month_of(draw, time)
    month = month_at(draw, number)
    count_stay(draw, row_at(draw, number, setting), cohort, funding, month.end - int(time), 1)
    change_age(draw, month.year, setting, birth, 1)


@compiled
def count_leaving(
    draw: Draw, setting: int, cohort: int, funding: int, birth: int, to: int, time: float
) -> None:
    """Somebody moves and is here no longer: the same, where they move, and what it costs on that day."""
    number = month_of(draw, time)
    month, row = month_at(draw, number), row_at(draw, number, setting)
    count_stay(draw, row, cohort, funding, month.end - int(time), -1)
    change(row, 2 * draw.fundings + draw.cohorts + to + 2, 1)
    change_age(draw, month.year, setting, birth, -1)
    if has_one_off(draw)[setting, to + 2]:
        for funder in range(draw.funders):
            spent(draw)[number, funder] += one_off(draw)[setting, to + 2, funder]


@compiled
def count_stay(draw: Draw, row: int, cohort: int, funding: int, nights: int, by: int) -> None:
    """Somebody is here or no longer, for so many nights of a month: one is where they are at midnight."""
    change(row, funding, by)
    change(row, draw.fundings + funding, by * nights)
    change(row, 2 * draw.fundings + cohort, by)


@compiled
def count_hospital(draw: Draw, entered: float, time: float, by: int) -> None:
    """Somebody who came to hospital at `entered` is in it from `time` on (`by` 1) or is no longer (-1)."""
    bands = long_days(draw)
    for number in range(len(bands)):
        at = max(time, entered + bands[number])
        if at < draw.days:
            long(draw)[month_of(draw, at), number] += by


@compiled
def count_waiting(draw: Draw, queue: int, time: float, by: int) -> None:
    """Somebody waits in a queue from a time on, or no longer."""
    month = month_of(draw, time)
    waiting(draw)[month, queue] += by
    waited(draw)[month, queue] += by * (month_at(draw, month).end - int(time))


@compiled
def count_dowry(draw: Draw, time: float, by: int) -> None:
    """A dowry is paid from a time on, or no longer."""
    month = month_at(draw, month_of(draw, time))
    month.dowries += by
    month.dowry_nights += by * (month.end - int(time))


@compiled
def happens(draw: Draw, what: int, time: float) -> None:
    """Count something that happens."""
    month_at(draw, month_of(draw, time)).happened[what] += 1
