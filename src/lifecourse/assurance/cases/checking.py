"""Everything that does not hold in the cases of one partnership, from plain documents alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lifecourse.assurance.cases.references import reference_findings
from lifecourse.cases.api import (
    CaseDocument,
    CaseFinding,
    CaseWeight,
    Held,
    hold_tables,
    overlap_findings,
    overlaps,
    savings_findings,
    table_findings,
)


@dataclass(frozen=True, kw_only=True)
class CheckedCase:
    """A case, what was found in it, and every printed figure that was held against others."""

    document: CaseDocument
    findings: tuple[CaseFinding, ...]
    held: tuple[Held, ...]


@dataclass(frozen=True, kw_only=True)
class CheckedCases:
    """The cases of one partnership, each by itself, and what is found between them."""

    cases: tuple[CheckedCase, ...]
    between: tuple[CaseFinding, ...]

    @property
    def findings(self) -> list[CaseFinding]:
        """Every finding, case by case and then between them."""
        return [*(finding for case in self.cases for finding in case.findings), *self.between]

    @property
    def must_mend(self) -> int:
        """How many findings must be mended."""
        return sum(one.weight is CaseWeight.MUST_MEND for one in self.findings)


def check_cases(documents: Sequence[CaseDocument]) -> CheckedCases:
    """Check the cases of one partnership, by reference. Nothing is read but what is given."""
    ordered = sorted(documents, key=lambda one: one.about.reference)
    referred = reference_findings(ordered)
    ends = max((one.about.last_day for one in ordered if one.about.last_day), default=date.max)
    return CheckedCases(
        cases=tuple(_checked(one, referred[one.about.slug]) for one in ordered),
        between=tuple(_gravest_first(overlap_findings(overlaps(ordered, last=ends)))),
    )


def _checked(document: CaseDocument, referred: list[CaseFinding]) -> CheckedCase:
    held = hold_tables(document.published, document.agrees)
    found = [*table_findings(document.published, held), *savings_findings(document), *referred]
    return CheckedCase(document=document, findings=tuple(_gravest_first(found)), held=tuple(held))


def _gravest_first(findings: list[CaseFinding]) -> list[CaseFinding]:
    return sorted(findings, key=lambda one: one.weight is not CaseWeight.MUST_MEND)
