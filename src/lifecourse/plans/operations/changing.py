"""What every change of a plan goes through: may they, one at a time, and the plan is new afterwards."""

import uuid
from datetime import datetime

from django.utils.timezone import localdate

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Permission, check_may
from lifecourse.plans.models import Plan, TableCell, TableRow
from lifecourse.plans.template import Column, TableTemplate, template


class UnableToChangePlan(Exception):
    """A plan cannot be changed in the way that was asked."""


class ChangedMeanwhile(UnableToChangePlan):
    """Somebody else changed the same thing first. Look at it as it stands now, then ask again."""


def check(permission: Permission, plan: Plan, by: Account, at: datetime) -> None:
    check_may(by, permission, partnership=plan.partnership, on=localdate(at))


def check_may_write(plan: Plan, section: str, by: Account, at: datetime) -> None:
    try:
        finance = template(plan.template_id).section(section).finance
    except KeyError as problem:
        raise UnableToChangePlan(str(problem.args[0])) from None
    check(writing_permission(finance=finance), plan, by, at)


def writing_permission(*, finance: bool) -> Permission:
    """What somebody needs to write in a section: the finance section is the finance lead's as well."""
    return Permission.EDIT_FINANCE_SECTIONS if finance else Permission.EDIT_SECTIONS


def held(plan: Plan) -> Plan:
    # One change of a plan at a time: the second waits for the first, then sees what it did.
    return Plan.objects.select_for_update().get(pk=plan.pk)


def changed(plan: Plan, *, at: datetime) -> Plan:
    plan.revision += 1
    plan.content_id = uuid.uuid4()
    plan.changed_at = at
    plan.save()
    return plan


def table_called(plan: Plan, table: str) -> TableTemplate:
    try:
        return template(plan.template_id).table(table)
    except KeyError as problem:
        raise UnableToChangePlan(str(problem.args[0])) from None


def column_called(plan: Plan, table: str, column: str) -> Column:
    try:
        return table_called(plan, table).column(column)
    except KeyError as problem:
        raise UnableToChangePlan(str(problem.args[0])) from None


def cell_at(plan: Plan, table: str, row: str, column: str, *, by: Account, at: datetime) -> TableCell:
    found = TableRow.objects.filter(plan=plan, table=table, key=row).first()
    if found is None:
        raise UnableToChangePlan(f"The table has no row {row}: it may have been removed.")
    cell = TableCell.objects.select_related("figure").filter(row=found, column=column).first()
    return cell or TableCell(row=found, column=column, changed_by=by, changed_at=at)
