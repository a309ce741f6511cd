"""What a workbook carries of where it came from, on a hidden sheet: what it is compared with on its return.

The sheet holds the plan's tables as they were when the workbook was made, with the headings under which they
stand, so that a workbook can be read when the plan, or even the template, has changed since.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from lifecourse.figures.api import Confidence, FigureValue, Qualifier, Unit
from lifecourse.plans.api import (
    Cell,
    Column,
    ColumnKind,
    PlanDocument,
    PlanTemplate,
    Row,
    Table,
    TableTemplate,
)

FORM = "lifecourse-workbook/1"
# A cell holds 32,767 signs; the bars at both ends keep spaces there from being lost.
LONGEST_PIECE = 30_000
BAR = "|"
FIRST_LINE = (
    "Lifecourse reads this sheet when the workbook comes back. Leave it as it is: without it nobody can tell "
    "what was changed."
)


class NoForm(Exception):
    """The hidden sheet is not there, was changed, or is of a kind that this version cannot read."""


@dataclass(frozen=True, kw_only=True)
class Form:
    """Where a workbook came from: the plan, its revision, its tables as they were, and their sheets."""

    plan: str
    revision: int
    content_id: str
    base: PlanDocument
    sheets: Mapping[str, str]
    sources: str


def form_lines(form: Form) -> list[str]:
    """The hidden sheet, line by line."""
    data = {
        "form": FORM,
        "plan": form.plan,
        "title": form.base.title,
        "dated": form.base.dated.isoformat(),
        "template": form.base.template.id,
        "revision": form.revision,
        "content": form.content_id,
        "sources": form.sources,
        "tables": [_table(form.base.table(key), sheet) for key, sheet in form.sheets.items()],
    }
    # "_x0041_" in a workbook's text means the letter A, so no underscore may stand before an x.
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":")).replace("_x", "\\u005fx")
    pieces = (text[at : at + LONGEST_PIECE] for at in range(0, len(text), LONGEST_PIECE))
    return [FIRST_LINE, *(f"{BAR}{piece}{BAR}" for piece in pieces)]


def read_form(lines: Iterable[str]) -> Form:
    """The form from the hidden sheet. Raises NoForm."""
    text = "".join(line.strip()[1:-1] for line in list(lines)[1:])
    try:
        data = json.loads(text)
        if data["form"] != FORM:
            raise NoForm(f"The workbook has the form {data['form']!s:.40}; this version reads {FORM}.")
        tables = [_read_table(one) for one in data["tables"]]
        template = PlanTemplate(
            id=str(data["template"]),
            name="",
            issued="",
            citation="",
            years=(),
            sections=(),
            tables=tuple(table.template for table in tables),
        )
        base = PlanDocument(
            slug=str(data["plan"]),
            title=str(data["title"]),
            template=template,
            dated=date.fromisoformat(data["dated"]),
            tables={table.key: table for table in tables},
        )
        return Form(
            plan=base.slug,
            revision=int(data["revision"]),
            content_id=str(data["content"]),
            base=base,
            sheets={str(one["key"]): str(one["sheet"]) for one in data["tables"]},
            sources=str(data["sources"]),
        )
    except (KeyError, TypeError, ValueError, ArithmeticError, AttributeError, RecursionError) as problem:
        raise NoForm("The hidden sheet that says where the workbook came from was changed.") from problem


def _table(table: Table, sheet: str) -> dict[str, Any]:
    return {
        "key": table.key,
        "sheet": sheet,
        "section": table.template.section,
        "title": table.template.title,
        "spread_by": table.template.spread_by,
        "columns": [_column(column) for column in table.template.columns],
        "rows": [
            {
                "key": row.key,
                "cells": {key: cell_data(cell) for key, cell in row.cells.items() if not cell.empty},
            }
            for row in table.rows
        ],
    }


def _column(column: Column) -> dict[str, Any]:
    return {
        "key": column.key,
        "title": column.title,
        "kind": column.kind.value,
        "unit": column.unit.value if column.unit else "",
        "choices": dict(column.choices),
        "rows_of": column.rows_of,
        "required": column.required,
        "quantity": column.quantity,
    }


def cell_data(cell: Cell) -> str | dict[str, str]:
    """What stands in a cell as plain texts."""
    return cell.text if cell.figure is None else figure_data(cell.figure)


def figure_data(figure: FigureValue) -> dict[str, str]:
    """A figure as plain texts, without what is as usual."""
    said = {
        "value": str(figure.value),
        "unit": figure.unit.value,
        "as_at": figure.as_at.isoformat() if figure.as_at else "",
        "period_start": figure.period_start.isoformat() if figure.period_start else "",
        "source": figure.source,
        "confidence": "" if figure.confidence is Confidence.STATED else figure.confidence.value,
        "qualifier": "" if figure.qualifier is Qualifier.EXACTLY else figure.qualifier.value,
        "rounded_to": "" if figure.rounded_to == 1 else str(figure.rounded_to),
        "quantity": figure.quantity,
        "note": figure.note,
    }
    return {key: value for key, value in said.items() if value}


def read_figure_data(said: Mapping[str, str]) -> FigureValue:
    """The figure that `figure_data` wrote. Raises KeyError, ValueError or ArithmeticError."""
    return FigureValue(
        value=Decimal(said["value"]),
        unit=Unit(said["unit"]),
        as_at=_day(said.get("as_at", "")),
        period_start=_day(said.get("period_start", "")),
        source=str(said.get("source", "")),
        confidence=Confidence(said.get("confidence") or Confidence.STATED),
        qualifier=Qualifier(said.get("qualifier") or Qualifier.EXACTLY),
        rounded_to=Decimal(said.get("rounded_to") or 1),
        quantity=str(said.get("quantity", "")),
        note=str(said.get("note", "")),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _read_table(data: Mapping[str, Any]) -> Table:
    template = TableTemplate(
        key=str(data["key"]),
        section=str(data["section"]),
        title=str(data["title"]),
        hint="",
        spread_by=str(data["spread_by"]),
        columns=tuple(_read_column(one) for one in data["columns"]),
    )
    rows = tuple(
        Row(key=str(one["key"]), cells={str(k): _read_cell(v) for k, v in one["cells"].items()})
        for one in data["rows"]
    )
    return Table(template=template, rows=rows)


def _read_column(data: Mapping[str, Any]) -> Column:
    return Column(
        key=str(data["key"]),
        title=str(data["title"]),
        kind=ColumnKind(data["kind"]),
        unit=Unit(data["unit"]) if data["unit"] else None,
        choices={str(k): str(v) for k, v in data["choices"].items()},
        rows_of=str(data["rows_of"]),
        required=bool(data["required"]),
        quantity=str(data["quantity"]),
    )


def _read_cell(said: Any) -> Cell:
    return Cell(text=said) if isinstance(said, str) else Cell(figure=read_figure_data(said))
