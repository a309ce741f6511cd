"""People who wait for each other's places: found before anybody joins such a ring, and let through at once.

A full ward whose first in the queue waits for a full home, whose first waits for that ward, would stand still
for ever. Who closes such a ring moves, and so does the first to wait at each other side of it.
"""

from lifecourse.engine.forecast.compiled import compiled
from lifecourse.engine.forecast.counting import count_waiting
from lifecourse.engine.forecast.lists import leave, put_off
from lifecourse.engine.forecast.records import QUEUED, Draw, path, person_at, place_at, waits
from lifecourse.engine.forecast.staying import put


@compiled
def ring_to(draw: Draw, setting: int, to: int) -> int:
    """How many other moves lead from `to` back to `setting`, written into the path; 0 for none.

    The shortest ring is taken. A setting that has more people than places takes nobody in, ring or not.
    """
    if (
        setting == to
        or place_at(draw, setting).first[QUEUED] < 0
        or closed(draw, setting)
        or closed(draw, to)
    ):
        return 0
    # The way back: through which setting each was reached from the goal, breadth first.
    way, waiting = path(draw), waits(draw)
    way[:] = -1
    way[setting] = setting
    grew = True
    while grew and way[to] < 0:
        grew = False
        for found in range(draw.settings):
            if way[found] < 0 or closed(draw, found):
                continue
            for before in range(draw.settings):
                if way[before] < 0 and waiting[before, found] > 0:
                    way[before] = found
                    grew = True
    length, here = 0, to
    while way[to] >= 0 and here != setting:
        here = way[here]
        length += 1
    return length


@compiled
def closed(draw: Draw, setting: int) -> bool:
    """Whether a setting has more people than places."""
    place = place_at(draw, setting)
    return bool(place.occupied > place.places)


@compiled
def turn_ring(draw: Draw, person: int, length: int, time: float) -> None:
    """Move somebody, and along the path the first who waits at each setting for the next."""
    way = path(draw)
    here = person_at(draw, person).goal
    put(draw, person, here, time)
    for _ in range(length):
        after = way[here]
        first = place_at(draw, after).first[QUEUED]
        while person_at(draw, first).setting != here:
            first = person_at(draw, first).next[QUEUED]
        put_off(draw, first)
        leave(draw, QUEUED, after, first)
        count_waiting(draw, after, time, -1)
        waits(draw)[here, after] -= 1
        put(draw, first, after, time)
        here = after
