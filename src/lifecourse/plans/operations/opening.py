"""Opening a plan from a document, and putting one back as a document says."""

from datetime import date, datetime

from django.db import transaction

from lifecourse.accounts.api import Account
from lifecourse.figures.api import Figure
from lifecourse.organisations.api import Partnership
from lifecourse.plans.document import Cell, PlanDocument
from lifecourse.plans.models import Plan, SectionAnswer, TableCell, TableRow
from lifecourse.plans.operations.changing import UnableToChangePlan, changed
from lifecourse.plans.rules import SectionState


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
    return changed(plan, at=at)


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
