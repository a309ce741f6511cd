"""What the checks found in a plan, as a paper prints it."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Prefetch, Q
from django.utils.timezone import localdate

from lifecourse.assurance.api import Acceptance, Finding, FindingState, check_called, in_order
from lifecourse.organisations.api import Role, RoleHolding
from lifecourse.plans.api import Place, Plan, PlanDocument
from lifecourse.publishing.naming import Names
from lifecourse.publishing.paper import Accepted, PaperFinding


def findings_in(plan: Plan, document: PlanDocument) -> Iterator[PaperFinding]:
    """Everything found that is open or accepted: the gravest first, then in the order of the plan."""
    in_force = Acceptance.objects.filter(ended_at__isnull=True).select_related("by")
    found = (
        Finding.objects.filter(plan=plan)
        .exclude(state=FindingState.MENDED)
        .prefetch_related(Prefetch("acceptances", queryset=in_force, to_attr="in_force"))
    )
    names = Names(document)
    for finding in in_order(plan, list(found)):
        yield _printed(plan, names, finding)


def _printed(plan: Plan, names: Names, finding: Finding) -> PaperFinding:
    check = check_called(finding.check_id)
    place = Place(section=finding.section, table=finding.table, row=finding.row, column=finding.column)
    accepted: list[Acceptance] = getattr(finding, "in_force", [])
    return PaperFinding(
        check_id=finding.check_id,
        family=check.family.value if check else "",
        severity=finding.severity,
        state=finding.state,
        place=place,
        place_words=names.place(place),
        other_places=tuple(finding.other_places),
        found=finding.found,
        expected=finding.expected,
        difference=finding.difference,
        sentence=finding.sentence,
        mend=finding.mend,
        accepted=_accepted(plan, accepted[0]) if accepted else None,
    )


def _accepted(plan: Plan, acceptance: Acceptance) -> Accepted:
    day = localdate(acceptance.at)
    return Accepted(reason=acceptance.reason, by_role=_role_words(plan, acceptance, day), at=day)


def _role_words(plan: Plan, acceptance: Acceptance, day: date) -> str:
    """In what role somebody accepted a finding. A paper names roles, never people."""
    held = RoleHolding.objects.filter(
        Q(partnership=plan.partnership) | Q(partnership__isnull=True),
        Q(to_date__isnull=True) | Q(to_date__gte=day),
        account=acceptance.by,
        from_date__lte=day,
    ).select_related("organisation")
    said = [f"{Role(holding.role).label}, {holding.organisation.name}" for holding in held]
    return "; ".join(dict.fromkeys(said)) or "A role that is no longer held"
