"""Applying many changes at once, such as those of a filled-in workbook: all of them, or none."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction

from lifecourse.accounts.api import Account
from lifecourse.figures.api import Figure, Unit
from lifecourse.organisations.api import NotAllowed, Permission
from lifecourse.plans.document import Cell
from lifecourse.plans.models import Plan, TableCell, TableRow
from lifecourse.plans.operations.changing import (
    ChangedMeanwhile,
    UnableToChangePlan,
    changed,
    check,
    check_may_write,
    column_called,
    held,
    table_called,
)
from lifecourse.plans.operations.rows import fitting
from lifecourse.plans.template import Column, ColumnKind, template


@dataclass(frozen=True, kw_only=True)
class CellChange:
    """What is to stand in one cell, and what the writer saw there."""

    table: str
    row: str
    column: str
    before: Cell
    after: Cell


@dataclass(frozen=True, kw_only=True)
class NewRow:
    """One row to be added at the end of a table."""

    table: str
    key: str
    cells: Mapping[str, Cell]


@dataclass(frozen=True, kw_only=True)
class PlanChanges:
    """Everything that is to change: cells, rows to add, and rows (table, key) to take out."""

    cells: tuple[CellChange, ...] = ()
    added: tuple[NewRow, ...] = ()
    removed: tuple[tuple[str, str], ...] = field(default=())

    def __bool__(self) -> bool:
        return bool(self.cells or self.added or self.removed)


@transaction.atomic
def apply_changes(
    *, plan: Plan, changes: PlanChanges, by: Account | None, at: datetime, seen: UUID | None = None
) -> Plan:
    """Apply every change or none, as one revision. Raises UnableToChangePlan or NotAllowed.

    `seen` is the content for which somebody saw the changes; any other raises ChangedMeanwhile.
    Without `by` nobody's role is asked: that is for whoever keeps the machine.
    """
    if by is not None:
        check_may_apply(plan, changes, by, at)
    plan = held(plan)
    if seen is not None and plan.content_id != seen:
        raise ChangedMeanwhile(
            "Somebody has changed the plan since you looked. Look once more at what would change."
        )
    if not changes:
        return plan
    for table, key in changes.removed:
        _remove(plan, table, key)
    made = [_add(plan, one) for one in changes.added]
    rows = {
        (row.table, row.key): row
        for row in TableRow.objects.filter(plan=plan, table__in={c.table for c in changes.cells})
    }
    cells = {
        (cell.row_id, cell.column): cell
        for cell in TableCell.objects.filter(row__in=list(rows.values())).select_related("figure")
    }
    for change in changes.cells:
        place = rows.get((change.table, change.row))
        if place is None:
            raise UnableToChangePlan(f"The table has no row {change.row}: it may have been removed.")
        cell = cells.get((place.pk, change.column)) or TableCell(row=place, column=change.column)
        _check_seen(plan, change, cell)
        _put(plan, change.table, cell, change.after, by=by, at=at)
    for row, wanted in zip(made, changes.added, strict=True):
        for column, filled in wanted.cells.items():
            _put(plan, wanted.table, TableCell(row=row, column=column), filled, by=by, at=at)
    return changed(plan, at=at)


def check_may_apply(plan: Plan, changes: PlanChanges, by: Account, at: datetime) -> None:
    """Whether somebody may make all these changes. Raises NotAllowed naming the tables not theirs."""
    refused: dict[str, str] = {}
    for table in dict.fromkeys(_tables_of(changes)):
        about = table_called(plan, table)
        try:
            if _changes_words(changes, table, about.figure_columns):
                check_may_write(plan, about.section, by, at)
            if _changes_figures(changes, table):
                check(Permission.EDIT_FIGURES, plan, by, at)
        except NotAllowed as reason:
            refused[f"{about.section} {about.title}"] = str(reason)
    if refused:
        reasons = " ".join(dict.fromkeys(refused.values()))
        raise NotAllowed(f"These tables are not yours to change: {'; '.join(refused)}. {reasons}")


def _tables_of(changes: PlanChanges) -> list[str]:
    return [
        *(table for table, _ in changes.removed),
        *(one.table for one in changes.added),
        *(one.table for one in changes.cells),
    ]


def _changes_words(changes: PlanChanges, table: str, figures: tuple[Column, ...]) -> bool:
    columns = {column.key for column in figures}
    whole_rows = any(t == table for t, _ in changes.removed) or any(n.table == table for n in changes.added)
    return whole_rows or any(c.table == table and c.column not in columns for c in changes.cells)


def _changes_figures(changes: PlanChanges, table: str) -> bool:
    return any(c.table == table and (c.before.figure or c.after.figure) for c in changes.cells) or any(
        cell.figure for one in changes.added if one.table == table for cell in one.cells.values()
    )


def _remove(plan: Plan, table: str, key: str) -> None:
    row = TableRow.objects.filter(plan=plan, table=table, key=key).first()
    if row is None:
        raise UnableToChangePlan(f"The table has no row {key}: it may have been removed already.")
    figures = list(row.cells.filter(figure__isnull=False).values_list("figure_id", flat=True))
    row.delete()
    Figure.objects.filter(pk__in=figures).delete()


def _add(plan: Plan, wanted: NewRow) -> TableRow:
    table_called(plan, wanted.table)
    rows = TableRow.objects.filter(plan=plan, table=wanted.table)
    if not wanted.key or rows.filter(key=wanted.key).exists():
        raise UnableToChangePlan(f"The table already has a row {wanted.key}, or the row has no name.")
    last = rows.order_by("-position").values_list("position", flat=True).first()
    return TableRow.objects.create(plan=plan, table=wanted.table, key=wanted.key, position=(last or 0) + 1)


def _check_seen(plan: Plan, change: CellChange, cell: TableCell) -> None:
    now = Cell(text=cell.text, figure=cell.figure.stated if cell.figure else None)
    if now == change.before or (now.empty and change.before.empty):
        return
    title = template(plan.template_id).table(change.table).column(change.column).title
    raise ChangedMeanwhile(f"{title}: somebody else has changed this since you looked. Look at it again.")


def _put(plan: Plan, table: str, cell: TableCell, wanted: Cell, *, by: Account | None, at: datetime) -> None:
    column = column_called(plan, table, cell.column)
    old, figure = cell.figure, wanted.figure
    if figure is not None:
        if column.kind is not ColumnKind.FIGURE:
            raise UnableToChangePlan(f"The column {column.title} holds text, not a figure.")
        # What was loaded in a unit of its own may keep it.
        if column.unit and figure.unit not in {column.unit, Unit(old.unit) if old else None}:
            raise UnableToChangePlan(
                f"{column.title} is counted in {column.unit.value}, not in {figure.unit.value}."
            )
        kept = old or Figure()
        kept.take(figure)
        kept.save()
        cell.figure, cell.text = kept, ""
    else:
        cell.figure = None
        cell.text = (
            "" if column.kind is ColumnKind.FIGURE else fitting(plan, table, column, wanted.text.strip())
        )
    cell.changed_by, cell.changed_at = by, at
    cell.save()
    if old is not None and figure is None:
        old.delete()
