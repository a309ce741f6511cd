"""What people said of savings and benefits: of each month and day the newest."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from lifecourse.cases.kinds.tracking import Came
from lifecourse.cases.models import BenefitResult, Case, SavingMonth


def months_told(cases: Iterable[Case]) -> dict[tuple[int, str], dict[date, Came]]:
    """What stands of each month, by case and saving: in one query."""
    found: defaultdict[tuple[int, str], dict[date, Came]] = defaultdict(dict)
    for row in SavingMonth.objects.filter(case__in=list(cases)).order_by("id"):
        came = Came(month=row.month, actual=row.actual_pence, anyway=row.anyway_pence)
        found[row.case_id, row.saving][row.month] = came
    return found


def telling_of(case: Case, saving: str) -> QuerySet[SavingMonth]:
    """Everything that was said of a saving, the newest first."""
    return SavingMonth.objects.filter(case=case, saving=saving).select_related("by").order_by("-month", "-id")


def results_told(case: Case) -> dict[str, list[BenefitResult]]:
    """What stands of each benefit, by its short name: the latest day first."""
    found: defaultdict[str, dict[date, BenefitResult]] = defaultdict(dict)
    for row in BenefitResult.objects.filter(case=case).select_related("by").order_by("id"):
        found[row.benefit][row.on] = row
    return {
        benefit: sorted(rows.values(), key=lambda row: row.on, reverse=True)
        for benefit, rows in found.items()
    }
