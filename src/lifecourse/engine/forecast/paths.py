"""The hazard that everybody born in one year meets in a setting where time in it makes no difference.

It is added up once for each setting, cohort and year of birth, so that finding when somebody leaves is one
search. Where people of one year are in two age bands, the higher rate is laid down, and a time that is found
is kept by the person's own share of it: so nothing is approximated.
Source of the method: Lewis and Shedler, Simulation of nonhomogeneous Poisson processes by thinning, 1979.
"""

from typing import Any

import numpy as np
from numba import carray

from lifecourse.engine.forecast.chance import share, wait
from lifecourse.engine.forecast.compiled import compiled
from lifecourse.engine.forecast.memory import Real, Small, at_address, layout_of
from lifecourse.engine.forecast.model import YEAR
from lifecourse.engine.forecast.records import (
    NEVER,
    Draw,
    Longs,
    age_ends,
    cell_at,
    place_at,
    span_ends,
)

# Numbers for thinning, beyond those of any visit: for each visit so many.
THINNING, EACH_THINNED = 1 << 20, 64


class Piece:
    """A piece of a path, from a day on: hazard met before it, its rate, and whose cells it has.

    `turns`: the age in days from which somebody is in the older cell. The last piece begins with the end.
    """

    since: Real
    met: Real
    rate: Real
    turns: Real
    old: Small
    young: Small


PIECE = layout_of(Piece)
PIECE_SIZE = PIECE.itemsize


@compiled
def piece_at(draw: Draw, number: int) -> Any:
    """The record of a piece; those of one path follow each other."""
    return carray(at_address(draw.pieces_at + number * PIECE_SIZE), 1, PIECE)[0]


@compiled
def paths(draw: Draw) -> Longs:
    """Where each path begins: by setting, cohort and year of birth. -1 where time in setting counts."""
    shape = (draw.settings, draw.cohorts, draw.births + 1)
    return carray(at_address(draw.paths_at), shape, np.int64)


@compiled
def birth_year(draw: Draw, born: float) -> int:
    """The number of the year of birth; the forecast's first day begins a year."""
    return int(np.floor(born * (1.0 / YEAR))) - draw.first_birth


@compiled
def lay_paths(draw: Draw) -> int:
    """Write every path; gives how many pieces there are. With no room for any, it only counts."""
    used = 0
    for setting in range(draw.settings):
        for cohort in range(draw.cohorts):
            for birth in range(draw.births):
                if place_at(draw, setting).stays > 1:
                    paths(draw)[setting, cohort, birth] = -1
                    continue
                paths(draw)[setting, cohort, birth] = used
                used = lay_path(draw, setting, cohort, birth, used)
            paths(draw)[setting, cohort, draw.births] = used
    return used


@compiled
def lay_path(draw: Draw, setting: int, cohort: int, birth: int, used: int) -> int:
    """Write one path from piece `used` on; gives the number after its last."""
    place, ages, ends = place_at(draw, setting), age_ends(draw), span_ends(draw)
    row = place.first_cell + cohort * draw.age_bands * place.spans
    first = (birth + draw.first_birth) * YEAR
    old, young, span, time = 0, 0, 0, 0.0
    while time < draw.days:
        while first + ages[old] <= time:
            old += 1
        while first + YEAR + ages[young] <= time:
            young += 1
        while ends[place.first_span + span] <= time:
            span += 1
        older, younger = row + old * place.spans + span, row + young * place.spans + span
        lay_piece(draw, used, time, ages[young] if old > young else NEVER, older, younger)
        used += 1
        end = min(first + ages[old], first + YEAR + ages[young])
        time = min(min(end, ends[place.first_span + span]), float(draw.days))
    lay_piece(draw, used, time, NEVER, row, row)
    return used + 1


@compiled
def lay_piece(draw: Draw, number: int, since: float, turns: float, old: int, young: int) -> None:
    """Write one piece, if there is room for any."""
    if draw.pieces == 0:
        return
    piece = piece_at(draw, number)
    piece.since, piece.turns = since, turns
    piece.old, piece.young = old, young


@compiled
def added_up(draw: Draw) -> Longs:
    """When the hazard of each path was added up: under which number of rates. As `paths`."""
    shape = (draw.settings, draw.cohorts, draw.births + 1)
    return carray(at_address(draw.added_up_at), shape, np.int64)


@compiled
def add_up(draw: Draw, first: int, last: int) -> None:
    """Write into a path the hazard that the rates of its cells come to."""
    met = 0.0
    for number in range(first, last):
        one = piece_at(draw, number)
        rate = max(cell_at(draw, one.old).rate, cell_at(draw, one.young).rate)
        one.rate, one.met = rate, met
        met += rate * (piece_at(draw, number + 1).since - one.since)
    piece_at(draw, last).rate, piece_at(draw, last).met = 0.0, met


@compiled
def path_of(draw: Draw, setting: int, cohort: int, birth: int) -> int:
    """The first piece of the path of those born in a year; -1 where time in setting counts.

    Its hazard is added up when it is first asked for under the rates of a draw.
    """
    first = int(paths(draw)[setting, cohort, birth])
    if first >= 0 and added_up(draw)[setting, cohort, birth] != draw.rates:
        add_up(draw, first, last_of(draw, setting, cohort, birth))
        added_up(draw)[setting, cohort, birth] = draw.rates
    return first


@compiled
def last_of(draw: Draw, setting: int, cohort: int, birth: int) -> int:
    """The last piece of that path, at which all of its hazard has been met."""
    return int(paths(draw)[setting, cohort, birth + 1]) - 1


@compiled
def piece_on(draw: Draw, first: int, time: float) -> int:
    """The piece of a path in which a time is."""
    while piece_at(draw, first + 1).since <= time:
        first += 1
    return first


@compiled
def when_by_path(
    draw: Draw, key: np.uint64, visit: int, piece: int, born: float, time: float, need: float
) -> tuple[float, int]:
    """When somebody has met `need` of hazard from `time` on, in the piece of their path, and in which cell.

    NEVER where the forecast ends first.
    """
    number = THINNING + visit * EACH_THINNED
    while True:
        want = (
            piece_at(draw, piece).met
            + piece_at(draw, piece).rate * (time - piece_at(draw, piece).since)
            + need
        )
        while piece_at(draw, piece + 1).met <= want and piece_at(draw, piece + 1).since < draw.days:
            piece += 1
        one = piece_at(draw, piece)
        time = one.since + (want - one.met) / one.rate if one.rate > 0 else NEVER
        if time >= draw.days:
            return NEVER, one.young
        cell = one.old if time - born >= one.turns else one.young
        if cell_at(draw, cell).rate >= one.rate or share(key, number) * one.rate < cell_at(draw, cell).rate:
            return time, cell
        need = wait(key, number + 1)
        number += 2
