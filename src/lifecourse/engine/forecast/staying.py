"""Coming to a setting and leaving it, with everything that is counted, and what comes next for somebody."""

import numpy as np

from lifecourse.engine.forecast.chance import key_of, share, wait
from lifecourse.engine.forecast.compiled import compiled
from lifecourse.engine.forecast.counting import (
    count_coming,
    count_dowry,
    count_hospital,
    count_leaving,
    happens,
)
from lifecourse.engine.forecast.lists import join, leave, put_down
from lifecourse.engine.forecast.paths import path_of, piece_on, when_by_path
from lifecourse.engine.forecast.people import add_person
from lifecourse.engine.forecast.records import (
    ADMITTED,
    CAME,
    COMING,
    DIED,
    DISCHARGED,
    GONE,
    LEFT,
    MEMBERS,
    NEVER,
    READMISSION_DAYS,
    READMITTED,
    STAYING,
    TO_DEAD,
    TRANSFERRED,
    Draw,
    person_at,
    place_at,
)
from lifecourse.engine.forecast.times import when_outlived, where_to

# Numbers for one visit to a setting: how long, which way, how long to prepare it, when death comes first.
LONG, WAY, PREPARING, DYING = 0, 1, 2, 3
EACH_VISIT = 4


@compiled
def number_for(draw: Draw, person: int, purpose: int) -> int:
    """Which of somebody's numbers a purpose of this visit has."""
    return int(person_at(draw, person).visit) * EACH_VISIT + purpose


@compiled
def begin_stay(draw: Draw, person: int, time: float) -> None:
    """Find when somebody would leave, and enter it."""
    one = person_at(draw, person)
    place = place_at(draw, one.setting)
    one.visit += 1
    one.phase = STAYING
    need = wait(one.key, number_for(draw, person, LONG))
    leaves, cell = when_leaving(draw, person, time, need)
    one.cell = cell
    birthday = one.born + place.until
    if birthday < leaves:
        one.cell = -1
        leaves = max(birthday, time)
    if place.feeds:
        join(draw, MEMBERS, one.setting, person)
    put_down(draw, person, leaves)


@compiled
def when_leaving(draw: Draw, person: int, time: float, need: float) -> tuple[float, int]:
    """When somebody has met so much hazard of leaving, and in which cell."""
    one = person_at(draw, person)
    first = path_of(draw, one.setting, one.cohort, one.birth)
    if first < 0:
        return when_outlived(draw, False, one.setting, one.cohort, one.born, one.since, time, need)
    return when_by_path(draw, one.key, one.visit, piece_on(draw, first, time), one.born, time, need)


@compiled
def end_stay(draw: Draw, person: int) -> None:
    """Somebody no longer just stays: what would have come is taken out by who calls."""
    one = person_at(draw, person)
    if one.phase == STAYING and place_at(draw, one.setting).feeds:
        leave(draw, MEMBERS, one.setting, person)


@compiled
def wants_to(draw: Draw, person: int) -> int:
    """Where somebody whose stay ends goes."""
    one = person_at(draw, person)
    if one.cell < 0:
        return int(place_at(draw, one.setting).then)
    return where_to(draw, one.setting, one.cell, share(one.key, number_for(draw, person, WAY)))


@compiled
def put(draw: Draw, person: int, to: int, time: float) -> int:
    """Move somebody, whatever the places; gives the setting that they left, or -1.

    Whoever calls has taken them out of the day's list, of queues and of members.
    """
    one = person_at(draw, person)
    old = one.setting
    if old >= 0:
        place_at(draw, old).occupied -= 1
        count_leaving(draw, old, one.cohort, one.funding, one.birth, to, time)
    change_hospital(draw, person, old, to, time)
    one.setting = to
    if to < 0:
        go(draw, person, old, to, time)
        return int(old)
    if old < 0:
        happens(draw, CAME, time)
    place_at(draw, to).occupied += 1
    one.since = time
    one.prepared = False
    count_coming(draw, to, one.cohort, one.funding, one.birth, time)
    begin_stay(draw, person, time)
    return int(old)


@compiled
def change_hospital(draw: Draw, person: int, old: int, to: int, time: float) -> None:
    """Keep the clock of time in hospital, which runs over wards, and count coming in and going out."""
    one = person_at(draw, person)
    was, will = old >= 0 and place_at(draw, old).hospital, to >= 0 and place_at(draw, to).hospital
    if was and will:
        happens(draw, TRANSFERRED, time)
    elif will:
        happens(draw, ADMITTED, time)
        if time - one.left <= READMISSION_DAYS:
            happens(draw, READMITTED, time)
        one.entered = time
        count_hospital(draw, time, time, 1)
    elif was:
        entered = one.entered
        count_hospital(draw, entered, time, -1)
        one.entered = NEVER
        one.left = time
        if to >= 0:
            happens(draw, DISCHARGED, time)
            if time - entered >= draw.dowry_days and not one.dowry:
                one.dowry = True
                count_dowry(draw, time, 1)


@compiled
def go(draw: Draw, person: int, old: int, to: int, time: float) -> None:
    """Somebody dies or leaves the area; where the model says so, somebody comes for who dies."""
    one = person_at(draw, person)
    one.phase = GONE
    if old < 0:
        return
    if one.dowry:
        count_dowry(draw, time, -1)
    if to != TO_DEAD:
        happens(draw, LEFT, time)
        return
    happens(draw, DIED, time)
    come_instead(draw, one.key, time)


@compiled
def come_instead(draw: Draw, key: np.uint64, time: float) -> None:
    """Let somebody come at the moment at which the person of a key dies, if the model wants it."""
    if draw.instead < 0:
        return
    if draw.coming:
        born = time - draw.instead_age
        new = add_person(draw, key_of(key, -2), -1, draw.instead_cohort, draw.instead_funding, born, time)
        one = person_at(draw, new)
        one.phase, one.goal = COMING, draw.instead
        put_down(draw, new, time)
        return
    draw.coming, draw.coming_key, draw.coming_at = True, key_of(key, -2), time
