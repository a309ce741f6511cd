"""Rows of a table: adding, removing, and writing what is no figure."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from lifecourse.accounts.api import Account
from lifecourse.figures.api import Figure
from lifecourse.plans.document import Cell, Row
from lifecourse.plans.models import Plan, TableCell, TableRow
from lifecourse.plans.operations.changing import (
    ChangedMeanwhile,
    UnableToChangePlan,
    cell_at,
    changed,
    check_may_write,
    column_called,
    held,
    table_called,
)
from lifecourse.plans.rules import CannotRead, read_day
from lifecourse.plans.template import Column, ColumnKind, template


@transaction.atomic
def change_texts(
    *,
    plan: Plan,
    table: str,
    row: str,
    texts: Mapping[str, str],
    by: Account,
    at: datetime,
    seen: Mapping[str, str] | None = None,
) -> list[TableCell]:
    """Write text, choices, days or row keys in one row: all of them, or none. `seen` is what the writer
    started from; raises ChangedMeanwhile when one of these columns says something else by now."""
    check_may_write(plan, table_called(plan, table).section, by, at)
    plan = held(plan)
    cells = []
    for column, text in texts.items():
        cell = cell_at(plan, table, row, column, by=by, at=at)
        if seen is not None and seen.get(column, "") != cell.text:
            title = column_called(plan, table, column).title
            raise ChangedMeanwhile(f"{title}: somebody else has changed this since you opened it.")
        cell.text = fitting(plan, table, column_called(plan, table, column), text.strip())
        cell.changed_by, cell.changed_at = by, at
        cell.save()
        cells.append(cell)
    if cells:
        changed(plan, at=at)
    return cells


@transaction.atomic
def add_row(*, plan: Plan, table: str, key: str, name: str, by: Account, at: datetime) -> TableRow:
    """Add a row at the end of a table, with its name in the table's first column of text."""
    check_may_write(plan, table_called(plan, table).section, by, at)
    plan = held(plan)
    rows = TableRow.objects.filter(plan=plan, table=table)
    if not key:
        raise UnableToChangePlan("Give the row a name with letters or digits in it.")
    if rows.filter(key=key).exists():
        raise UnableToChangePlan(
            f"The table already has a row called {name.strip()}, or nearly so. Give this one another name."
        )
    last = rows.order_by("-position").values_list("position", flat=True).first()
    row = TableRow.objects.create(plan=plan, table=table, key=key, position=(last or 0) + 1)
    about = table_called(plan, table)
    # Not the column that says in which section a row stands: a name there would lead nowhere.
    words = (c for c in about.columns if c.kind is ColumnKind.TEXT and c.key != about.spread_by)
    first = next(words, None)
    if first is not None:
        TableCell.objects.create(row=row, column=first.key, text=name.strip(), changed_by=by, changed_at=at)
    changed(plan, at=at)
    return row


@transaction.atomic
def remove_row(
    *, plan: Plan, table: str, row: str, by: Account, at: datetime, seen: Row | None = None
) -> None:
    """Take a row out of a table. The record of change keeps what stood in it. `seen` is the row as it was
    looked at; raises ChangedMeanwhile when somebody has written in it since."""
    check_may_write(plan, table_called(plan, table).section, by, at)
    plan = held(plan)
    found = TableRow.objects.filter(plan=plan, table=table, key=row).first()
    if found is None:
        raise UnableToChangePlan(f"The table has no row {row}: it may have been removed already.")
    if seen is not None and said_in(found) != {k: c for k, c in seen.cells.items() if not c.empty}:
        raise ChangedMeanwhile("Somebody else has written in this row since you opened it. Look at it again.")
    figures = list(found.cells.filter(figure__isnull=False).values_list("figure_id", flat=True))
    found.delete()
    Figure.objects.filter(pk__in=figures).delete()
    changed(plan, at=at)


def said_in(row: TableRow) -> dict[str, Cell]:
    """What stands in a row now, by column; nothing for an empty cell."""
    cells = {
        cell.column: Cell(text=cell.text, figure=cell.figure.stated if cell.figure else None)
        for cell in row.cells.select_related("figure")
    }
    return {column: cell for column, cell in cells.items() if not cell.empty}


def fitting(plan: Plan, table: str, column: Column, text: str) -> str:
    """The text as a column keeps it. Raises UnableToChangePlan when it does not fit there."""
    if column.kind is ColumnKind.FIGURE:
        raise UnableToChangePlan(f"The column {column.title} holds a figure, not text.")
    if not text:
        return text
    sections = {section.key for section in template(plan.template_id).sections}
    if column.key == table_called(plan, table).spread_by and text not in sections:
        raise UnableToChangePlan(f"{column.title}: the plan has no section {text}. Type one such as 2.2.")
    if column.kind is ColumnKind.CHOICE and text not in column.choices:
        offered = ", ".join(column.choices.values())
        raise UnableToChangePlan(f"{column.title}: choose one of {offered}.")
    if column.kind is ColumnKind.DATE:
        try:
            return read_day(text).isoformat()
        except CannotRead as reason:
            raise UnableToChangePlan(f"{column.title}: {reason}") from None
    if column.kind is ColumnKind.ROWS:
        keys = [k.strip() for k in text.split(",") if k.strip()]
        there = set(
            TableRow.objects.filter(plan=plan, table=column.rows_of or table).values_list("key", flat=True)
        )
        missing = [k for k in keys if k not in there]
        if missing:
            raise UnableToChangePlan(f"{column.title}: there is no row {', '.join(missing)}.")
        return ", ".join(keys)
    return text
