"""Faults: money between commissioners."""

from random import Random

from lifecourse.assurance.planting.fault import (
    Planted,
    all_slack,
    beyond,
    figure_at,
    kinds,
    pick,
    place_of,
    planted,
    restate,
    slack,
    spoken,
    without_rows,
)
from lifecourse.plans.api import Cell, PlanDocument

FAMILY = "money"
YEARS = ("baseline", "year_1", "year_2", "year_3")


def movement_changed(document: PlanDocument, rng: Random) -> Planted | None:
    """Cost that moves and does not net out."""
    row = pick(rng, [r for r in spoken(document, "cost-movements") if r.figure("amount")])
    if row is None:
        return None
    place = place_of(document, "cost-movements", row.key, "amount")
    group = [
        f
        for r in spoken(document, "cost-movements")
        if r.text("change") == row.text("change") and (f := r.figure("amount"))
    ]
    figure = figure_at(document, place)
    value = figure.value + rng.choice([-1, 1]) * beyond(rng, all_slack(group), abs(figure.value) + 50_000)
    return planted(
        restate(document, place, value), FAMILY, "movement-changed", f"{place.path} is {value}", place
    )


def spend_changed(document: PlanDocument, rng: Random) -> Planted | None:
    """One commissioner's spend with which all no longer come to the total."""
    rows = [r for r in spoken(document, "spend-by-commissioner") if r.key != "total"]
    row, year = pick(rng, rows), rng.choice(YEARS)
    if row is None or not row.figure(year):
        return None
    place = place_of(document, "spend-by-commissioner", row.key, year)
    column = [r.figure(year) for t in ("spend-by-commissioner", "funding") for r in spoken(document, t)]
    value = figure_at(document, place).value + beyond(
        rng, all_slack(column), figure_at(document, place).value
    )
    return planted(
        restate(document, place, value), FAMILY, "spend-changed", f"{place.path} is {value}", place
    )


def dowry_raised(document: PlanDocument, rng: Random) -> Planted | None:
    """More dowries than people who qualify."""
    row = pick(rng, [r for r in spoken(document, "dowries") if r.figure("people")])
    if row is None:
        return None
    long = f"{row.text('commissioner')}-over-5-years"
    entitled = next((r.figure("people") for r in spoken(document, "length-of-stay") if r.key == long), None)
    if entitled is None:
        return None
    place = place_of(document, "dowries", row.key, "people")
    value = entitled.value + slack(entitled) + rng.randint(1, 6)
    return planted(restate(document, place, value), FAMILY, "dowry-raised", f"{place.path} is {value}", place)


def dowry_unpriced(document: PlanDocument, rng: Random) -> Planted | None:
    """A dowry without its price."""
    row = pick(rng, [r for r in spoken(document, "dowries") if r.number("people") and r.figure("yearly")])
    if row is None:
        return None
    place = place_of(document, "dowries", row.key, "yearly")
    changed = document.with_cell(place.table, place.row, place.column, Cell())
    return planted(changed, FAMILY, "dowry-unpriced", f"{place.path} blanked", place)


def sign_turned(document: PlanDocument, rng: Random) -> Planted | None:
    """Money with the wrong sign."""
    tables = {"funding", "spend-by-commissioner", "bids", "market"}
    places = [p for p, f in document.figures() if p.table in tables and f.unit == "pounds" and f.value > 0]
    place = pick(rng, places)
    if place is None:
        return None
    value = -figure_at(document, place).value
    return planted(restate(document, place, value), FAMILY, "sign-turned", f"{place.path} is {value}", place)


def partner_dropped(document: PlanDocument, rng: Random) -> Planted | None:
    """A commissioner whose spend is somebody else's: the totals still add up."""
    rows = [r for r in spoken(document, "spend-by-commissioner") if r.key != "total"]
    if len(rows) < 2:
        return None
    gone, heir = rng.sample(rows, k=2)
    changed = document
    for year in YEARS:
        lost, kept = gone.figure(year), heir.figure(year)
        if lost is None or kept is None or all_slack([lost, kept]):
            return None  # two rounded numbers do not make one
        place = place_of(document, "spend-by-commissioner", heir.key, year)
        changed = restate(changed, place, kept.value + lost.value)
    changed = without_rows(changed, "spend-by-commissioner", [gone.key])
    place = place_of(document, "partners", gone.key, "organisation")
    return planted(changed, FAMILY, "partner-dropped", f"{gone.key} spends nothing", place)


KINDS = kinds(
    FAMILY, movement_changed, spend_changed, dowry_raised, dowry_unpriced, sign_turned, partner_dropped
)
