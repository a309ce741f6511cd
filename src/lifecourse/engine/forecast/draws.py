"""One draw from beginning to end, and many of them."""

from typing import NamedTuple

import numpy as np

from lifecourse.engine.forecast.chance import bits_of, key_of, limit, need_of, share, wait
from lifecourse.engine.forecast.compiled import compiled
from lifecourse.engine.forecast.counting import count_coming, count_leaving, happens
from lifecourse.engine.forecast.lists import put_down, put_off
from lifecourse.engine.forecast.model import YEAR
from lifecourse.engine.forecast.moving import ask, meet, settle, settle_team
from lifecourse.engine.forecast.paths import birth_year, last_of, path_of, piece_at, piece_on, when_by_path
from lifecourse.engine.forecast.people import add_person, begin_again, is_full
from lifecourse.engine.forecast.records import (
    CAME,
    COMING,
    DIED,
    LEFT,
    NEVER,
    STAYING,
    TO_DEAD,
    Draw,
    Floats,
    Longs,
    day_first,
    person_at,
    place_at,
)
from lifecourse.engine.forecast.staying import WAY, begin_stay, come_instead, end_stay
from lifecourse.engine.forecast.times import where_to

# Where the keys of crowds, streams and people begin, so that nobody has another's.
PEOPLE, CROWDS, STREAMS = 0, 1 << 32, 1 << 48
PLACES, TEAM_PLACES, RESETTLE = 0, 1, 2
# Numbers of who comes from outside, beside those of visits.
COMES, FIRST_STAY = 2, 3


class Starting(NamedTuple):
    """People at the start as arrays, what has been counted of them, and what comes on its day.

    Of a stream: the most a day, and from which days it is which share of it. `entry`: kind, what, where to,
    how many. Spans and entries end with one that is NEVER.
    """

    setting: Longs
    cohort: Longs
    funding: Longs
    born: Floats
    since: Floats
    entered: Floats
    crowd: Longs
    crowd_born: Floats
    stream: Longs
    stream_age: Floats
    stream_most: Floats
    stream_from: Floats
    stream_share: Floats
    occupied: Longs
    places: Longs
    entry_day: Floats
    entry: Longs


@compiled
def begin_people(draw: Draw, start: Starting, key: np.uint64) -> None:
    """Those who are told singly."""
    for number in range(len(start.setting)):
        person = add_person(
            draw, key_of(key, PEOPLE + number), start.setting[number], start.cohort[number],
            start.funding[number], start.born[number], start.since[number],
        )  # fmt: skip
        person_at(draw, person).entered = start.entered[number]
        begin_stay(draw, person, 0.0)


@compiled
def begin_crowds(draw: Draw, start: Starting, key: np.uint64) -> None:
    """One number for each of a crowd: nearly always it says that nothing happens to them in all the time."""
    for number in range(len(start.crowd)):
        setting, cohort, funding, people = start.crowd[number]
        youngest, crowd = start.crowd_born[number], key_of(key, CROWDS + number)
        birth = birth_year(draw, youngest - YEAR / 2)
        piece = path_of(draw, setting, cohort, birth)
        below = limit(piece_at(draw, last_of(draw, setting, cohort, birth)).met)
        for rank in range(people):
            bits = bits_of(crowd, rank)
            if bits < below and not is_full(draw):
                born = youngest - YEAR * (rank + 0.5) / people
                one = key_of(crowd, -2 - rank)
                one_of_many(draw, setting, cohort, funding, one, piece, born, 0.0, need_of(bits))
                let_newcomer_in(draw)


@compiled
def one_of_many(
    draw: Draw, setting: int, cohort: int, funding: int, key: np.uint64, piece: int, born: float, time: float,
    need: float,
) -> None:  # fmt: skip
    """Somebody of whom nothing else is known: find what happens to them, if anything."""
    leaves, cell = when_by_path(draw, key, 0, piece, born, time, need)
    if leaves == NEVER:
        return
    to = where_to(draw, setting, cell, share(key, WAY))
    if to < 0 and not place_at(draw, setting).limited:
        go_unseen(draw, setting, cohort, funding, key, born, to, leaves)
        return
    person = add_person(draw, key, setting, cohort, funding, born, time)
    person_at(draw, person).cell = cell
    put_down(draw, person, leaves)


