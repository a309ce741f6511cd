"""How checks read what a plan asks for nationally, and what it puts in itself."""

from collections.abc import Iterable

from lifecourse.assurance.findings import Statement
from lifecourse.assurance.reading import Count, asks_for, count, counted, table_of
from lifecourse.figures.api import Unit
from lifecourse.plans.api import PlanDocument

TRANSFORMATION, CAPITAL, MATCH = "nhse-transformation", "nhse-capital", "match"


def funded_by(document: PlanDocument, funder: str, money: str) -> Count | None:
    """What a funder pays over all years, added up from the table of money by year."""
    table = table_of(document, "funding")
    if table is None:
        return None
    return _pounds(
        (table.place(row.key, column.key), figure)
        for row in counted(table)
        if row.text("funder") == funder and row.text("money") in {money, ""}
        for column in table.template.figure_columns
        if (figure := row.figure(column.key)) is not None
    )


def in_bids(document: PlanDocument, column: str) -> Count | None:
    """What the bids come to in one column of money."""
    table = table_of(document, "bids")
    if table is None or not asks_for(table, column):
        return None
    return _pounds(
        (table.place(row.key, column), figure)
        for row in table.rows
        if (figure := row.figure(column)) is not None
    )


def _pounds(parts: Iterable[Statement]) -> Count | None:
    """The sum, or None where something is not counted in pounds: the rest would not be all."""
    given = list(parts)
    return count(given) if all(f.unit is Unit.POUNDS for _, f in given) else None


def asked_nationally(document: PlanDocument, money: str) -> Count | None:
    """Revenue or capital asked for nationally: by year where it is given so, else from the bids."""
    funder = TRANSFORMATION if money == "revenue" else CAPITAL
    by_year = funded_by(document, funder, money)
    return by_year if by_year is not None and by_year.value else in_bids(document, money)
