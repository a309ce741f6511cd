"""Freezing a version of a plan together with how many findings stood in it."""

from datetime import datetime

from django.db import transaction

from lifecourse.accounts.api import Account
from lifecourse.assurance.moderation import unsettled_points
from lifecourse.assurance.operations import refresh_findings
from lifecourse.plans.api import CannotFreeze, FindingCounts, Plan, PlanVersion, VersionKind, freeze_plan


@transaction.atomic
def freeze_version(
    *, plan: Plan, kind: VersionKind, note: str = "", by: Account | None, at: datetime
) -> PlanVersion:
    """Run the checks, then freeze the plan as it stands. Raises NotAllowed or CannotFreeze.

    While something that an assurer asked is open, what follows a first cut needs a note that says why.
    """
    open_points = unsettled_points(plan)
    if kind is not VersionKind.FIRST_CUT and open_points and not note.strip():
        sections = ", ".join(dict.fromkeys(point.section for point in open_points))
        raise CannotFreeze(
            f"{len(open_points)} of the assurer’s points are not settled (section {sections}). "
            "Settle them, or say why you go on."
        )
    run = refresh_findings(plan=plan, at=at)
    counts = FindingCounts(
        must_mend=run.must_mend,
        should_look=run.should_look,
        for_information=run.for_information,
        accepted=run.accepted,
    )
    return freeze_plan(plan=plan, kind=kind, findings=counts, note=note, by=by, at=at)
