"""Which cases somebody may read, and what stands in one."""

from datetime import date
from typing import Any

from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber

from lifecourse.accounts.api import Account
from lifecourse.cases.kinds.document import CaseDocument
from lifecourse.cases.models import Case, CasePart
from lifecourse.cases.queries.standing import documents_in, state_of
from lifecourse.cases.rules.document import read_document
from lifecourse.organisations.api import Partnership, Permission, partnerships_where


class NoSuchCase(Exception):
    """There is no such case that this person may see."""


def cases_seen_by(account: Account, *, on: date) -> QuerySet[Case]:
    """The cases that somebody may read on a day: by partnership and reference."""
    partnerships = partnerships_where(account, Permission.SEE_CASES, on=on)
    return (
        Case.objects.filter(partnership__in=partnerships)
        .select_related("partnership", "organisation")
        .order_by("partnership__name", "reference")
    )


def get_case(partnership: str, slug: str, *, seen_by: Account, on: date) -> Case:
    """One case. Raises NoSuchCase, also when it exists but is not for this person to see."""
    found = cases_seen_by(seen_by, on=on).filter(partnership__slug=partnership, slug=slug).first()
    if found is None:
        raise NoSuchCase(f"There is no case {slug} of {partnership} that you may see.")
    return found


def parts_standing(case: Case) -> dict[str, CasePart]:
    """The newest version of each part of a case, by its name."""
    newest = CasePart.objects.filter(case=case).annotate(
        back=Window(RowNumber(), partition_by=[F("name")], order_by=F("number").desc())
    )
    return {part.name: part for part in newest.filter(back=1)}


def document_of(case: Case) -> CaseDocument:
    """What stands in a case now. Raises BadCase when what is kept cannot be read."""
    data: dict[str, Any] = {name: part.content for name, part in parts_standing(case).items()}
    return read_document(data, place=case.reference)


def documents_of(partnership: Partnership) -> list[tuple[Case, CaseDocument]]:
    """Every case of a partnership with what stands in it, by reference: in two queries once it was read."""
    documents = documents_in(state_of(partnership))
    cases = Case.objects.filter(partnership=partnership).select_related("partnership", "organisation")
    return [(case, documents[case.pk]) for case in cases.order_by("reference") if case.pk in documents]
