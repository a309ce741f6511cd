"""What people read of plans: only those of partnerships they belong to, in a stated order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.db.models import QuerySet

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Permission, may, partnerships_seen_by
from lifecourse.plans.document import Cell, PlanDocument, Row, Table
from lifecourse.plans.models import Plan, SectionAnswer, TableCell, TableRow
from lifecourse.plans.rules import SectionState
from lifecourse.plans.template import template
from lifecourse.standards.api import RulePack, pack, pack_in_force


class NoSuchPlan(Exception):
    """There is no such plan that this person may see."""


def plans_seen_by(account: Account, *, on: date) -> QuerySet[Plan]:
    """The plans that someone may read, by title."""
    seen = [
        p
        for p in partnerships_seen_by(account, on)
        if may(account, Permission.SEE_PLAN, partnership=p, on=on)
    ]
    return Plan.objects.filter(partnership__in=seen).select_related("partnership").order_by("title", "id")


def get_plan(slug: str, *, seen_by: Account, on: date) -> Plan:
    """One plan. Raises NoSuchPlan, also when it exists but is not for this person to see."""
    plan = plans_seen_by(seen_by, on=on).filter(slug=slug).first()
    if plan is None:
        raise NoSuchPlan(f"There is no plan {slug} that you may see.")
    return plan


def find_plan(slug: str) -> Plan:
    """One plan for a command run by whoever keeps the machine. Raises NoSuchPlan."""
    plan = Plan.objects.select_related("partnership").filter(slug=slug).first()
    if plan is None:
        raise NoSuchPlan(
            f"There is no plan {slug}. Load one, for example: lifecourse load examples/essex-2016"
        )
    return plan


def document_of(plan: Plan) -> PlanDocument:
    """Everything written in a plan, as plain values. Kept in memory until the plan changes."""
    return _document(plan.pk, plan.content_id.hex)


@lru_cache(maxsize=32)
def _document(plan_id: int, content_id: str) -> PlanDocument:
    plan = Plan.objects.get(pk=plan_id)
    plan_template = template(plan.template_id)
    cells: dict[int, dict[str, Cell]] = {}
    for cell in TableCell.objects.filter(row__plan_id=plan_id).select_related("figure"):
        stated = cell.figure.stated if cell.figure else None
        cells.setdefault(cell.row_id, {})[cell.column] = Cell(text=cell.text, figure=stated)
    rows: dict[str, list[Row]] = {}
    for row in TableRow.objects.filter(plan_id=plan_id).order_by("table", "position", "id"):
        rows.setdefault(row.table, []).append(Row(key=row.key, cells=cells.get(row.pk, {})))
    tables = {
        t.key: Table(template=t, rows=tuple(rows[t.key])) for t in plan_template.tables if t.key in rows
    }
    # What an earlier template asked for is kept, and is no part of the plan on this one.
    asked = {section.key for section in plan_template.sections}
    answers = {
        section: text
        for section, text in SectionAnswer.objects.filter(plan_id=plan_id).values_list("section", "text")
        if section in asked
    }
    return PlanDocument(
        slug=plan.slug,
        title=plan.title,
        template=plan_template,
        dated=plan.dated,
        answers=answers,
        tables=tables,
    )


def rule_pack_of(plan: Plan) -> RulePack:
    """The rules that apply to a plan: the pack chosen by hand, or the one in force on the plan's day."""
    return pack(plan.rule_pack_id) if plan.rule_pack_id else pack_in_force(plan.rules_on)


def section_states(plan: Plan) -> Mapping[str, SectionState]:
    """How far each section is; sections that nobody began are not started."""
    states = dict(SectionAnswer.objects.filter(plan=plan).values_list("section", "state"))
    return {
        s.key: SectionState(states.get(s.key, SectionState.NOT_STARTED))
        for s in template(plan.template_id).sections
    }


@dataclass(frozen=True, kw_only=True)
class Changed:
    """Who last changed a cell, and when."""

    by: str
    at: datetime


def changes_of(plan: Plan, tables: Iterable[str]) -> Mapping[tuple[str, str, str], Changed]:
    """Who last changed each cell of some tables, by table, row and column key."""
    cells = TableCell.objects.filter(row__plan=plan, row__table__in=list(tables)).values_list(
        "row__table", "row__key", "column", "changed_by__full_name", "changed_at"
    )
    return {
        (table, row, column): Changed(by=name or "Loaded from the source document", at=at)
        for table, row, column, name, at in cells
    }


def answer_about(plan: Plan, section: str) -> Changed | None:
    """Who last wrote a section, and when."""
    found = SectionAnswer.objects.filter(plan=plan, section=section).select_related("changed_by").first()
    if found is None:
        return None
    name = found.changed_by.full_name if found.changed_by else ""
    return Changed(by=name or "Loaded from the source document", at=found.changed_at)
