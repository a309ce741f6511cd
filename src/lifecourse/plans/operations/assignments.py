"""Saying who writes a section, who checks it, and by when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Permission, may
from lifecourse.plans.models import Assignment, Plan
from lifecourse.plans.operations.changing import (
    UnableToChangePlan,
    check,
    held,
    writing_permission,
)
from lifecourse.plans.template import template


@dataclass(frozen=True, kw_only=True)
class Task:
    """One section: who writes it, who checks it, and by when; None where nobody or no day is named."""

    section: str
    writer: Account | None
    checker: Account | None
    due_on: date | None


@transaction.atomic
def assign_sections(*, plan: Plan, tasks: Sequence[Task], by: Account, at: datetime) -> list[Assignment]:
    """Give out several sections at once: all of them, or none. Raises NotAllowed or UnableToChangePlan."""
    check(Permission.ASSIGN_SECTIONS, plan, by, at)
    plan = held(plan)
    return [_assign(plan, task, by=by, at=at) for task in tasks]


def _assign(plan: Plan, task: Task, *, by: Account, at: datetime) -> Assignment:
    try:
        section = template(plan.template_id).section(task.section)
    except KeyError as problem:
        raise UnableToChangePlan(str(problem.args[0])) from None
    today = localdate(at)
    need = writing_permission(finance=section.finance)
    if task.writer and not may(task.writer, need, partnership=plan.partnership, on=today):
        raise UnableToChangePlan(
            f"Section {section.key}: {task.writer.full_name} may not write in it. Choose somebody who may, "
            "or ask an administrator to give them the role."
        )
    if task.checker and not may(task.checker, Permission.SEE_PLAN, partnership=plan.partnership, on=today):
        raise UnableToChangePlan(
            f"Section {section.key}: {task.checker.full_name} cannot read this plan, so they cannot check it."
        )
    if task.writer and task.writer == task.checker:
        raise UnableToChangePlan(
            f"Section {section.key}: nobody checks what they wrote. Name somebody else to check it."
        )
    found, _ = Assignment.objects.update_or_create(
        plan=plan,
        section=section.key,
        defaults={
            "writer": task.writer,
            "checker": task.checker,
            "due_on": task.due_on,
            "changed_by": by,
            "changed_at": at,
        },
    )
    return found
