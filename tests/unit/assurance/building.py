"""Builds small plans for tests of checks: only the tables that a test speaks of."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from lifecourse.assurance.engine import check_document
from lifecourse.assurance.findings import RawFinding
from lifecourse.figures.api import FigureValue, Qualifier, Unit
from lifecourse.plans.api import Cell, Column, ColumnKind, PlanDocument, PlanTemplate, Row, Table, template
from lifecourse.standards.api import RulePack, pack

SHAPE = template("transforming-care-2015")
FUND_SHAPE = template("better-care-2016")
PACK = pack("transforming-care-2015")
DAY = date(2015, 12, 31)
Rows = Mapping[str, Mapping[str, Any]]


def fig(
    value: str, unit: Unit = Unit.PEOPLE, *, to: str = "1", said: str = "exactly", **more: Any
) -> FigureValue:
    """A figure; `to` is the step it was rounded to and `said` the word before it."""
    return FigureValue(
        value=Decimal(value),
        unit=unit,
        rounded_to=Decimal(to),
        qualifier=Qualifier(said),
        source="A book",
        **more,
    )


def fund(**tables: Rows) -> PlanDocument:
    """The plan of a pooled fund with these tables, as `plan` makes one."""
    return plan(shape=FUND_SHAPE, **tables)


def plan(
    answers: Mapping[str, str] | None = None, *, shape: PlanTemplate = SHAPE, **tables: Rows
) -> PlanDocument:
    """A plan with these tables, `planning_range` for "planning-range". A bare text in a column of figures is
    a whole number in the column's unit.
    """
    filled = {name.replace("_", "-"): rows for name, rows in tables.items()}
    return PlanDocument(
        slug="a-plan",
        title="A plan",
        template=shape,
        dated=date(2016, 4, 1),
        answers=answers or {},
        tables={key: _table(shape, key, rows) for key, rows in filled.items()},
    )


def _table(on: PlanTemplate, key: str, rows: Rows) -> Table:
    shape = on.table(key)
    return Table(
        template=shape,
        rows=tuple(
            Row(key=row, cells={c: _cell(row, shape.column(c), value) for c, value in cells.items()})
            for row, cells in rows.items()
        ),
    )


def _cell(row: str, column: Column, value: Any) -> Cell:
    if column.kind is not ColumnKind.FIGURE:
        return Cell(text=value.isoformat() if isinstance(value, date) else str(value))
    if isinstance(value, FigureValue) or value == "":
        return Cell(figure=value or None)
    quantity = column.quantity.format(row=row, commissioner="")
    return Cell(figure=fig(str(value), column.unit or Unit.PEOPLE, quantity=quantity))


def found(check_id: str, document: PlanDocument, rules: RulePack = PACK) -> list[RawFinding]:
    """What one check finds."""
    return [f for f in check_document(document, rules, date(2016, 4, 1)) if f.check_id == check_id]


def one(check_id: str, document: PlanDocument) -> RawFinding:
    """The only finding of one check."""
    findings = found(check_id, document)
    assert len(findings) == 1, [f.sentence for f in findings]
    return findings[0]
