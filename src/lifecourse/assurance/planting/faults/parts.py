"""Faults: something that is asked for is not there, or cannot be read."""

from dataclasses import replace
from random import Random

from lifecourse.assurance.planting.fault import (
    Planted,
    figure_at,
    kinds,
    pick,
    place_of,
    planted,
    rewrite,
    spoken,
    without_rows,
)
from lifecourse.figures.api import Unit
from lifecourse.plans.api import Cell, ColumnKind, Place, PlanDocument, TableTemplate

FAMILY = "parts"


def answer_dropped(document: PlanDocument, rng: Random) -> Planted | None:
    """A section without words."""
    section = pick(
        rng, [s.key for s in document.template.sections if s.required and document.answers.get(s.key)]
    )
    if section is None:
        return None
    answers = {k: v for k, v in document.answers.items() if k != section}
    changed = replace(document, answers=answers)
    return planted(changed, FAMILY, "answer-dropped", f"section {section} emptied", Place(section=section))


def table_emptied(document: PlanDocument, rng: Random) -> Planted | None:
    """A required table without rows."""
    key = pick(rng, [t.key for t in document.template.tables if t.required and document.table(t.key).rows])
    if key is None:
        return None
    place = place_of(document, key)
    return planted(document.with_rows(key, ()), FAMILY, "table-emptied", f"{key} emptied", place)


def cell_blanked(document: PlanDocument, rng: Random) -> Planted | None:
    """A required cell without anything."""
    places = [
        document.table(t.key).place(r.key, c.key)
        for t in document.template.tables
        for r in document.table(t.key).rows
        for c in t.columns
        if c.required and c.key in r.cells and not r.cells[c.key].empty and _first_hand(t, r.key)
    ]
    place = pick(rng, places)
    if place is None:
        return None
    changed = document.with_cell(place.table, place.row, place.column, Cell())
    return planted(changed, FAMILY, "cell-blanked", f"{place.path} blanked", place)


def _first_hand(table: TableTemplate, row: str) -> bool:
    again = {k for s in table.sums for k in (s.total, *s.beside)}
    return table.key != "risks" and row not in again


def sign_off_dropped(document: PlanDocument, rng: Random) -> Planted | None:
    """A commissioner without a date for agreeing the plan."""
    row = pick(rng, spoken(document, "sign-offs"))
    if row is None or len(spoken(document, "sign-offs")) < 2:
        return None
    places = [
        place_of(document, "sign-offs", row.key, "target"),
        place_of(document, "partners", row.key, "organisation"),
    ]
    if rng.random() < 0.5:
        changed = rewrite(document, places[0], "")
    else:
        changed = without_rows(document, "sign-offs", [row.key])
    return planted(changed, FAMILY, "sign-off-dropped", f"{row.key} has no date", *places)


def owner_blanked(document: PlanDocument, rng: Random) -> Planted | None:
    """A risk without an owner."""
    row = pick(rng, spoken(document, "risks"))
    if row is None:
        return None
    place = place_of(document, "risks", row.key, "owner")
    return planted(rewrite(document, place, ""), FAMILY, "owner-blanked", f"{row.key} has no owner", place)


def mitigation_blanked(document: PlanDocument, rng: Random) -> Planted | None:
    """A risk about which nothing is done."""
    row = pick(rng, [r for r in spoken(document, "risks") if r.text("mitigation")])
    if row is None:
        return None
    place = place_of(document, "risks", row.key, "mitigation")
    return planted(
        rewrite(document, place, ""), FAMILY, "mitigation-blanked", f"nothing is done about {row.key}", place
    )


def workstream_dropped(document: PlanDocument, rng: Random) -> Planted | None:
    """One of the least set of workstreams taken out."""
    asked = {"workforce", "estates", "communications"}
    row = pick(rng, [r for r in spoken(document, "workstreams") if r.key in asked])
    if row is None:
        return None
    changed = without_rows(document, "workstreams", [row.key])
    return planted(
        changed, FAMILY, "workstream-dropped", f"{row.key} taken out", place_of(document, "workstreams")
    )


def outcome_unmeasured(document: PlanDocument, rng: Random) -> Planted | None:
    """An outcome without a measure."""
    row = pick(rng, spoken(document, "measures"))
    if row is None or "outcomes" in document.template.not_bound_by:
        return None
    changed = without_rows(document, "measures", [row.key])
    return planted(
        changed, FAMILY, "outcome-unmeasured", f"{row.key} not measured", place_of(document, "measures")
    )


