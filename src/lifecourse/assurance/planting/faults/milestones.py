"""Faults: days that cannot be true."""

from datetime import date, timedelta
from random import Random

from lifecourse.assurance.planting.fault import (
    Planted,
    kinds,
    pick,
    place_of,
    planted,
    rewrite,
    spoken,
)
from lifecourse.plans.api import Place, PlanDocument, Row

FAMILY = "milestones"
TABLE = "milestones"


def _row(document: PlanDocument, key: str) -> Row | None:
    return next((r for r in spoken(document, TABLE) if r.key == key), None)


def _day(row: Row, column: str) -> date | None:
    try:
        return row.date(column)
    except ValueError:
        return None  # garbled by another fault


def _cells(document: PlanDocument, key: str) -> list[Place]:
    return [place_of(document, TABLE, key, c) for c in ("starts", "ends")]


def _dated(document: PlanDocument, key: str, day: date) -> PlanDocument:
    starts, ends = _cells(document, key)
    return rewrite(rewrite(document, starts, day), ends, day)


def begins_early(document: PlanDocument, rng: Random) -> Planted | None:
    """A step more than a quarter before the step that it waits for is done."""
    row = pick(rng, [r for r in spoken(document, TABLE) if r.text("after")])
    first = _row(document, row.text("after")) if row else None
    day = (_day(first, "ends") or _day(first, "starts")) if first else None
    if row is None or day is None:
        return None
    early = max(date(2015, 4, 2), day - timedelta(days=rng.randint(100, 240)))
    changed = _dated(document, row.key, early)
    return planted(changed, FAMILY, "begins-early", f"{row.key} on {early}", *_cells(document, row.key))


def days_exchanged(document: PlanDocument, rng: Random) -> Planted | None:
    """Something that ends before it starts."""
    pairs = []
    for shape in document.template.tables:
        keys = {c.key for c in shape.columns}
        for first, last in (("starts", "ends"), ("from", "to")):
            if {first, last} <= keys:
                pairs += [
                    (place_of(document, shape.key, r.key, first), place_of(document, shape.key, r.key, last))
                    for r in document.table(shape.key).rows
                    if r.text(first) and r.text(last) and r.text(first) < r.text(last)
                ]
    found = pick(rng, pairs)
    if found is None:
        return None
    row = document.table(found[0].table).row(found[0].row)
    if row is None:
        return None
    changed = rewrite(document, found[0], row.text(found[1].column))
    changed = rewrite(changed, found[1], row.text(found[0].column))
    return planted(changed, FAMILY, "days-exchanged", f"{found[0].path} exchanged", *found)


def ring_closed(document: PlanDocument, rng: Random) -> Planted | None:
    """Steps that wait for each other."""
    row = pick(rng, [r for r in spoken(document, TABLE) if r.key.startswith("review-")])
    if row is None:
        return None
    last = rng.choice(["decision", "procurement-start", "contract-award", "opening"])
    place = place_of(document, TABLE, row.key, "after")
    changed = rewrite(document, place, f"{last}-{row.key.removeprefix('review-')}")
    return planted(changed, FAMILY, "ring-closed", f"{row.key} waits for {last}", place)


def procurement_squeezed(document: PlanDocument, rng: Random) -> Planted | None:
    """A contract awarded a few weeks after its procurement started."""
    return _squeezed(document, rng, "procurement-start", "contract-award", 20)


def opening_squeezed(document: PlanDocument, rng: Random) -> Planted | None:
    """A service that opens a few weeks after its contract."""
    return _squeezed(document, rng, "contract-award", "opening", 8)


def _squeezed(document: PlanDocument, rng: Random, before: str, after: str, weeks: int) -> Planted | None:
    row = pick(rng, [r for r in spoken(document, TABLE) if r.key.startswith(f"{after}-")])
    first = _row(document, f"{before}-{row.key.rsplit('-', 1)[1]}") if row else None
    day = _day(first, "starts") if first else None
    if row is None or day is None:
        return None
    soon = day + timedelta(days=7 * rng.randint(1, weeks) + 1)
    changed = _dated(document, row.key, soon)
    kind = f"{after}-squeezed"
    return planted(changed, FAMILY, kind, f"{row.key} on {soon}", *_cells(document, row.key))


def agreed_late(document: PlanDocument, rng: Random) -> Planted | None:
    """An organisation that agrees the plan after the day it is due."""
    row = pick(rng, spoken(document, "sign-offs"))
    if row is None or "final-plan-due" in document.template.not_bound_by:
        return None
    place = place_of(document, "sign-offs", row.key, "target")
    day = date(2016, 4, 11) + timedelta(days=rng.randint(1, 120))
    return planted(rewrite(document, place, day), FAMILY, "agreed-late", f"{row.key} on {day}", place)


def outside_years(document: PlanDocument, rng: Random) -> Planted | None:
    """A milestone outside the years of the plan."""
    row = pick(rng, [r for r in spoken(document, TABLE) if r.text("ends") or r.text("starts")])
    if row is None:
        return None
    column = "ends" if row.text("ends") else "starts"
    place = place_of(document, TABLE, row.key, column)
    day = rng.choice([date(2011, 6, 30), date(2019, 4, 1), date(2020, 1, 31), date(2061, 5, 5)])
    return planted(rewrite(document, place, day), FAMILY, "outside-years", f"{place.path} is {day}", place)


KINDS = kinds(
    FAMILY,
    begins_early,
    days_exchanged,
    ring_closed,
    procurement_squeezed,
    opening_squeezed,
    agreed_late,
    outside_years,
)
