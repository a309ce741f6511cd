"""Everything that does not hold in the cases of one partnership, from plain documents alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lifecourse.assurance.cases.against_plan import bid_findings
from lifecourse.cases.api import (
    CaseDocument,
    CaseFinding,
    CaseWeight,
    Held,
    ToCheck,
    findings_of,
    hold_case,
    overlap_findings,
    overlaps,
    templates,
)
from lifecourse.plans.api import PlanDocument


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


def check_cases(documents: Sequence[CaseDocument], plans: Sequence[PlanDocument] = ()) -> CheckedCases:
    """Check the cases of one partnership, by reference, with its plans. Nothing is read but what is given."""
    ordered = sorted(documents, key=lambda one: one.about.reference)
    ends = max((one.about.last_day for one in ordered if one.about.last_day), default=date.max)
    by_reference = {one.about.reference: one for one in ordered}
    return CheckedCases(
        cases=tuple(_checked(one, by_reference) for one in ordered),
        between=tuple(
            _gravest_first(
                [
                    *overlap_findings(overlaps(ordered, last=ends)),
                    *(found for plan in plans for found in bid_findings(plan, ordered)),
                ]
            )
        ),
    )


def _checked(document: CaseDocument, all_of_them: Mapping[str, CaseDocument]) -> CheckedCase:
    about = document.about
    template = templates().get(about.template)
    others = {reference: one for reference, one in all_of_them.items() if one is not document}
    if template is None:
        found = [_no_template(about.template)]
    else:
        found = findings_of(ToCheck(document=document, template=template, others=others))
    held = hold_case(document)
    return CheckedCase(document=document, findings=tuple(found), held=tuple(held))


def _no_template(named: str) -> CaseFinding:
    return CaseFinding(
        check="no-such-template",
        place="Kind of case",
        found=f"“{named}”",
        expected=f"one of {', '.join(templates())}",
        mend="Name a kind of case that there is; nothing else is checked before.",
        weight=CaseWeight.MUST_MEND,
    )


def _gravest_first(findings: list[CaseFinding]) -> list[CaseFinding]:
    return sorted(findings, key=lambda one: one.weight is not CaseWeight.MUST_MEND)
