"""Faults: a part is above its whole, or a range is upside down."""

from decimal import Decimal
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
)
from lifecourse.plans.api import Place, PlanDocument

FAMILY = "wholes"
PAIRS = (
    ("market", "largest", "providers"),
    ("market", "largest_people", "people"),
    ("market", "largest_spend", "spend"),
    ("beds", "used", "beds"),
    ("bids", "bottom_up_community", "bottom_up"),
)


def part_raised(document: PlanDocument, rng: Random) -> Planted | None:
    """A part above the whole beside it."""
    cells = [
        (place_of(document, table, r.key, part), place_of(document, table, r.key, whole))
        for table, part, whole in PAIRS
        for r in spoken(document, table)
        if r.figure(part) and r.figure(whole)
    ]
    found = pick(rng, cells)
    return None if found is None else _above(document, rng, found[0], [found[1]], "part-raised")


def ends_exchanged(document: PlanDocument, rng: Random) -> Planted | None:
    """The two ends of a range in each other's place."""
    pairs = []
    for shape in document.template.tables:
        stems = [c.key.removesuffix("_low") for c in shape.columns if c.key.endswith("_low")]
        for row in document.table(shape.key).rows:
            for stem in stems:
                low, high = row.figure(f"{stem}_low"), row.figure(f"{stem}_high")
                if low and high and high.value - low.value > all_slack([low, high]):
                    ends = [place_of(document, shape.key, row.key, f"{stem}_{e}") for e in ("low", "high")]
                    pairs.append((ends[0], ends[1]))
    found = pick(rng, pairs)
    if found is None:
        return None
    low_value, high_value = (figure_at(document, p).value for p in found)
    changed = restate(restate(document, found[0], high_value), found[1], low_value)
    return planted(changed, FAMILY, "ends-exchanged", f"{found[0].path} upside down", *found)


def long_stay_raised(document: PlanDocument, rng: Random) -> Planted | None:
    """More people of five years than of one."""
    if not spoken(document, "length-of-stay"):
        return None
    who = rng.choice(["ccg", "nhse"])
    places = [
        place_of(document, "length-of-stay", f"{who}-{s}", "people") for s in ("over-5-years", "over-1-year")
    ]
    if any(p.row not in {r.key for r in spoken(document, "length-of-stay")} for p in places):
        return None
    return _above(document, rng, places[0], [places[1]], "long-stay-raised")


def within_raised(document: PlanDocument, rng: Random) -> Planted | None:
    """A group counted within another and larger than it."""
    row = next((r for r in spoken(document, "inpatients") if r.key.startswith("of-which")), None)
    if row is None:
        return None
    others = [
        place_of(document, "inpatients", r.key, "people")
        for r in spoken(document, "inpatients")
        if r.text("commissioner") == row.text("commissioner") and r.key not in {row.key, "total"}
    ]
    return _above(document, rng, place_of(document, "inpatients", row.key, "people"), others, "within-raised")


def group_raised(document: PlanDocument, rng: Random) -> Planted | None:
    """More people with a severe disability than with any."""
    keys = ("moderate-or-severe", "adults-learning-disability")
    if not set(keys) <= {r.key for r in spoken(document, "population")}:
        return None
    part, whole = (place_of(document, "population", k, "people") for k in keys)
    return _above(document, rng, part, [whole], "group-raised")


def _above(document: PlanDocument, rng: Random, part: Place, whole: list[Place], kind: str) -> Planted:
    wholes = [figure_at(document, p) for p in whole]
    size = sum((f.value for f in wholes), Decimal(0))
    leeway = all_slack(wholes) + slack(figure_at(document, part))
    value = size + beyond(rng, leeway * 2, size + 5)
    return planted(restate(document, part, value), FAMILY, kind, f"{part.path} is {value}", part)


KINDS = kinds(FAMILY, part_raised, ends_exchanged, long_stay_raised, within_raised, group_raised)
