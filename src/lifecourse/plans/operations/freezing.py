"""Freezing a version of a plan."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Permission
from lifecourse.plans.canonical import content_of, hash_of
from lifecourse.plans.models import Plan, PlanVersion
from lifecourse.plans.operations.changing import check
from lifecourse.plans.queries import document_of, rule_pack_of
from lifecourse.plans.rules import VersionKind, check_can_freeze


@dataclass(frozen=True, kw_only=True)
class FindingCounts:
    """How many findings stood in a plan when it was frozen."""

    must_mend: int = 0
    should_look: int = 0
    for_information: int = 0
    accepted: int = 0


@transaction.atomic
def freeze_plan(
    *,
    plan: Plan,
    kind: VersionKind,
    findings: FindingCounts,
    note: str = "",
    by: Account | None,
    at: datetime,
) -> PlanVersion:
    """Freeze the plan as it stands now. Without `by`, a command of whoever keeps the machine does it.

    Raises NotAllowed or CannotFreeze.
    """
    if by is not None:
        check(Permission.FREEZE_PLAN, plan, by, at)
    # Whoever changes the plan waits until its version is whole.
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    latest = plan.versions.order_by("-number").only("kind", "number", "plan_id").first()
    check_can_freeze(kind, latest=VersionKind(latest.kind) if latest else None)
    content = content_of(document_of(plan))
    return PlanVersion.objects.create(
        plan=plan,
        kind=kind.value,
        number=latest.number + 1 if latest else 1,
        note=note.strip(),
        frozen_at=at,
        frozen_by=by,
        revision=plan.revision,
        rule_pack_id=rule_pack_of(plan).id,
        content=content,
        content_hash=hash_of(content),
        must_mend=findings.must_mend,
        should_look=findings.should_look,
        for_information=findings.for_information,
        accepted=findings.accepted,
    )
