"""What people do to a plan: open it, write a section, change a figure or a cell, add or remove a row."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from lifecourse.accounts.api import Account
from lifecourse.figures.api import Figure, FigureValue
from lifecourse.organisations.api import Partnership, Permission, check_may
from lifecourse.plans.document import Cell, PlanDocument
from lifecourse.plans.models import Plan, SectionAnswer, TableCell, TableRow
from lifecourse.plans.rules import CannotRead, SectionState, read_day
from lifecourse.plans.template import Column, ColumnKind, TableTemplate, template
from lifecourse.standards.api import packs


class UnableToChangePlan(Exception):
    """A plan cannot be changed in the way that was asked."""


@transaction.atomic
def open_plan(
    *, document: PlanDocument, partnership: Partnership, rules_on: date, by: Account | None, at: datetime
) -> Plan:
    """Put a whole plan into the database. Raises UnableToChangePlan when its name is taken."""
    if Plan.objects.filter(slug=document.slug).exists():
        raise UnableToChangePlan(f"There is already a plan called {document.slug}.")
    plan = Plan.objects.create(
        slug=document.slug,
        title=document.title,
        template_id=document.template.id,
        partnership=partnership,
        dated=document.dated,
        rules_on=rules_on,
        created_at=at,
        changed_at=at,
    )
    _fill(plan, document, by=by, at=at)
    return plan


@transaction.atomic
def put_back_plan(*, plan: Plan, document: PlanDocument, by: Account | None, at: datetime) -> Plan:
    """Exchange everything in a plan for a document. The record of change keeps what was there."""
    figures = list(
        TableCell.objects.filter(row__plan=plan, figure__isnull=False).values_list("figure_id", flat=True)
    )
    plan.rows.all().delete()
    plan.answers.all().delete()
    Figure.objects.filter(pk__in=figures).delete()
    _fill(plan, document, by=by, at=at)
    return _changed(plan, at=at)


@transaction.atomic
def write_answer(
    *,
    plan: Plan,
    section: str,
    text: str,
    state: SectionState,
    by: Account,
    at: datetime,
    seen: str | None = None,
) -> SectionAnswer:
    """Write a section's text. `seen` is the text that the writer started from; when the section has been
    changed since by somebody else, raises UnableToChangePlan instead of losing their words."""
    _check_may_write(plan, section, by, at)
    plan = _held(plan)
    answer = SectionAnswer.objects.filter(plan=plan, section=section).first()
    before = answer.text if answer else ""
    if seen is not None and _lines(seen) != _lines(before):
        raise UnableToChangePlan(
            "Somebody else has changed this section since you opened it. Their text is kept; yours is below."
        )
    answer, _ = SectionAnswer.objects.update_or_create(
        plan=plan,
        section=section,
        defaults={"text": _lines(text), "state": state, "changed_by": by, "changed_at": at},
    )
    _changed(plan, at=at)
    return answer


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
    """State several figures of one table: all of them, or none. Raises UnableToChangePlan or NotAllowed."""
    _check(Permission.EDIT_FIGURES, plan, by, at)
    plan = _held(plan)
    cells = [_state(plan, table, change, by=by, at=at) for change in figures]
    if cells:
        _changed(plan, at=at)
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


@transaction.atomic
def change_texts(
    *, plan: Plan, table: str, row: str, texts: Mapping[str, str], by: Account, at: datetime
) -> list[TableCell]:
    """Write text, choices, days or row keys in one row: all of them, or none."""
    _check_may_write(plan, _table(plan, table).section, by, at)
    plan = _held(plan)
    cells = []
    for column, text in texts.items():
        cell = _cell(plan, table, row, column, by=by, at=at)
        cell.text = _fitting(plan, table, _column(plan, table, column), text.strip())
        cell.changed_by, cell.changed_at = by, at
        cell.save()
        cells.append(cell)
    if cells:
        _changed(plan, at=at)
    return cells


@transaction.atomic
def add_row(*, plan: Plan, table: str, key: str, name: str, by: Account, at: datetime) -> TableRow:
    """Add a row at the end of a table, with its name in the table's first column of text."""
    _check_may_write(plan, _table(plan, table).section, by, at)
    plan = _held(plan)
    rows = TableRow.objects.filter(plan=plan, table=table)
    if not key:
        raise UnableToChangePlan("Give the row a name with letters or digits in it.")
    if rows.filter(key=key).exists():
        raise UnableToChangePlan(f"The table already has a row {key}.")
    last = rows.order_by("-position").values_list("position", flat=True).first()
    row = TableRow.objects.create(plan=plan, table=table, key=key, position=(last or 0) + 1)
    first = next((c for c in _table(plan, table).columns if c.kind is ColumnKind.TEXT), None)
    if first is not None:
        TableCell.objects.create(row=row, column=first.key, text=name.strip(), changed_by=by, changed_at=at)
    _changed(plan, at=at)
    return row


