"""Numbers that a plan states nowhere but that follow from it: each with the places that it is made from."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from lifecourse.figures.api import FigureValue, Qualifier
from lifecourse.plans.api import Place, PlanDocument


@dataclass(frozen=True, kw_only=True)
class Counted:
    """A number, and every place that it was worked out from."""

    figure: FigureValue
    places: tuple[Place, ...]


@dataclass(frozen=True, kw_only=True)
class Count:
    """One way to come to a number. `of` gives None when the plan does not say enough."""

    how: str
    of: Callable[[PlanDocument], Counted | None]


def people_in_hospital(document: PlanDocument) -> Counted | None:
    """The total that the table of people in hospital states, or else its rows added up."""
    stated = _first(document, "inpatients", "total", "people")
    return stated or _sum(document, "inpatients", "people", without=_beside(document, "inpatients"))


def fewest_planned(document: PlanDocument) -> Counted | None:
    """The lower ends of the range that the plan states, added up over who pays."""
    return _sum(document, "planning-range", "range_low", without=frozenset({"all", "total"}))


def most_planned(document: PlanDocument) -> Counted | None:
    """The upper ends of the range that the plan states, added up over who pays."""
    return _sum(document, "planning-range", "range_high", without=frozenset({"all", "total"}))


def money_in_first_year(document: PlanDocument) -> Counted | None:
    """What the plan states that all pay together for running costs in its first year."""
    for row in document.rows("funding"):
        if row.text("funder") == "all" and row.text("money") == "revenue":
            return _first(document, "funding", row.key, "year_1")
    return None


COUNTS: dict[str, Count] = {
    "people in hospital": Count(
        how="The stated total of people in hospital, or else its rows added up", of=people_in_hospital
    ),
    "fewest people planned": Count(
        how="The lower ends of the stated range, added up over who pays", of=fewest_planned
    ),
    "most people planned": Count(
        how="The upper ends of the stated range, added up over who pays", of=most_planned
    ),
    "money in the first year": Count(
        how="Revenue of all funders together in the first plan year", of=money_in_first_year
    ),
}


def _beside(document: PlanDocument, table: str) -> frozenset[str]:
    template = document.template.table(table) if document.has_table(table) else None
    sums = template.sums if template else ()
    return frozenset(key for one in sums for key in (*one.beside, one.total) if key)


def _first(document: PlanDocument, table: str, row: str, column: str) -> Counted | None:
    found = document.table(table).row(row) if document.has_table(table) else None
    figure = found.figure(column) if found else None
    if figure is None:
        return None
    return Counted(figure=figure, places=(document.table(table).place(row, column),))


def _sum(document: PlanDocument, table: str, column: str, *, without: frozenset[str]) -> Counted | None:
    rows = [(row, row.figure(column)) for row in document.rows(table) if row.key not in without]
    stated = [(row, figure) for row, figure in rows if figure is not None]
    # A sum with a gap in it, of two units or of parts that are only "over" something would look too sure.
    alike = {(figure.unit, figure.as_at, figure.qualifier) for _, figure in stated}
    if not rows or len(stated) < len(rows) or len(alike) != 1:
        return None
    first = stated[0][1]
    if first.qualifier is not Qualifier.EXACTLY:
        return None
    total = sum((figure.value for _, figure in stated), Decimal(0))
    slack = sum((figure.high - figure.value for _, figure in stated), Decimal(0))
    figure = replace(
        first,
        value=total,
        rounded_to=2 * slack or Decimal(1),
        quantity="",
        note="",
        source="Added up from the plan",
    )
    return Counted(
        figure=figure, places=tuple(document.table(table).place(row.key, column) for row, _ in stated)
    )
