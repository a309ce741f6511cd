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
def join_queue(draw: Draw, queue: int, person: int) -> None:
    """Stand last in a queue."""
    people, place = people_of(draw), places_of(draw)[queue]
    last = place.queue_last
    people[person].queue_before, people[person].queue_next = last, -1
    if last < 0:
        place.queue_first = person
    else:
        people[last].queue_next = person
    place.queue_last = person


@compiled
def leave_queue(draw: Draw, queue: int, person: int) -> None:
    """Stand in a queue no longer."""
    people, place = people_of(draw), places_of(draw)[queue]
    before, after = people[person].queue_before, people[person].queue_next
    if before < 0:
        place.queue_first = after
    else:
        people[before].queue_next = after
    if after < 0:
        place.queue_last = before
    else:
        people[after].queue_before = before


@compiled
def join_members(draw: Draw, setting: int, person: int) -> None:
    """Be the latest of a setting from which another is filled."""
    people, place = people_of(draw), places_of(draw)[setting]
    last = place.member_last
    people[person].member_before, people[person].member_next = last, -1
    if last < 0:
        place.member_first = person
    else:
        people[last].member_next = person
    place.member_last = person


@compiled
def leave_members(draw: Draw, setting: int, person: int) -> None:
    """Be no longer one of them."""
    people, place = people_of(draw), places_of(draw)[setting]
    before, after = people[person].member_before, people[person].member_next
    if before < 0:
        place.member_first = after
    else:
        people[before].member_next = after
    if after < 0:
        place.member_last = before
    else:
        people[after].member_before = before
