"""Faults: people and beds do not fit."""

from random import Random

from lifecourse.assurance.planting.fault import (
    Planted,
    all_slack,
    figure_at,
    kinds,
    pick,
    place_of,
    planted,
    restate,
    spoken,
)
from lifecourse.figures.api import FigureValue
from lifecourse.plans.api import PlanDocument, Row

FAMILY = "beds"


def _there(document: PlanDocument, row: Row) -> list[FigureValue]:
    return [
        f
        for r in spoken(document, "inpatients")
        if r.text("setting") == row.text("setting") and (f := r.figure("people"))
    ]


def beds_cut(document: PlanDocument, rng: Random) -> Planted | None:
    """Fewer beds than people, where nothing says that some are elsewhere."""
    choices = []
    for row in spoken(document, "beds"):
        people = _there(document, row)
        room = sum(int(f.value) for f in people) - int(all_slack(people)) - 1
        if people and not row.figure("used") and room >= 0:
            choices.append((row, room))
    found = pick(rng, choices)
    if found is None:
        return None
    row, room = found
    place = place_of(document, "beds", row.key, "beds")
    value = figure_at(document, place).value * 0 + rng.randint(max(0, room - 10), room)
    return planted(restate(document, place, value), FAMILY, "beds-cut", f"{place.path} is {value}", place)


def used_raised(document: PlanDocument, rng: Random) -> Planted | None:
    """More beds used than people in them."""
    choices = []
    for row in spoken(document, "beds"):
        people, beds = _there(document, row), row.figure("beds")
        least = sum(int(f.value) for f in people) + int(all_slack(people)) + 1
        if people and beds and row.figure("used") and least <= beds.value:
            choices.append((row, least, int(beds.value)))
    found = pick(rng, choices)
    if found is None:
        return None
    row, least, most = found
    place = place_of(document, "beds", row.key, "used")
    value = figure_at(document, place).value * 0 + rng.randint(least, min(most, least + 10))
    return planted(restate(document, place, value), FAMILY, "used-raised", f"{place.path} is {value}", place)


KINDS = kinds(FAMILY, beds_cut, used_raised)
