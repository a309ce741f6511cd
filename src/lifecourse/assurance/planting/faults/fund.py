"""Faults: the money, the aim and the promises of a pooled fund."""

from datetime import date, timedelta
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
    rewrite,
    spoken,
    without_rows,
)
from lifecourse.plans.api import Cell, Place, PlanDocument, Row

FAMILY = "fund"


def _slack(document: PlanDocument, *tables: str) -> Decimal:
    """What rounding can have done to all the money of some tables, at the most."""
    figures = [r.figure(c) for t in tables for r in spoken(document, t) for c in r.cells if r.figure(c)]
    return all_slack(figures) + 1


def _raised(document: PlanDocument, rng: Random, table: str, kind: str, *of: str) -> Planted | None:
    """One line of a table raised by more than rounding, in it or in what it is held against, can hide."""
    row = pick(rng, [r for r in spoken(document, table) if r.figure("amount") and r.key != "total"])
    if row is None:
        return None
    place = place_of(document, table, row.key, "amount")
    old = figure_at(document, place).value
    value = old + beyond(rng, _slack(document, table, *of), old)
    return planted(restate(document, place, value), FAMILY, kind, f"{place.path} is {value}", place)


def scheme_line_raised(document: PlanDocument, rng: Random) -> Planted | None:
    """A scheme that gets more than it costs and than its priority has."""
    return _raised(document, rng, "scheme-lines", "scheme-line-raised", "priorities", "cost-lines")


def cost_line_raised(document: PlanDocument, rng: Random) -> Planted | None:
    """A cost line of more than the scheme gets."""
    return _raised(document, rng, "cost-lines", "cost-line-raised", "priorities", "scheme-lines")


def confidence_raised(document: PlanDocument, rng: Random) -> Planted | None:
    """A source of more money than its priority has."""
    return _raised(document, rng, "confidence", "confidence-raised", "priorities")


def priorities_shifted(document: PlanDocument, rng: Random) -> Planted | None:
    """Money moved from one priority to another, so that the total still holds."""
    rows = [r for r in spoken(document, "priorities") if r.key != "total" and r.figure("amount")]
    if len(rows) < 2:
        return None
    one, other = (place_of(document, "priorities", r.key, "amount") for r in rng.sample(rows, k=2))
    by = beyond(
        rng, _slack(document, "priorities", "scheme-lines", "cost-lines", "confidence"), Decimal(100_000)
    )
    if figure_at(document, one).value <= by:
        return None
    changed = restate(document, one, figure_at(document, one).value - by)
    changed = restate(changed, other, figure_at(changed, other).value + by)
    return planted(changed, FAMILY, "priorities-shifted", f"{by} from {one.row} to {other.row}", one, other)


def source_lost(document: PlanDocument, rng: Random) -> Planted | None:
    """A source taken out, and the total of the money that comes in with it."""
    row = pick(rng, [r for r in spoken(document, "funding") if r.key == "capital-grant"])
    last = next((r for r in spoken(document, "funding") if r.key == "total"), None)
    lost, whole = (r.figure("year_1") if r else None for r in (row, last))
    if row is None or lost is None or whole is None:
        return None
    if lost.value <= _slack(document, "funding", "priorities"):
        return None
    total = place_of(document, "funding", "total", "year_1")
    changed = restate(without_rows(document, "funding", [row.key]), total, whole.value - lost.value)
    return planted(changed, FAMILY, "source-lost", f"{row.key} taken out", total)


def scheme_line_lost(document: PlanDocument, rng: Random) -> Planted | None:
    """A scheme of which no line says what it gets."""
    scheme = pick(rng, spoken(document, "schemes"))
    lines = [r.key for r in spoken(document, "scheme-lines") if scheme and r.text("scheme") == scheme.key]
    if scheme is None or not lines or len(lines) == len(spoken(document, "scheme-lines")):
        return None
    places = [place_of(document, "schemes", scheme.key)]
    priority = scheme.text("priority")
    if spoken(document, "priorities"):
        # Its priority does not add up without it either.
        places.append(place_of(document, "priorities", priority, "amount"))
    changed = without_rows(document, "scheme-lines", lines)
    return planted(changed, FAMILY, "scheme-line-lost", f"{scheme.key} gets nothing", *places)


def cost_line_orphaned(document: PlanDocument, rng: Random) -> Planted | None:
    """A cost line that names no scheme."""
    row = pick(rng, [r for r in spoken(document, "cost-lines") if r.text("scheme")])
    if row is None:
        return None
    place = place_of(document, "cost-lines", row.key, "scheme")
    changed = document.with_cell(place.table, place.row, place.column, Cell())
    return planted(changed, FAMILY, "cost-line-orphaned", f"{row.key} in no scheme", place)


