"""A model as arrays: rates by cell, where they lead, settings and teams. Rates are per day here."""

from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from lifecourse.engine.forecast.model import AWAY, DEAD, STAY, YEAR, Arrival, Model, Move, Step
from lifecourse.engine.forecast.records import (
    CELL,
    MOST_WAYS,
    NEVER,
    NOWHERE,
    PLACE,
    STAYS,
    TO_AWAY,
    TO_DEAD,
    Floats,
    Longs,
)

Records = NDArray[np.void]
NO_SETTING = {DEAD: TO_DEAD, AWAY: TO_AWAY, "": NOWHERE, STAY: STAYS}


@dataclass(frozen=True)
class Tables:
    """A model's arrays; see `records` for what stands in each."""

    places: Records
    cells: Records
    rates: Floats
    age_ends: Floats
    span_ends: Floats
    stay_ends: Floats
    long_days: Floats
    team_of: Longs
    one_off: Longs


def number_of(model: Model, code: str) -> int:
    """A target as a number: a setting's own, or one that is no setting. Raises ValueError."""
    return NO_SETTING[code] if code in NO_SETTING else model.setting_number(code)


def place_of(model: Model, one: Arrival) -> tuple[int, int, int]:
    """Setting, cohort and funding of an arrival, as numbers."""
    cohort, funding = model.cohorts.index(one.cohort), model.fundings.index(one.funding)
    return model.setting_number(one.setting), cohort, funding


def value_at(steps: tuple[Step, ...], day: float, before: float) -> float:
    """What holds on a day; `before` where no step has come."""
    held = [step.value for step in steps if step.day <= day]
    return held[-1] if held else before


def tables_of(model: Model) -> Tables:
    """The arrays of a model that has no faults."""
    moves = [[move for move in model.moves if move.origin == one.code] for one in model.settings]
    cuts = [cuts_of(some) for some in moves]
    blocks = [rates_of(model, *pair) for pair in zip(moves, cuts, strict=True)]
    places = _places(model, moves)
    places["spans"][: len(cuts)] = [len(one) for one in cuts]
    places["first_span"][: len(cuts)] = [0, *accumulate(len(one) for one in cuts[:-1])]
    places["stays"][: len(cuts)] = [block.shape[3] for block in blocks]
    sizes = [block[..., 0].size for block in blocks]
    places["first_cell"][: len(cuts)] = [0, *accumulate(sizes[:-1])]
    return Tables(
        places=places,
        cells=np.concatenate([_cells(*pair) for pair in zip(moves, blocks, strict=True)]),
        rates=np.concatenate([block.reshape(-1, MOST_WAYS) for block in blocks]),
        age_ends=np.array([*[age * YEAR for age in model.ages[1:]], NEVER]),
        span_ends=np.concatenate([[*one[1:], NEVER] for one in cuts]),
        stay_ends=np.array([*model.stay_days[1:], NEVER]),
        long_days=np.array(model.long_days, np.float64),
        team_of=_teams(model),
        one_off=_one_off(model),
    )


def cuts_of(moves: list[Move]) -> list[float]:
    """The days from which something about a setting's moves is other than before, the first being 0."""
    return sorted({0.0} | {step.day for move in moves for step in move.by_day if step.day > 0})


def rates_of(model: Model, moves: list[Move], cuts: list[float]) -> Floats:
    """A setting's rates per day: cohorts by age bands by spans by bands of time in it by moves."""
    bands = max([len(move.per_year) for move in moves] + [1])
    block = np.zeros((len(model.cohorts), len(model.ages), len(cuts), bands, MOST_WAYS))
    for number, move in enumerate(moves):
        rate = np.array(move.per_year if len(move.per_year) > 1 else move.per_year * bands)
        cohort = np.array(move.by_cohort or [1.0] * len(model.cohorts))
        age = np.array(move.by_age or [1.0] * len(model.ages))
        span = np.array([value_at(move.by_day, day, 1.0) for day in cuts])
        block[..., number] = np.einsum("c,a,g,d->cagd", cohort, age, span, rate) / YEAR
    return block


def _cells(moves: list[Move], block: Floats) -> Records:
    """Rates as cell records; the last way that is taken at all has what rounding leaves of the shares."""
    rates = block.reshape(-1, MOST_WAYS)
    found = np.zeros(len(rates), CELL)
    # Added one after the other, as where a draw has factors, so that both come to the same to the last bit.
    met = np.cumsum(rates, axis=1)
    found["rate"] = met[:, -1]
    for number in [number for number, move in enumerate(moves) if move.to == DEAD]:
        found["dying"] += rates[:, number]
    upto = met / np.where(found["rate"] > 0, found["rate"], 1.0)[:, None]
    upto[upto >= upto[:, -1:]] = 1.0
    found["upto"] = upto
    return found


def _places(model: Model, moves: list[list[Move]]) -> Records:
    """Settings and then teams as records, with nobody in them."""
    settings = model.settings
    found = np.zeros(len(settings) + len(model.teams), PLACE)
    fed = {one.fills_from for one in settings}
    found["when_full"], found["fills_from"], found["until"] = NOWHERE, NOWHERE, NEVER
    found["limited"] = True
    for number, one in enumerate(settings):
        place = found[number]
        place["hospital"], place["limited"], place["feeds"] = one.hospital, bool(one.places), one.code in fed
        place["when_full"], place["then"] = number_of(model, one.when_full), number_of(model, one.then)
        place["fills_from"] = number_of(model, one.fills_from)
        place["until"] = NEVER if one.until_age is None else one.until_age * YEAR
        place["leads"][: len(moves[number])] = [number_of(model, move.to) for move in moves[number]]
    found["team_days"][len(settings) :] = [one.days for one in model.teams]
    return found


def _teams(model: Model) -> Longs:
    """The team that prepares a move from a setting to another, or -1."""
    team = np.full((len(model.settings), len(model.settings)), -1, np.int64)
    for number, one in enumerate(model.teams):
        for origin in one.origins:
            for to in one.to:
                team[model.setting_number(origin), model.setting_number(to)] = number
    return team


def _one_off(model: Model) -> Longs:
    """Pence at a move, by setting, target (AWAY, DEAD, then the settings) and funder."""
    size = len(model.settings)
    found = np.zeros((size, size + 2, len(model.funders)), np.int64)
    for move in model.moves:
        if move.one_off:
            found[model.setting_number(move.origin), number_of(model, move.to) + 2] = move.one_off
    return found
