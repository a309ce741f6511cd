"""The lists that people stand in: a day's, in order of time; a queue's and a setting's, first come first."""

from lifecourse.engine.forecast.compiled import compiled
from lifecourse.engine.forecast.records import NEVER, Draw, day_first, person_at, place_at


@compiled
def put_off(draw: Draw, person: int) -> None:
    """Take somebody's next event out of its day."""
    one = person_at(draw, person)
    if one.when == NEVER:
        return
    if one.day_before < 0:
        day_first(draw, int(one.when))[0] = one.day_next
    else:
        person_at(draw, one.day_before).day_next = one.day_next
    if one.day_next >= 0:
        person_at(draw, one.day_next).day_before = one.day_before
    one.when = NEVER


@compiled
def put_down(draw: Draw, person: int, time: float) -> None:
    """Enter somebody's next event, after whatever comes before it on that day."""
    one = person_at(draw, person)
    if time >= draw.days:
        one.when = NEVER
        return
    one.when = time
    day = int(time)
    before, after = -1, day_first(draw, day)[0]
    while after >= 0 and person_at(draw, after).when <= time:
        before, after = after, person_at(draw, after).day_next
    one.day_before, one.day_next = before, after
    if before < 0:
        day_first(draw, day)[0] = person
    else:
        person_at(draw, before).day_next = person
    if after >= 0:
        person_at(draw, after).day_before = person


@compiled
def join(draw: Draw, what: int, place: int, person: int) -> None:
    """Stand last in a list of a place: QUEUED for it, or MEMBERS of it."""
    there = place_at(draw, place)
    last = there.last[what]
    person_at(draw, person).before[what], person_at(draw, person).next[what] = last, -1
    if last < 0:
        there.first[what] = person
    else:
        person_at(draw, last).next[what] = person
    there.last[what] = person


@compiled
def leave(draw: Draw, what: int, place: int, person: int) -> None:
    """Stand in it no longer."""
    there = place_at(draw, place)
    before, after = person_at(draw, person).before[what], person_at(draw, person).next[what]
    if before < 0:
        there.first[what] = after
    else:
        person_at(draw, before).next[what] = after
    if after < 0:
        there.last[what] = before
    else:
        person_at(draw, after).before[what] = before