def contingency_changed(document: PlanDocument, rng: Random) -> Planted | None:
    """A contingency of more than what was left of what was carried forward."""
    row = pick(rng, [r for r in spoken(document, "reserves") if r.text("within") == "no"])
    if row is None or not row.figure("amount"):
        return None
    place = place_of(document, "reserves", row.key, "amount")
    old = figure_at(document, place).value
    value = old + beyond(rng, _slack(document, "reserves", "carry-forward", "funding"), old)
    return planted(
        restate(document, place, value), FAMILY, "contingency-changed", f"{place.path} is {value}", place
    )


def risk_above_fund(document: PlanDocument, rng: Random) -> Planted | None:
    """More at risk within the fund than is in it."""
    row = pick(rng, [r for r in spoken(document, "reserves") if r.text("within") == "yes"])
    sources = [f.value for r in spoken(document, "funding") if (f := r.figure("year_1"))]
    if row is None or not row.figure("amount") or not sources:
        return None
    place = place_of(document, "reserves", row.key, "amount")
    value = sum(sources, Decimal(rng.randrange(10_000)))
    return planted(
        restate(document, place, value), FAMILY, "risk-above-fund", f"{place.path} is {value}", place
    )


def aim_shortened(document: PlanDocument, rng: Random) -> Planted | None:
    """An aim that leaves out a part that it has elsewhere."""
    row = pick(rng, [r for r in spoken(document, "aims") if len(r.keys("promises")) > 1])
    if row is None or len(spoken(document, "aims")) < 2:
        return None
    left = list(row.keys("promises"))
    left.remove(rng.choice(left))
    place = place_of(document, "aims", row.key, "promises")
    return planted(
        rewrite(document, place, ", ".join(left)), FAMILY, "aim-shortened", f"{row.key} is shorter", place
    )


def promise_moved(document: PlanDocument, rng: Random) -> Planted | None:
    """A result promised before its milestone is done, or long after."""
    row = pick(rng, [r for r in spoken(document, "deliverables") if r.text("due") and r.keys("milestones")])
    if row is None:
        return None
    step = next((m for m in spoken(document, "milestones") if m.key == row.keys("milestones")[0]), None)
    ends = step.date("ends") if step else None
    if ends is None:
        return None
    # A day inside the milestone's quarter could stand for the whole quarter.
    early = _quarter_before(ends) - timedelta(rng.randint(1, 40))
    day = rng.choice([early, ends + timedelta(rng.randint(95, 300))])
    place = place_of(document, "deliverables", row.key, "due")
    return planted(rewrite(document, place, day), FAMILY, "promise-moved", f"{row.key} by {day}", place)


def _quarter_before(day: date) -> date:
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)


def base_lost(document: PlanDocument, rng: Random) -> Planted | None:
    """A target that is a change from a level that nobody states."""
    rows = [r for r in spoken(document, "measures") if r.text("measured_as") == "reduction"]
    row = pick(rng, [r for r in rows if r.figure("baseline")])
    if row is None:
        return None
    place = place_of(document, "measures", row.key, "baseline")
    changed = document.with_cell(place.table, place.row, place.column, Cell())
    return planted(changed, FAMILY, "base-lost", f"{row.key} has no level", place)


def lead_to_be_confirmed(document: PlanDocument, rng: Random) -> Planted | None:
    """A milestone whose lead is to be confirmed."""
    place = _cell(document, rng, "milestones", "lead")
    if place is None or not document.template.table("milestones").column("lead").required:
        return None
    words = rng.choice(["TBC", "tbc", "To be confirmed", "TBA"])
    return planted(
        rewrite(document, place, words), FAMILY, "lead-to-be-confirmed", f"{place.path} is {words}", place
    )


def stranger_commissions(document: PlanDocument, rng: Random) -> Planted | None:
    """A scheme commissioned by nobody who is a party."""
    place = _cell(document, rng, "scheme-lines", "organisation")
    if place is None:
        return None
    changed = document.with_cell(place.table, place.row, "code", Cell())
    return planted(
        rewrite(changed, place, "XYZ"), FAMILY, "stranger-commissions", f"{place.path} is XYZ", place
    )


def _cell(document: PlanDocument, rng: Random, table: str, column: str) -> Place | None:
    row: Row | None = pick(rng, [r for r in spoken(document, table) if r.text(column)])
    return place_of(document, table, row.key, column) if row else None


KINDS = kinds(
    FAMILY,
    scheme_line_raised,
    cost_line_raised,
    confidence_raised,
    priorities_shifted,
    source_lost,
    scheme_line_lost,
    cost_line_orphaned,
    contingency_changed,
    risk_above_fund,
    aim_shortened,
    promise_moved,
    base_lost,
    lead_to_be_confirmed,
    stranger_commissions,
)
