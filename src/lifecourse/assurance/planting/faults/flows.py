"""Faults: people coming and going."""

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
from lifecourse.plans.api import PlanDocument

FAMILY = "flows"


def net_changed(document: PlanDocument, rng: Random) -> Planted | None:
    """A net change that is not in less out."""
    row = pick(rng, [r for r in spoken(document, "flows") if r.figure("net")])
    if row is None:
        return None
    place = place_of(document, "flows", row.key, "net")
    value = figure_at(document, place).value + rng.choice([-1, 1]) * rng.randint(1, 12)
    return planted(restate(document, place, value), FAMILY, "net-changed", f"{place.path} is {value}", place)


def movement_miscounted(document: PlanDocument, rng: Random) -> Planted | None:
    """Admissions or discharges that the net change does not know."""
    row = pick(rng, [r for r in spoken(document, "flows") if r.figure("net")])
    if row is None:
        return None
    column = rng.choice(["admissions", "discharges", "transfers_in", "transfers_out"])
    place = place_of(document, "flows", row.key, column)
    value = figure_at(document, place).value + rng.randint(1, 12)
    words = f"{place.path} is {value}"
    return planted(restate(document, place, value), FAMILY, "movement-miscounted", words, place)


def count_before_changed(document: PlanDocument, rng: Random) -> Planted | None:
    """A count before from which, with who came and went, today's does not follow."""
    row = pick(rng, [r for r in spoken(document, "length-of-stay") if r.key.endswith("-before")])
    if row is None:
        return None
    place = place_of(document, "length-of-stay", row.key, "people")
    group = (row.text("commissioner"), row.text("setting"))
    now = [r for r in spoken(document, "inpatients") if (r.text("commissioner"), r.text("setting")) == group]
    after = now[0].figure("people") if now else None
    if after is None:
        return None
    figure = figure_at(document, place)
    value = figure.value + slack(figure) + slack(after) + rng.randint(1, 9)
    words = f"{place.path} is {value}"
    return planted(restate(document, place, value), FAMILY, "count-before-changed", words, place)


def head_below_nought(document: PlanDocument, rng: Random) -> Planted | None:
    """A count of people below nought."""
    tables = {"inpatients", "length-of-stay", "cohorts", "beds", "population", "market"}
    place = pick(
        rng,
        [
            p
            for p, f in document.figures()
            if p.table in tables and f.unit in {"people", "beds"} and f.value > 0
        ],
    )
    if place is None:
        return None
    value = -figure_at(document, place).value
    return planted(
        restate(document, place, value), FAMILY, "head-below-nought", f"{place.path} is {value}", place
    )


KINDS = kinds(FAMILY, net_changed, movement_miscounted, count_before_changed, head_below_nought)
