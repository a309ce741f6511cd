"""What is counted when somebody comes to a setting or leaves it, a queue, or a dowry."""

from lifecourse.engine.forecast.compiled import compiled
from lifecourse.engine.forecast.records import (
    Draw,
    ages,
    groups,
    here,
    long,
    long_days,
    month_of,
    months_of,
    moved,
    nights,
    one_off,
    spent,
    waited,
    waiting,
)


@compiled
def count_stay(draw: Draw, setting: int, cohort: int, funding: int, birth: int, time: float, by: int) -> None:
    """Somebody is here (`by` 1) or no longer (-1) from a time on: by funding, by night, by cohort, by year
    of birth."""
    number = month_of(draw, time)
    month = months_of(draw)[number]
    here(draw)[number, setting, funding] += by
    groups(draw)[number, setting, cohort] += by
    # A night is counted where somebody is at midnight.
    nights(draw)[number, setting, funding] += by * (month.end - int(time))
    ages(draw)[month.year, setting, birth] += by


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
    waited(draw)[month, queue] += by * (months_of(draw)[month].end - int(time))


@compiled
def count_dowry(draw: Draw, time: float, by: int) -> None:
    """A dowry is paid from a time on, or no longer."""
    month = months_of(draw)[month_of(draw, time)]
    month.dowries += by
    month.dowry_nights += by * (month.end - int(time))


@compiled
def count_move(draw: Draw, setting: int, to: int, time: float) -> None:
    """Somebody moves, once: by where from and where to, and what it costs on that day."""
    if setting < 0:
        return
    month = month_of(draw, time)
    moved(draw)[month, setting, to + 2] += 1
    for funder in range(draw.funders):
        spent(draw)[month, funder] += one_off(draw)[setting, to + 2, funder]


@compiled
def happens(draw: Draw, what: int, time: float) -> None:
    """Count something that happens."""
    months_of(draw)[month_of(draw, time)].happened[what] += 1
