"""Every check of a case, in the order in which findings are told. A subject adds its own to `CHECKS`."""

from collections.abc import Iterable

from lifecourse.cases.kinds.checking import Check, ToCheck
from lifecourse.cases.kinds.finding import CaseFinding, Weight
from lifecourse.cases.rules.answers import no_answers, risks_told_in_passing
from lifecourse.cases.rules.completeness import empty_parts, still_to_come, words_that_do_not_fit
from lifecourse.cases.rules.costs import costs_without_funding
from lifecourse.cases.rules.demand import estimates_that_do_not_multiply, known_beyond_capacity
from lifecourse.cases.rules.model_findings import model_findings
from lifecourse.cases.rules.options_findings import options_findings
from lifecourse.cases.rules.published_findings import published_findings
from lifecourse.cases.rules.references import references_apart, silent_about
from lifecourse.cases.rules.reviewing import people_not_thought_of, risks_not_kept, shares_over_all
from lifecourse.cases.rules.savings_findings import savings_findings
from lifecourse.cases.rules.timing import dependencies_out_of_time, milestones_out_of_time

CHECKS: tuple[Check, ...] = (
    empty_parts,
    still_to_come,
    no_answers,
    milestones_out_of_time,
    dependencies_out_of_time,
    lambda given: published_findings(given.document),
    lambda given: savings_findings(given.document),
    costs_without_funding,
    estimates_that_do_not_multiply,
    known_beyond_capacity,
    options_findings,
    model_findings,
    shares_over_all,
    risks_not_kept,
    risks_told_in_passing,
    people_not_thought_of,
    words_that_do_not_fit,
    references_apart,
    silent_about,
)


def findings_of(given: ToCheck) -> list[CaseFinding]:
    """What does not add up in a case: what must be mended first, then in the order of the checks."""
    return in_order(finding for check in CHECKS for finding in check(given))


def in_order(found: Iterable[CaseFinding]) -> list[CaseFinding]:
    """What must be mended first; else as they stand."""
    return sorted(found, key=lambda one: one.weight is not Weight.MUST_MEND)
