"""People of one draw: forgetting the last draw's, and adding somebody."""

import numpy as np

from lifecourse.engine.forecast.compiled import compiled
from lifecourse.engine.forecast.paths import birth_year
from lifecourse.engine.forecast.records import (
    NEVER,
    NOWHERE,
    STAYING,
    Draw,
    Longs,
    day_first,
    person_at,
    place_at,
    waits,
)

# No single event brings more people than this.
SPARE = 8


@compiled
def begin_again(draw: Draw, occupied: Longs, places: Longs) -> None:
    """Forget the last draw: nobody does anything, and every place is as at the start."""
    draw.used = 0
    draw.coming = False
    draw.lost = False
    for day in range(draw.days):
        day_first(draw, day)[0] = -1
    waits(draw)[:] = 0
    for number in range(draw.settings + draw.teams):
        place = place_at(draw, number)
        place.occupied, place.places = occupied[number], places[number]
        place.first[:] = -1
        place.last[:] = -1


@compiled
def is_full(draw: Draw) -> bool:
    """Whether what happens next may bring more people than there is room for: then the draw is void."""
    if draw.used + SPARE > draw.most_people:
        draw.lost = True
    return bool(draw.lost)


@compiled
def add_person(
    draw: Draw, key: np.uint64, setting: int, cohort: int, funding: int, born: float, since: float
) -> int:
    """The number of somebody new, who has done nothing yet."""
    number = draw.used
    draw.used = number + 1
    one = person_at(draw, number)
    one.setting, one.cohort, one.funding = setting, cohort, funding
    one.phase, one.goal, one.visit = STAYING, NOWHERE, 0
    one.prepared, one.dowry = False, False
    one.key, one.born, one.since = key, born, since
    one.birth = birth_year(draw, born)
    one.entered, one.left, one.when = NEVER, -NEVER, NEVER
    return int(number)
