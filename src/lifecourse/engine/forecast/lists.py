"""The lists that people stand in: a day's, in order of time; a queue's and a setting's, first come first."""

from lifecourse.engine.forecast.compiled import compiled
from lifecourse.engine.forecast.records import NEVER, Draw, day_first, people_of, places_of


@compiled
def put_off(draw: Draw, person: int) -> None:
    """Take somebody's next event out of its day."""
    people = people_of(draw)
    one = people[person]
    if one.when == NEVER:
        return
    if one.day_before < 0:
        day_first(draw)[int(one.when)] = one.day_next
    else:
        people[one.day_before].day_next = one.day_next
    if one.day_next >= 0:
        people[one.day_next].day_before = one.day_before
    one.when = NEVER


@compiled
def put_down(draw: Draw, person: int, time: float) -> None:
    """Enter somebody's next event, after whatever comes before it on that day."""
    people = people_of(draw)
    one = people[person]
    if time >= draw.days:
        one.when = NEVER
        return
    one.when = time
    day = int(time)
    before, after = -1, day_first(draw)[day]
    while after >= 0 and people[after].when <= time:
        before, after = after, people[after].day_next
    one.day_before, one.day_next = before, after
    if before < 0:
        day_first(draw)[day] = person
    else:
        people[before].day_next = person
    if after >= 0:
        people[after].day_before = person


@compiled
def join(draw: Draw, what: int, place: int, person: int) -> None:
    """Stand last in a list of a place: QUEUED for it, or MEMBERS of it."""
    people, there = people_of(draw), places_of(draw)[place]
    last = there.last[what]
    people[person].before[what], people[person].next[what] = last, -1
    if last < 0:
        there.first[what] = person
    else:
        people[last].next[what] = person
    there.last[what] = person


@compiled
def leave(draw: Draw, what: int, place: int, person: int) -> None:
    """Stand in it no longer."""
    people, there = people_of(draw), places_of(draw)[place]
    before, after = people[person].before[what], people[person].next[what]
    if before < 0:
        there.first[what] = after
    else:
        people[before].next[what] = after
    if after < 0:
        there.last[what] = before
    else:
        people[after].before[what] = before