def source_dropped(document: PlanDocument, rng: Random) -> Planted | None:
    """A figure without its source."""
    place = pick(rng, [p for p, _ in document.figures()])
    if place is None:
        return None
    figure = replace(figure_at(document, place), source="")
    changed = document.with_cell(place.table, place.row, place.column, Cell(figure=figure))
    return planted(changed, FAMILY, "source-dropped", f"{place.path} has no source", place)


def date_dropped(document: PlanDocument, rng: Random) -> Planted | None:
    """A count of people in hospital or of beds without its day."""
    hospital = {"inpatients", "beds"}
    place = pick(
        rng, [p for p, f in document.figures() if p.table in hospital and p.column in {"people", "beds"}]
    )
    if place is None:
        return None
    figure = replace(figure_at(document, place), as_at=None)
    changed = document.with_cell(place.table, place.row, place.column, Cell(figure=figure))
    return planted(changed, FAMILY, "date-dropped", f"{place.path} has no day", place)


def unit_changed(document: PlanDocument, rng: Random) -> Planted | None:
    """A figure in another unit than its column's."""
    place = pick(rng, [p for p, f in document.figures() if p.table != "figures-in-text"])
    if place is None or document.template.table(place.table).column(place.column).unit is None:
        return None
    figure = figure_at(document, place)
    other = rng.choice(
        [u for u in (Unit.POUNDS, Unit.PERCENT, Unit.WEEKS, Unit.STAFF) if u is not figure.unit]
    )
    changed = document.with_cell(
        place.table, place.row, place.column, Cell(figure=replace(figure, unit=other))
    )
    return planted(changed, FAMILY, "unit-changed", f"{place.path} in {other}", place)


def link_broken(document: PlanDocument, rng: Random) -> Planted | None:
    """A link to a row that is not there."""
    row = pick(rng, [r for r in spoken(document, "milestones") if r.text("after")])
    if row is None:
        return None
    place = place_of(document, "milestones", row.key, "after")
    return planted(
        rewrite(document, place, "nowhere"), FAMILY, "link-broken", f"{row.key} waits for nothing", place
    )


def day_garbled(document: PlanDocument, rng: Random) -> Planted | None:
    """A day that is none."""
    place = pick(rng, _cells_of(document, ColumnKind.DATE))
    if place is None:
        return None
    words = rng.choice(["31/02/2016", "Spring 2016", "2016-13-01", "TBC"])
    return planted(rewrite(document, place, words), FAMILY, "day-garbled", f"{place.path} is {words}", place)


def choice_garbled(document: PlanDocument, rng: Random) -> Planted | None:
    """A choice that is not offered."""
    place = pick(rng, _cells_of(document, ColumnKind.CHOICE))
    if place is None:
        return None
    return planted(
        rewrite(document, place, "somebody"), FAMILY, "choice-garbled", f"{place.path} garbled", place
    )


def _cells_of(document: PlanDocument, kind: ColumnKind) -> list[Place]:
    return [
        document.table(t.key).place(r.key, c.key)
        for t in document.template.tables
        for r in document.table(t.key).rows
        for c in t.columns
        if c.kind is kind and r.text(c.key) and _first_hand(t, r.key)
    ]


def population_dropped(document: PlanDocument, rng: Random) -> Planted | None:
    """The population of the national rate taken out."""
    key = "gp-registered-18-and-over"
    if key not in {r.key for r in spoken(document, "population")}:
        return None
    changed = without_rows(document, "population", [key])
    return planted(changed, FAMILY, "population-dropped", "no population", place_of(document, "population"))


def milestone_undated(document: PlanDocument, rng: Random) -> Planted | None:
    """A milestone without a day."""
    row = pick(rng, spoken(document, "milestones"))
    if row is None:
        return None
    places = [place_of(document, "milestones", row.key, c) for c in ("starts", "ends")]
    changed = rewrite(rewrite(document, places[0], ""), places[1], "")
    return planted(changed, FAMILY, "milestone-undated", f"{row.key} undated", *places)


KINDS = kinds(
    FAMILY,
    answer_dropped,
    table_emptied,
    cell_blanked,
    sign_off_dropped,
    owner_blanked,
    mitigation_blanked,
    workstream_dropped,
    outcome_unmeasured,
    source_dropped,
    date_dropped,
    unit_changed,
    link_broken,
    day_garbled,
    choice_garbled,
    population_dropped,
    milestone_undated,
)
