"""Whether a path leads to a place that a plan has: a section, table, row or cell."""

from lifecourse.plans.models import Plan, TableRow
from lifecourse.plans.operations.changing import UnableToChangePlan, column_called, table_called
from lifecourse.plans.template import template


def check_place(plan: Plan, path: str) -> None:
    """Raises UnableToChangePlan when the plan has no such place."""
    section, table, row, column, *rest = (*path.split("/"), "", "", "")[: max(4, path.count("/") + 1)]
    if rest or not any(s.key == section for s in template(plan.template_id).sections):
        raise UnableToChangePlan("This plan has no such place.")
    if table:
        table_called(plan, table)
    if row and not TableRow.objects.filter(plan=plan, table=table, key=row).exists():
        raise UnableToChangePlan("The row that this is about has been removed.")
    if column:
        column_called(plan, table, column)