@transaction.atomic
def remove_row(*, plan: Plan, table: str, row: str, by: Account, at: datetime) -> None:
    """Take a row out of a table. The record of change keeps what stood in it."""
    _check_may_write(plan, _table(plan, table).section, by, at)
    plan = _held(plan)
    found = TableRow.objects.filter(plan=plan, table=table, key=row).first()
    if found is None:
        raise UnableToChangePlan(f"The table has no row {row}: it may have been removed already.")
    figures = list(found.cells.filter(figure__isnull=False).values_list("figure_id", flat=True))
    found.delete()
    Figure.objects.filter(pk__in=figures).delete()
    _changed(plan, at=at)


@transaction.atomic
def choose_rule_pack(*, plan: Plan, pack_id: str, by: Account, at: datetime) -> Plan:
    """Choose the rules by hand, or go back to the rules in force on the plan's day with an empty id."""
    _check(Permission.CHOOSE_RULE_PACK, plan, by, at)
    if pack_id and pack_id not in {p.id for p in packs()}:
        raise UnableToChangePlan(f"There is no rule pack {pack_id}.")
    plan = _held(plan)
    plan.rule_pack_id = pack_id
    return _changed(plan, at=at)


# -- the parts of a change


def _check(permission: Permission, plan: Plan, by: Account, at: datetime) -> None:
    check_may(by, permission, partnership=plan.partnership, on=localdate(at))


def _held(plan: Plan) -> Plan:
    # One change of a plan at a time: the second waits for the first, then sees what it did.
    return Plan.objects.select_for_update().get(pk=plan.pk)


def _changed(plan: Plan, *, at: datetime) -> Plan:
    plan.revision += 1
    plan.content_id = uuid.uuid4()
    plan.changed_at = at
    plan.save()
    return plan


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _check_may_write(plan: Plan, section: str, by: Account, at: datetime) -> None:
    try:
        finance = template(plan.template_id).section(section).finance
    except KeyError as problem:
        raise UnableToChangePlan(str(problem.args[0])) from None
    _check(writing_permission(finance=finance), plan, by, at)


def writing_permission(*, finance: bool) -> Permission:
    """What somebody needs to write in a section: the finance section is the finance lead's as well."""
    return Permission.EDIT_FINANCE_SECTIONS if finance else Permission.EDIT_SECTIONS


def _table(plan: Plan, table: str) -> TableTemplate:
    try:
        return template(plan.template_id).table(table)
    except KeyError as problem:
        raise UnableToChangePlan(str(problem.args[0])) from None


def _column(plan: Plan, table: str, column: str) -> Column:
    try:
        return _table(plan, table).column(column)
    except KeyError as problem:
        raise UnableToChangePlan(str(problem.args[0])) from None


def _cell(plan: Plan, table: str, row: str, column: str, *, by: Account, at: datetime) -> TableCell:
    found = TableRow.objects.filter(plan=plan, table=table, key=row).first()
    if found is None:
        raise UnableToChangePlan(f"The table has no row {row}: it may have been removed.")
    cell = TableCell.objects.select_related("figure").filter(row=found, column=column).first()
    return cell or TableCell(row=found, column=column, changed_by=by, changed_at=at)


def _state(plan: Plan, table: str, change: FigureChange, *, by: Account, at: datetime) -> TableCell:
    kind = _column(plan, table, change.column)
    if kind.kind is not ColumnKind.FIGURE:
        raise UnableToChangePlan(f"The column {kind.title} holds text, not a figure.")
    if change.stated and kind.unit and change.stated.unit is not kind.unit:
        raise UnableToChangePlan(
            f"{kind.title} is counted in {kind.unit.value}, not in {change.stated.unit.value}."
        )
    cell = _cell(plan, table, change.row, change.column, by=by, at=at)
    before = cell.figure.stated if cell.figure else None
    if before != change.seen:
        raise UnableToChangePlan(
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


def _fitting(plan: Plan, table: str, column: Column, text: str) -> str:
    if column.kind is ColumnKind.FIGURE:
        raise UnableToChangePlan(f"The column {column.title} holds a figure, not text.")
    if not text:
        return text
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


def _fill(plan: Plan, document: PlanDocument, *, by: Account | None, at: datetime) -> None:
    SectionAnswer.objects.bulk_create(
        SectionAnswer(
            plan=plan, section=key, text=text, state=SectionState.DRAFTING, changed_by=by, changed_at=at
        )
        for key, text in document.answers.items()
    )
    rows = [
        TableRow(plan=plan, table=table.key, key=row.key, position=position)
        for table in document.tables.values()
        for position, row in enumerate(table.rows, start=1)
    ]
    made = {(r.table, r.key): r for r in TableRow.objects.bulk_create(rows)}
    entries: list[tuple[TableRow, str, Cell]] = [
        (made[table.key, row.key], column, cell)
        for table in document.tables.values()
        for row in table.rows
        for column, cell in row.cells.items()
        if not cell.empty
    ]
    figures = []
    for _, _, cell in entries:
        if cell.figure is not None:
            figure = Figure()
            figure.take(cell.figure)
            figures.append(figure)
    kept = iter(Figure.objects.bulk_create(figures))
    TableCell.objects.bulk_create(
        TableCell(
            row=row,
            column=column,
            text="" if cell.figure is not None else cell.text,
            figure=next(kept) if cell.figure is not None else None,
            changed_by=by,
            changed_at=at,
        )
        for row, column, cell in entries
    )
