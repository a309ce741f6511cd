"""Faults: activity by year."""

from random import Random

from lifecourse.assurance.planting.fault import (
    Planted,
    figure_at,
    kinds,
    pick,
    place_of,
    planted,
    restate,
    slack,
    spoken,
)
from lifecourse.plans.api import Cell, PlanDocument

FAMILY = "activity"


def last_year_changed(document: PlanDocument, rng: Random) -> Planted | None:
    """People in hospital in the last year are not what is promised."""
    if "inpatients" not in {r.key for r in spoken(document, "activity")} or not spoken(document, "ambition"):
        return None
    place = place_of(document, "activity", "inpatients", "year_3")
    first = figure_at(document, place_of(document, "activity", "inpatients", "baseline"))
    figure = figure_at(document, place)
    by = int(slack(first) + slack(figure) + first.value / 100) + 3 + rng.randint(0, 10)
    value = figure.value - by if figure.value >= by and rng.random() < 0.3 else figure.value + by
    return planted(
        restate(document, place, value), FAMILY, "last-year-changed", f"{place.path} is {value}", place
    )


def year_blanked(document: PlanDocument, rng: Random) -> Planted | None:
    """A year without activity."""
    row = pick(rng, spoken(document, "activity"))
    if row is None:
        return None
    place = place_of(document, "activity", row.key, rng.choice(["baseline", "year_1", "year_2", "year_3"]))
    changed = document.with_cell(place.table, place.row, place.column, Cell())
    return planted(changed, FAMILY, "year-blanked", f"{place.path} blanked", place)


def nought_added(document: PlanDocument, rng: Random) -> Planted | None:
    """A nought too many in a year's packages of care."""
    if "packages" not in {r.key for r in spoken(document, "activity")}:
        return None
    place = place_of(document, "activity", "packages", rng.choice(["baseline", "year_1", "year_2", "year_3"]))
    value = figure_at(document, place).value * 10
    return planted(restate(document, place, value), FAMILY, "nought-added", f"{place.path} is {value}", place)


KINDS = kinds(FAMILY, last_year_changed, year_blanked, nought_added)
