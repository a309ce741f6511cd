"""How checks read the money of a pooled fund: lines as plain sums, or nothing when one is unreadable."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lifecourse.assurance.intervals import stated
from lifecourse.assurance.reading import asks_for, counted, table_of
from lifecourse.engine.adding.wholes import Amount, Part
from lifecourse.figures.api import FigureValue, Unit
from lifecourse.plans.api import Place, PlanDocument, Row, Table


@dataclass(frozen=True, kw_only=True)
class Lines:
    """A table of lines of money, each of which names a row of another table that it is a part of."""

    table: Table
    parts: tuple[Part, ...]
    column: str

    def place(self, key: str) -> Place:
        """Where a line's sum stands."""
        return self.table.place(key, self.column)


def amount_of(figure: FigureValue | None) -> Amount | None:
    """A stated sum with its leeway; None when nothing, or no sum of money, is stated."""
    if figure is None or figure.unit is not Unit.POUNDS:
        return None
    within = stated(figure)
    return Amount(value=figure.value, low=within.low, high=within.high)


def lines_of(
    document: PlanDocument, key: str, of: str, *, through: Mapping[str, str] | None = None
) -> Lines | None:
    """The lines of a table by what column `of` names, or by what that is a part of.

    None when the form has no such table, nothing was entered, or a line holds no sum or names more than one
    row: what is added up without it would be wrong, and each has a finding of its own.
    """
    table = table_of(document, key)
    if table is None or not asks_for(table, of, "amount"):
        return None
    parts = []
    for row in counted(table):
        amount, named = amount_of(row.figure("amount")), row.keys(of)
        if amount is None or len(named) > 1:
            return None
        whole = named[0] if named else ""
        parts.append(Part(key=row.key, of=through.get(whole, "") if through else whole, amount=amount))
    return Lines(table=table, parts=tuple(parts), column="amount")


def wholes_of(rows: Sequence[Row], column: str) -> dict[str, Amount]:
    """What each row states in a column, where it states a sum of money."""
    return {row.key: amount for row in rows if (amount := amount_of(row.figure(column))) is not None}


def priority_of_schemes(document: PlanDocument) -> dict[str, str] | None:
    """Each scheme's priority; None when a scheme names none, or one that is not there."""
    schemes, priorities = table_of(document, "schemes"), table_of(document, "priorities")
    if schemes is None or priorities is None or not asks_for(schemes, "priority"):
        return None
    known = {row.key for row in counted(priorities)}
    found = {row.key: row.text("priority").strip() for row in schemes.rows}
    return found if set(found.values()) <= known else None
