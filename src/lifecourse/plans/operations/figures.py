"""Stating figures: several of a table at once, or one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from lifecourse.accounts.api import Account
from lifecourse.figures.api import Figure, FigureValue
from lifecourse.organisations.api import Permission
from lifecourse.plans.models import Plan, TableCell
from lifecourse.plans.operations.changing import (
    ChangedMeanwhile,
    UnableToChangePlan,
    cell_at,
    changed,
    check,
    column_called,
    held,
)
from lifecourse.plans.template import ColumnKind


@dataclass(frozen=True, kw_only=True)
class FigureChange:
    """One figure to be stated (or cleared with None), and the figure that the writer started from."""

    row: str
    column: str
    stated: FigureValue | None
    seen: FigureValue | None


@transaction.atomic
def change_figures(
    *, plan: Plan, table: str, figures: Sequence[FigureChange], by: Account, at: datetime
) -> list[TableCell]:
    """State several figures of one table: all of them, or none. Raises UnableToChangePlan or NotAllowed;
    ChangedMeanwhile when one of them no longer is what the writer started from."""
    check(Permission.EDIT_FIGURES, plan, by, at)
    plan = held(plan)
    cells = [_state(plan, table, change, by=by, at=at) for change in figures]
    if cells:
        changed(plan, at=at)
    return cells


def change_figure(
    *,
    plan: Plan,
    table: str,
    row: str,
    column: str,
    stated: FigureValue | None,
    seen: FigureValue | None,
    by: Account,
    at: datetime,
) -> TableCell:
    """State one figure, or clear it with None. `seen` is the figure that the writer started from."""
    change = FigureChange(row=row, column=column, stated=stated, seen=seen)
    return change_figures(plan=plan, table=table, figures=[change], by=by, at=at)[0]


def _state(plan: Plan, table: str, change: FigureChange, *, by: Account, at: datetime) -> TableCell:
    kind = column_called(plan, table, change.column)
    if kind.kind is not ColumnKind.FIGURE:
        raise UnableToChangePlan(f"The column {kind.title} holds text, not a figure.")
    if change.stated and kind.unit and change.stated.unit is not kind.unit:
        raise UnableToChangePlan(
            f"{kind.title} is counted in {kind.unit.value}, not in {change.stated.unit.value}."
        )
    cell = cell_at(plan, table, change.row, change.column, by=by, at=at)
    before = cell.figure.stated if cell.figure else None
    if before != change.seen:
        raise ChangedMeanwhile(
            f"{kind.title}: somebody else has changed this figure since you opened it. Look at it again."
        )
    _put_figure(cell, change.stated)
    cell.changed_by, cell.changed_at = by, at
    cell.save()
    return cell


def _put_figure(cell: TableCell, stated: FigureValue | None) -> None:
    if stated is None:
        old, cell.figure = cell.figure, None
        if old is not None:
            cell.save(update_fields=["figure"])
            old.delete()
        return
    figure = cell.figure or Figure()
    figure.take(stated)
    figure.save()
    cell.figure = figure
    cell.text = ""
