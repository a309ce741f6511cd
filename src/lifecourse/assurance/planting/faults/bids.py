"""Faults: bids for national money."""

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
    without_rows,
)
from lifecourse.plans.api import Cell, PlanDocument

FAMILY = "bids"


def demand_changed(document: PlanDocument, rng: Random) -> Planted | None:
    """Demand that is not its rate times its population."""
    row = pick(rng, [r for r in spoken(document, "bids") if r.figure("top_down")])
    base, rate = (row.figure("base"), row.figure("rate")) if row else (None, None)
    if row is None or base is None or rate is None:
        return None
    place = place_of(document, "bids", row.key, "top_down")
    loose = base.value * rate.rounded_to / 100 + slack(base) * rate.value / 100
    value = figure_at(document, place).value + int(loose) + 2 + rng.randint(0, 30)
    return planted(
        restate(document, place, value), FAMILY, "demand-changed", f"{place.path} is {value}", place
    )


def capacity_cut(document: PlanDocument, rng: Random) -> Planted | None:
    """A bid for fewer people than are known to need it."""
    row = pick(
        rng,
        [r for r in spoken(document, "bids") if r.figure("capacity") and (r.number("bottom_up") or 0) > 1],
    )
    if row is None:
        return None
    place = place_of(document, "bids", row.key, "capacity")
    value = Decimal(rng.randint(0, int(row.number("bottom_up") or 0) - 1))
    return planted(restate(document, place, value), FAMILY, "capacity-cut", f"{place.path} is {value}", place)


def capacity_raised(document: PlanDocument, rng: Random) -> Planted | None:
    """A bid for more people than are expected."""
    row = pick(rng, [r for r in spoken(document, "bids") if r.figure("capacity") and r.figure("top_down")])
    if row is None:
        return None
    place = place_of(document, "bids", row.key, "capacity")
    value = (row.number("top_down") or Decimal(0)) + rng.randint(1, 40)
    return planted(
        restate(document, place, value), FAMILY, "capacity-raised", f"{place.path} is {value}", place
    )


def match_dropped(document: PlanDocument, rng: Random) -> Planted | None:
    """National revenue without any local match."""
    if "local-match" not in {r.key for r in spoken(document, "funding")}:
        return None
    changed = without_rows(document, "funding", ["local-match"])
    for row in spoken(document, "bids"):
        if row.figure("match"):
            changed = changed.with_cell("bids", row.key, "match", Cell())
    places = [place_of(document, "funding"), place_of(document, "bids")]
    return planted(changed, FAMILY, "match-dropped", "no match", *places)


def match_cut(document: PlanDocument, rng: Random) -> Planted | None:
    """A bid with too small a match."""
    rows = [r for r in spoken(document, "bids") if r.figure("match") and (r.number("revenue") or 0) > 10_000]
    row = pick(rng, rows)
    if row is None:
        return None
    place = place_of(document, "bids", row.key, "match")
    value = ((row.number("revenue") or Decimal(0)) * rng.randint(0, 80) / 100).quantize(Decimal(1))
    return planted(restate(document, place, value), FAMILY, "match-cut", f"{place.path} is {value}", place)


def ask_above_fund(document: PlanDocument, rng: Random) -> Planted | None:
    """More asked for than there is for all of England."""
    row = next((r for r in spoken(document, "funding") if r.key == "transformation"), None)
    if row is None or not row.figure("year_1"):
        return None
    place = place_of(document, "funding", row.key, "year_1")
    value = Decimal(rng.randrange(30_500_000, 60_000_000, 1000))
    return planted(
        restate(document, place, value), FAMILY, "ask-above-fund", f"{place.path} is {value}", place
    )


def bid_changed(document: PlanDocument, rng: Random) -> Planted | None:
    """Bids that do not come to the money that is planned with."""
    row = pick(rng, [r for r in spoken(document, "bids") if r.figure("revenue") and r.figure("capital")])
    if row is None:
        return None
    money = rng.choice(["revenue", "capital"])
    place = place_of(document, "bids", row.key, money)
    funder = "transformation" if money == "revenue" else "capital"
    planned = [
        f
        for r in spoken(document, "funding")
        if r.key == funder
        for c in ("baseline", "year_1", "year_2", "year_3")
        if (f := r.figure(c))
    ]
    bids = [f for r in spoken(document, "bids") if (f := r.figure(money))]
    value = figure_at(document, place).value + all_slack([*planned, *bids]) + rng.randint(1_000, 400_000)
    return planted(restate(document, place, value), FAMILY, "bid-changed", f"{place.path} is {value}", place)


KINDS = kinds(
    FAMILY,
    demand_changed,
    capacity_cut,
    capacity_raised,
    match_dropped,
    match_cut,
    ask_above_fund,
    bid_changed,
)
