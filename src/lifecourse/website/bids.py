"""Bids of a plan that cases make: each beside its case, for those who may read both."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lifecourse.accounts.api import Account
from lifecourse.assurance.api import Beside, bid_beside_case, bids_beside_cases
from lifecourse.cases.api import Case, cases_seen_by
from lifecourse.cases.api import document_of as case_document_of
from lifecourse.plans.api import Plan, PlanDocument, document_of, plans_seen_by


@dataclass(frozen=True, kw_only=True)
class BidShown:
    """One bid of a plan with the case that makes it; `section`: of the plan, in which the bid stands."""

    plan: Plan
    section: str
    key: str
    name: str
    case: Case
    numbers: tuple[Beside, ...]

    @property
    def differing(self) -> int:
        """How many numbers plan and case do not say alike."""
        return sum(one.differs for one in self.numbers)

    @property
    def sentence(self) -> str:
        """Whether plan and case say the same, plainly."""
        both = sum(one.plan is not None and one.case is not None for one in self.numbers)
        if not both:
            return "No number stands in both."
        if self.differing:
            return f"Plan and case differ in {self.differing} of the numbers that both say ({both})."
        return f"Plan and case say the same in every number that both say ({both})."


def bids_of(plan: Plan, document: PlanDocument, *, account: Account, on: date) -> list[BidShown]:
    """The bids of a plan that cases make, of those that this person may read, in the order of the plan."""
    table = next((one for one in document.template.tables if one.key == "bids"), None)
    if table is None:
        return []
    cases = list(cases_seen_by(account, on=on).filter(partnership=plan.partnership))
    return _shown(plan, document, table.section, cases)


def _shown(plan: Plan, document: PlanDocument, section: str, cases: Sequence[Case]) -> list[BidShown]:
    by_slug = {case.slug: case for case in cases}
    documents = [case_document_of(case) for case in cases]
    return [
        BidShown(
            plan=plan,
            section=section,
            key=row.key,
            name=row.text("bid"),
            case=by_slug[made.about.slug],
            numbers=tuple(bid_beside_case(document, row, made)),
        )
        for row, made in bids_beside_cases(document, documents)
    ]


def find_bid(partnership: str, key: str, *, account: Account, on: date) -> BidShown | None:
    """A bid of a partnership's plan with its case, where this person may read both."""
    for plan in plans_seen_by(account, on=on).filter(partnership__slug=partnership):
        for one in bids_of(plan, document_of(plan), account=account, on=on):
            if one.key == key:
                return one
    return None
