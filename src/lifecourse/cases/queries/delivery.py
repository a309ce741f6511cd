"""What was taken on of a case, and what of it is approved."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from lifecourse.cases.kinds.document import CaseDocument
from lifecourse.cases.kinds.gateways import THROUGH
from lifecourse.cases.models import Case, CaseAction
from lifecourse.cases.queries.approval import approval_of, document_in


def taken_on(cases: Iterable[Case]) -> QuerySet[CaseAction]:
    """Every action that carries out one of these cases: by case, then by the day it is due."""
    return (
        CaseAction.objects.filter(case__in=list(cases))
        .select_related("case__partnership", "action__owner_organisation", "action__owner_account")
        .order_by("case__reference", "action__due_on", "id")
    )


def approved_document(case: Case, *, on: date) -> CaseDocument | None:
    """The newest version of a case that is through a gateway; None where none is yet. Raises NoTemplate."""
    approval = approval_of(case, on=on)
    through = [
        version
        for slug, version in approval.newest.items()
        if slug in approval.standing and approval.standing[slug].where in THROUGH
    ]
    return document_in(max(through, key=lambda one: one.number)) if through else None