@compiled
def go_unseen(
    draw: Draw, setting: int, cohort: int, funding: int, key: np.uint64, born: float, to: int, time: float
) -> None:
    """Somebody dies or leaves the area who never did anything else: only counted."""
    place_at(draw, setting).occupied -= 1
    count_leaving(draw, setting, cohort, funding, birth_year(draw, born), to, time)
    happens(draw, DIED if to == TO_DEAD else LEFT, time)
    if to == TO_DEAD:
        come_instead(draw, key, time)


@compiled
def begin_streams(draw: Draw, start: Starting, streams: Floats, key: np.uint64) -> None:
    """Those who come from outside, each at their time. `streams`: of each the most a day, in this draw."""
    for number in range(len(start.stream)):
        setting, cohort, funding = start.stream[number]
        most, stream, count = streams[number], key_of(key, STREAMS + number), 0
        if most <= 0:
            continue
        time, span = wait(stream, 0) / most, 0
        while time < draw.days and not is_full(draw):
            one = key_of(stream, -2 - count)
            while time >= start.stream_from[number, span + 1]:
                span += 1
            part = start.stream_share[number, span]
            if part >= 1 or share(one, COMES) < part:
                born = time - start.stream_age[number]
                comes(draw, setting, cohort, funding, one, born, time)
                let_newcomer_in(draw)
            count += 1
            time += wait(stream, count) / most


@compiled
def comes(
    draw: Draw, setting: int, cohort: int, funding: int, key: np.uint64, born: float, time: float
) -> None:
    """Somebody comes: to a setting that may be full or has a clock of its own, or to be one of many."""
    place = place_at(draw, setting)
    if place.limited or place.feeds or place.hospital or place.until < NEVER or place.stays > 1:
        person = add_person(draw, key, -1, cohort, funding, born, time)
        one = person_at(draw, person)
        one.phase, one.goal = COMING, setting
        put_down(draw, person, time)
        return
    happens(draw, CAME, time)
    place.occupied += 1
    birth = birth_year(draw, born)
    count_coming(draw, setting, cohort, funding, birth, time)
    first, bits = path_of(draw, setting, cohort, birth), bits_of(key, FIRST_STAY)
    last = piece_at(draw, last_of(draw, setting, cohort, birth))
    if bits >= limit(last.met):
        return
    piece = piece_on(draw, first, time)
    if bits < limit(last.met - piece_at(draw, piece).met):
        one_of_many(draw, setting, cohort, funding, key, piece, born, time, need_of(bits))


@compiled
def let_newcomer_in(draw: Draw) -> None:
    """Let in who comes for somebody who died; they may die in their turn, and so on."""
    while draw.coming and not is_full(draw):
        draw.coming = False
        time = draw.coming_at
        born = time - draw.instead_age
        comes(
            draw, draw.instead, draw.instead_cohort, draw.instead_funding, draw.coming_key, born, time
        )  # fmt: skip


@compiled
def enter(draw: Draw, kind: int, what: int, to: int, many: int, time: float) -> None:
    """Do what a day brings: other places of a setting or team, or people who are ready to move."""
    if kind == RESETTLE:
        for _ in range(many):
            person = longest_in(draw, what)
            if person < 0 or is_full(draw):
                return
            put_off(draw, person)
            end_stay(draw, person)
            ask(draw, person, to, time)
        return
    place_at(draw, what).places = many
    if kind == PLACES:
        settle(draw, what, time)
    else:
        settle_team(draw, what, time)


@compiled
def longest_in(draw: Draw, setting: int) -> int:
    """Who just stays in a setting and has been longest in hospital, or in it; -1 for nobody."""
    found, earliest = -1, NEVER
    for person in range(draw.used):
        one = person_at(draw, person)
        if one.setting == setting and one.phase == STAYING:
            since = min(one.since, one.entered)
            if since < earliest:
                found, earliest = person, since
    return found


@compiled
def one_draw(draw: Draw, start: Starting, streams: Floats, key: np.uint64) -> None:
    """A draw from its first day to its last. `streams`: see `begin_streams`."""
    begin_again(draw, start.occupied, start.places)
    begin_people(draw, start, key)
    begin_crowds(draw, start, key)
    begin_streams(draw, start, streams, key)
    entry = 0
    for day in range(draw.days):
        while not is_full(draw):
            person = day_first(draw, day)[0]
            time = person_at(draw, person).when if person >= 0 else NEVER
            if start.entry_day[entry] <= time and start.entry_day[entry] < day + 1:
                kind, what, to, many = start.entry[entry]
                enter(draw, kind, what, to, many, start.entry_day[entry])
                let_newcomer_in(draw)
                entry += 1
            elif person >= 0:
                meet(draw, person, time)
                let_newcomer_in(draw)
            else:
                break
