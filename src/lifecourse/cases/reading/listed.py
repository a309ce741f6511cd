"""The cases of a partnership as a list shows them: in as many queries for fifty of them as for one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from lifecourse.cases.kinds.checking import ToCheck
from lifecourse.cases.kinds.document import CaseDocument
from lifecourse.cases.kinds.finding import CaseFinding, Weight
from lifecourse.cases.models import Case
from lifecourse.cases.queries.approval import Approval, NoTemplate, approvals_of
from lifecourse.cases.queries.cases import documents_of
from lifecourse.cases.queries.standing import KEPT, State, documents_in, state_of
from lifecourse.cases.reading.case import where_it_stands
from lifecourse.cases.reading.drawn import read_books
from lifecourse.cases.rules.checks import findings_of, in_order
from lifecourse.cases.rules.costs import costs_beside_the_fund, funds_named
from lifecourse.cases.rules.template import templates
from lifecourse.finance.api import lines_of_funds
from lifecourse.organisations.api import Partnership


@dataclass(frozen=True, kw_only=True)
class CaseListed:
    """A case in a list: pence it declares, years still to come, where it stands, what was found."""

    case: Case
    document: CaseDocument
    tag: str
    look: str
    known: int
    unknown: tuple[str, ...]
    found: int
    must_mend: int


def list_cases(partnership: Partnership, *, on: date) -> list[CaseListed]:
    """Every case of a partnership by reference. Raises NoTemplate, or BadCase where one cannot be read."""
    documents = documents_of(partnership)
    approvals = approvals_of([case for case, _ in documents], on=on)
    findings = findings_by_case(partnership, documents, on=on)
    return [_listed(case, document, approvals[case.pk], findings[case.pk]) for case, document in documents]


def _listed(
    case: Case, document: CaseDocument, approval: Approval, findings: list[CaseFinding]
) -> CaseListed:
    tag, look = where_it_stands(approval)
    return CaseListed(
        case=case,
        document=document,
        tag=tag,
        look=look,
        known=sum(one.pence for one in document.declared if one.pence is not None),
        unknown=tuple(one.year for one in document.declared if one.pence is None),
        found=len(findings),
        must_mend=sum(one.weight is Weight.MUST_MEND for one in findings),
    )


def read_findings(case: Case, *, on: date) -> list[CaseFinding]:
    """What does not add up in a case, beside the other cases of its partnership and its books.

    Raises NoTemplate, or BadCase where a case of the partnership cannot be read.
    """
    return findings_by_case(case.partnership, documents_of(case.partnership), on=on)[case.pk]


def findings_by_case(
    partnership: Partnership, documents: list[tuple[Case, CaseDocument]], *, on: date
) -> dict[int, list[CaseFinding]]:
    """What does not add up in each case of a partnership, by its key; with what the books say against it."""
    state = state_of(partnership)
    written = _written(state) if state else {}
    books = read_books(partnership, documents, on=on)
    funds = {fund for _, document in documents for fund in funds_named(document)}
    lines = lines_of_funds(partnership, funds) if funds else {}
    return {
        case.pk: in_order(
            [
                *written.get(case.pk, ()),
                *books.findings(case, document),
                *costs_beside_the_fund(document, lines),
            ]
        )
        for case, document in documents
    }


@lru_cache(maxsize=KEPT)
def _written(state: State) -> Mapping[int, tuple[CaseFinding, ...]]:
    """What is found in the words and figures alone, which hangs on nothing but what stands in the cases."""
    documents = documents_in(state)
    found = {}
    for case, document in documents.items():
        others = {one.about.reference: one for other, one in documents.items() if other != case}
        template = templates().get(document.about.template)
        if template is None:
            raise NoTemplate(f"{document.about.reference} follows a template that is not there.")
        found[case] = tuple(findings_of(ToCheck(document=document, template=template, others=others)))
    return found
