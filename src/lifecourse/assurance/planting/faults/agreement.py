"""Faults: the same thing is said in two ways."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
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
from lifecourse.figures.api import FigureValue
from lifecourse.plans.api import Cell, Place, PlanDocument

FAMILY = "agreement"


def said_otherwise(document: PlanDocument, rng: Random) -> Planted | None:
    """A number that the text gives otherwise, for the same day."""
    place = pick(rng, _said_twice(document))
    return None if place is None else _other_number(document, rng, place, "said-otherwise")


def said_undated(document: PlanDocument, rng: Random) -> Planted | None:
    """A number that the text gives otherwise, for no day."""
    place = pick(rng, _said_twice(document))
    if place is None:
        return None
    changed, fault = _other_number(document, rng, place, "said-undated")
    bare = replace(figure_at(changed, place), as_at=None)
    return changed.with_cell(place.table, place.row, place.column, Cell(figure=bare)), fault


def _said_twice(document: PlanDocument) -> list[Place]:
    """Numbers in the text that another place gives for the same day."""
    found = []
    for row in spoken(document, "figures-in-text"):
        figure = row.figure("figure")
        if figure is None or not figure.quantity:
            continue
        again = [p for p, f in document.stating(figure.quantity) if f.as_at == figure.as_at]
        if len(again) > 1 or (figure.quantity == "inpatients/all" and figure.as_at == _day(document)):
            found.append(place_of(document, "figures-in-text", row.key, "figure"))
    return found


def _day(document: PlanDocument) -> date | None:
    return next((f.as_at for r in spoken(document, "inpatients") if (f := r.figure("people"))), None)


def _hospital(document: PlanDocument, commissioner: str = "") -> list[FigureValue]:
    return [
        f
        for r in spoken(document, "inpatients")
        if (f := r.figure("people")) and (not commissioner or r.text("commissioner") == commissioner)
    ]


def _other_number(document: PlanDocument, rng: Random, place: Place, kind: str) -> Planted:
    figure = figure_at(document, place)
    same: Iterable[FigureValue] = [f for _, f in document.stating(figure.quantity)]
    by = beyond(rng, all_slack([*same, *_hospital(document)]) + 2 * slack(figure), figure.value)
    value = figure.value - by if figure.value > by and rng.random() < 0.5 else figure.value + by
    words = f"{place.path}: {figure.value} became {value}"
    return planted(restate(document, place, value), FAMILY, kind, words, place)


def today_changed(document: PlanDocument, rng: Random) -> Planted | None:
    """Today's number is not what the rows of people in hospital add up to."""
    row = pick(rng, [r for r in spoken(document, "planning-range") if r.figure("today")])
    if row is None:
        return None
    place = place_of(document, "planning-range", row.key, "today")
    figure = figure_at(document, place)
    by = beyond(rng, all_slack(_hospital(document, row.text("commissioner"))), figure.value)
    value = figure.value + by
    words = f"{place.path}: {figure.value} became {value}"
    return planted(restate(document, place, value), FAMILY, "today-changed", words, place)


def baseline_changed(document: PlanDocument, rng: Random) -> Planted | None:
    """People in hospital by year begin with another number than is counted on the same day."""
    row = next((r for r in spoken(document, "activity") if r.key == "inpatients"), None)
    figure = row.figure("baseline") if row else None
    if figure is None or figure.as_at != _day(document):
        return None
    place = place_of(document, "activity", "inpatients", "baseline")
    by = beyond(rng, all_slack(_hospital(document)), figure.value)
    words = f"{place.path}: {figure.value} became {figure.value + by}"
    return planted(restate(document, place, figure.value + by), FAMILY, "baseline-changed", words, place)


def promise_changed(document: PlanDocument, rng: Random) -> Planted | None:
    """Another reduction promised in another place."""
    rows = spoken(document, "ambition")
    if len(rows) < 2:
        return None
    place = place_of(document, "ambition", rng.choice(rows).key, "reduction")
    value = figure_at(document, place).value + rng.choice([-10, -5, 5, 10, 20])
    return planted(
        restate(document, place, value), FAMILY, "promise-changed", f"{place.path} is {value}", place
    )


def row_repeated(document: PlanDocument, rng: Random) -> Planted | None:
    """A row entered twice."""
    tables = ("partners", "risks", "services", "market", "inpatients", "milestones", "estate", "homes")
    choices = [
        (key, row)
        for key in tables
        for row in spoken(document, key)
        if not row.key.startswith(("total", "of-which"))
    ]
    found = pick(rng, choices)
    if found is None:
        return None
    key, row = found
    again = replace(row, key=f"{row.key}-again")
    changed = document.with_rows(key, (*document.rows(key), again))
    places = [place_of(document, key, row.key), place_of(document, key, again.key)]
    return planted(changed, FAMILY, "row-repeated", f"{key}/{row.key} entered twice", *places)


def dated_ahead(document: PlanDocument, rng: Random) -> Planted | None:
    """People counted on a day that had not come."""
    row = pick(rng, [r for r in spoken(document, "inpatients") if r.figure("people")])
    if row is None:
        return None
    place = place_of(document, "inpatients", row.key, "people")
    figure = figure_at(document, place)
    day = (figure.as_at or document.dated).replace(year=document.dated.year + rng.randint(1, 3))
    figure = replace(figure, as_at=day)
    changed = document.with_cell(place.table, place.row, place.column, Cell(figure=figure))
    return planted(changed, FAMILY, "dated-ahead", f"{place.path} on {day}", place)


KINDS = kinds(
    FAMILY,
    said_otherwise,
    said_undated,
    today_changed,
    baseline_changed,
    promise_changed,
    row_repeated,
    dated_ahead,
)
