"""When somebody leaves: hazards that change with age, with days and with time in setting, met exactly."""

from lifecourse.engine.forecast.compiled import compiled
from lifecourse.engine.forecast.records import (
    NEVER,
    Draw,
    age_ends,
    cell_at,
    place_at,
    span_ends,
    stay_ends,
)


@compiled
def when_outlived(
    draw: Draw, dying: bool, setting: int, cohort: int, born: float, since: float, time: float, need: float
) -> tuple[float, int]:
    """The time at which `need` of hazard has been met from `time` on, and the cell in which it is.

    The hazard is that of leaving, or that of death alone. NEVER where the forecast ends first. Rates are
    constant within a cell, so that nothing is approximated.
    """
    place = place_at(draw, setting)
    ages, stays, ends = age_ends(draw), stay_ends(draw), span_ends(draw)
    age, span, band = 0, place.first_span, 0
    while time - born >= ages[age]:
        age += 1
    while time >= ends[span]:
        span += 1
    while band < place.stays - 1 and time - since >= stays[band]:
        band += 1
    row = place.first_cell + cohort * draw.age_bands * place.spans * place.stays
    while True:
        number = row + (age * place.spans + span - place.first_span) * place.stays + band
        rate = cell_at(draw, number).dying if dying else cell_at(draw, number).rate
        older, later = born + ages[age], ends[span]
        longer = since + stays[band] if band < place.stays - 1 else NEVER
        end = min(min(older, later), min(longer, float(draw.days)))
        met = rate * (end - time)
        if met >= need:
            return time + need / rate, number
        if end >= draw.days:
            return NEVER, number
        need -= met
        time = end
        age += time >= older
        span += time >= later
        band += time >= longer


@compiled
def where_to(draw: Draw, setting: int, cell: int, drawn: float) -> int:
    """Which way somebody takes who leaves in a cell, by a number between 0 and 1."""
    upto, way = cell_at(draw, cell).upto, 0
    while drawn >= upto[way]:
        way += 1
    return int(place_at(draw, setting).leads[way])
