"""Who is where at the start, and what comes on which day, as arrays."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from lifecourse.engine.forecast.compiled import compiled
from lifecourse.engine.forecast.counting import count_coming, count_hospital
from lifecourse.engine.forecast.draws import PLACES, RESETTLE, TEAM_PLACES, Starting
from lifecourse.engine.forecast.model import YEAR, Model, Step
from lifecourse.engine.forecast.paths import birth_year
from lifecourse.engine.forecast.records import (
    MOST_PLACES,
    NEVER,
    Draw,
    Floats,
    Longs,
)
from lifecourse.engine.forecast.start import Start
from lifecourse.engine.forecast.tables import place_of, value_at


def starting_of(model: Model, start: Start, last: float) -> Starting:
    """The arrays of a start without faults. `last`: days of the forecast."""
    people = start.people
    crowd, born = _crowds(model, start)
    days, entries = _entries(model, last)
    return Starting(
        setting=np.array([model.setting_number(one.setting) for one in people], np.int64),
        cohort=np.array([model.cohorts.index(one.cohort) for one in people], np.int64),
        funding=np.array([model.fundings.index(one.funding) for one in people], np.int64),
        born=np.array([-one.age * YEAR for one in people], np.float64),
        since=np.array([-one.days for one in people], np.float64),
        entered=np.array(
            [NEVER if one.hospital_days is None else -one.hospital_days for one in people], np.float64
        ),
        crowd=crowd,
        crowd_born=born,
        **_streams(model),
        occupied=_occupied(model, start),
        places=np.array([*map(_first, model.settings), *map(_first, model.teams)], np.int64),
        entry_day=days,
        entry=entries,
    )


def _crowds(model: Model, start: Start) -> tuple[Longs, Floats]:
    """Setting, cohort, funding and number of each crowd; the birth of its youngest, in days."""
    rows = [
        (
            model.setting_number(one.setting),
            model.cohorts.index(one.cohort),
            model.fundings.index(one.funding),
            one.people,
        )
        for one in start.crowds
    ]
    born = np.array([-one.age * YEAR for one in start.crowds], np.float64)
    return np.array(rows, np.int64).reshape(-1, 4), born


def _first(one: object) -> int:
    """How many places there are at the start."""
    steps: tuple[Step, ...] = getattr(one, "places", ())
    return int(value_at(steps, 0.0, 0.0)) if steps else MOST_PLACES


def _occupied(model: Model, start: Start) -> Longs:
    found = np.zeros(len(model.settings) + len(model.teams), np.int64)
    for crowd in start.crowds:
        found[model.setting_number(crowd.setting)] += crowd.people
    for person in start.people:
        found[model.setting_number(person.setting)] += 1
    return found


def _entries(model: Model, last: float) -> tuple[Floats, Longs]:
    """What comes on its day, in order; on one day, first who moves and then which places there are."""
    rows: list[tuple[float, int, int, int, int]] = []
    for one in model.resettlements:
        where = model.setting_number(one.origin), model.setting_number(one.to)
        rows.append((one.day, RESETTLE, *where, one.people))
    held: Sequence[tuple[int, tuple[Step, ...]]] = [(PLACES, one.places) for one in model.settings] + [
        (TEAM_PLACES, one.places) for one in model.teams
    ]
    for number, (kind, steps) in enumerate(held):
        rows += [(step.day, kind, number, -1, int(step.value)) for step in steps if step.day > 0]
    rows = sorted((row for row in rows if row[0] < last), key=lambda row: (row[0], row[1] != RESETTLE))
    rows.append((NEVER, PLACES, 0, -1, 0))
    days = np.array([row[0] for row in rows], np.float64)
    return days, np.array([row[1:] for row in rows], np.int64).reshape(-1, 4)


def _streams(model: Model) -> dict[str, Any]:
    """Arrivals from outside: the most a day, and from which day which share of it."""
    come = [one for one in model.arrivals if not one.instead_of_dead and one.per_year > 0]
    width = max([len(one.by_day) for one in come] + [0]) + 2
    begins, shares = np.full((len(come), width), NEVER), np.zeros((len(come), width))
    most = np.zeros(len(come))
    for number, one in enumerate(come):
        factors = [1.0, *[step.value for step in one.by_day]]
        top = max(factors) or 1.0
        most[number] = one.per_year / YEAR * top
        begins[number, : len(factors)] = [0.0, *[step.day for step in one.by_day]]
        shares[number, : len(factors)] = np.array(factors) / top
    places = np.array([place_of(model, one) for one in come], np.int64).reshape(-1, 3)
    ages = np.array([one.age * YEAR for one in come], np.float64)
    return {
        "stream": places,
        "stream_age": ages,
        "stream_most": most,
        "stream_from": begins,
        "stream_share": shares,
    }


@compiled
def count_start(draw: Draw, start: Starting) -> None:
    """Count everybody as they are at the start."""
    for number in range(len(start.setting)):
        birth = birth_year(draw, start.born[number])
        setting, cohort, funding = start.setting[number], start.cohort[number], start.funding[number]
        count_coming(draw, setting, cohort, funding, birth, 0.0)
        if start.entered[number] < NEVER:
            count_hospital(draw, start.entered[number], 0.0, 1)
    for number in range(len(start.crowd)):
        setting, cohort, funding, people = start.crowd[number]
        for rank in range(people):
            born = start.crowd_born[number] - YEAR * (rank + 0.5) / people
            count_coming(draw, setting, cohort, funding, birth_year(draw, born), 0.0)
