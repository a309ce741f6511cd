"""Faults: the range of planning assumptions, and what follows from it."""

from decimal import Decimal
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
    slack,
    spoken,
)
from lifecourse.plans.api import Cell, PlanDocument, Row

FAMILY = "range"
TABLE = "planning-range"


def rate_changed(document: PlanDocument, rng: Random) -> Planted | None:
    """A rate that is not the national one."""
    row = pick(rng, spoken(document, TABLE))
    if row is None:
        return None
    place = place_of(document, TABLE, row.key, rng.choice(["rate_low", "rate_high"]))
    value = figure_at(document, place).value + rng.choice([-4, -3, -2, 2, 3, 4, 10])
    return planted(restate(document, place, value), FAMILY, "rate-changed", f"{place.path} is {value}", place)


def range_changed(document: PlanDocument, rng: Random) -> Planted | None:
    """An end of the range that the rate does not give."""
    row = pick(rng, spoken(document, TABLE))
    if row is None:
        return None
    place = place_of(document, TABLE, row.key, rng.choice(["range_low", "range_high"]))
    figure = figure_at(document, place)
    by = 2 + figure.rounded_to + rng.randint(0, 6)
    value = figure.value - by if figure.value > by and rng.random() < 0.5 else figure.value + by
    return planted(
        restate(document, place, value), FAMILY, "range-changed", f"{place.path} is {value}", place
    )


def reduction_changed(document: PlanDocument, rng: Random) -> Planted | None:
    """A reduction that is not today's number less the range."""
    row = pick(rng, [r for r in spoken(document, TABLE) if r.figure("reduction_high")])
    if row is None:
        return None
    place = place_of(document, TABLE, row.key, rng.choice(["reduction_low", "reduction_high"]))
    value = figure_at(document, place).value + _room(document, row) + rng.randint(2, 8)
    words = f"{place.path} is {value}"
    return planted(restate(document, place, value), FAMILY, "reduction-changed", words, place)


def reduction_dropped(document: PlanDocument, rng: Random) -> Planted | None:
    """No reduction, though one is needed."""
    rows = []
    for row in spoken(document, TABLE):
        low = row.number("reduction_low")
        if low is not None and low > _room(document, row) + 1:
            rows.append(row)
    row_found = pick(rng, rows)
    if row_found is None:
        return None
    places = [place_of(document, TABLE, row_found.key, c) for c in ("reduction_low", "reduction_high")]
    changed = document
    for place in places:
        changed = changed.with_cell(TABLE, place.row, place.column, Cell())
    return planted(changed, FAMILY, "reduction-dropped", f"{row_found.key} has no reduction", *places)


def population_changed(document: PlanDocument, rng: Random) -> Planted | None:
    """A population from which the stated ranges do not follow."""
    key = "gp-registered-18-and-over"
    if key not in {r.key for r in spoken(document, "population")} or not spoken(document, TABLE):
        return None
    place = place_of(document, "population", key, "people")
    figure = figure_at(document, place)
    by = Decimal(rng.randint(15, 60)) / 100
    if figure.value * by * 25 / 1_000_000 < 3:
        return None
    value = (figure.value * (1 + by)).quantize(Decimal(1))
    words = f"{place.path} is {value}"
    return planted(restate(document, place, value), FAMILY, "population-changed", words, place)


def _room(document: PlanDocument, row: Row) -> Decimal:
    """What rounding can have done to today's number and to the range."""
    today = [
        f
        for r in spoken(document, "inpatients")
        if r.text("commissioner") == row.text("commissioner") and (f := r.figure("people"))
    ]
    ends = [f for c in ("range_low", "range_high") if (f := row.figure(c))]
    figure = row.figure("today")
    return max((slack(f) for f in ends), default=Decimal(0)) + (slack(figure) if figure else all_slack(today))


KINDS = kinds(FAMILY, rate_changed, range_changed, reduction_changed, reduction_dropped, population_changed)
