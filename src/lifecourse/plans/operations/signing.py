"""Agreeing to a plan: an organisation's route, its decision on a version, and a condition that is met."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import (
    NotAllowed,
    Organisation,
    Permission,
    may,
    organisations_acted_for,
)
from lifecourse.plans.deciding import CannotSign, Decides, Decision, Outcome, check_decision
from lifecourse.plans.models import ConditionMet, Plan, PlanVersion, Signature, SignOffRoute, SignOffStep
from lifecourse.plans.operations.changing import check


@dataclass(frozen=True, kw_only=True)
class RouteStep:
    """One board on the way to an organisation's agreement."""

    board: str
    meets_on: date | None
    decides: Decides


def may_sign_for(account: Account, plan: Plan, organisation: Organisation, *, on: date) -> bool:
    """Whether somebody records what this organisation decides about this plan."""
    acting = organisations_acted_for(account, Permission.SIGN_PLAN, partnership=plan.partnership, on=on)
    return organisation in acting


def _check_may_sign(by: Account, plan: Plan, organisation: Organisation, at: datetime) -> None:
    check(Permission.SIGN_PLAN, plan, by, at)
    if not may_sign_for(by, plan, organisation, on=localdate(at)):
        raise NotAllowed(f"Only a board secretary of {organisation} records what {organisation} decides.")


@transaction.atomic
def set_route(
    *,
    plan: Plan,
    organisation: Organisation,
    target_on: date | None,
    steps: Sequence[RouteStep],
    by: Account,
    at: datetime,
) -> SignOffRoute:
    """Say on which boards' way an organisation agrees, and by when. Raises NotAllowed."""
    if not may(by, Permission.EDIT_PLAN, partnership=plan.partnership, on=localdate(at)):
        _check_may_sign(by, plan, organisation, at)
    route, _ = SignOffRoute.objects.update_or_create(
        plan=plan,
        organisation=organisation,
        defaults={"target_on": target_on, "changed_by": by, "changed_at": at},
    )
    route.steps.all().delete()
    SignOffStep.objects.bulk_create(
        SignOffStep(
            route=route,
            position=number,
            board=step.board.strip(),
            meets_on=step.meets_on,
            decides=step.decides.value,
        )
        for number, step in enumerate(steps, start=1)
    )
    return route


@transaction.atomic
def sign_version(
    *, version: PlanVersion, organisation: Organisation, decision: Decision, by: Account, at: datetime
) -> Signature:
    """Record what an organisation decided about a frozen version; an earlier record of it is superseded.

    Raises NotAllowed or CannotSign.
    """
    plan = Plan.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=version.plan_id)
    _check_may_sign(by, plan, organisation, at)
    earlier = current_signature(version, organisation)
    check_decision(
        decision,
        today=localdate(at),
        frozen_on=localdate(version.frozen_at),
        supersedes=earlier is not None,
    )
    conditional = decision.outcome is Outcome.AGREED_WITH_CONDITION
    return Signature.objects.create(
        version=version,
        content_hash=version.content_hash,
        organisation=organisation,
        outcome=decision.outcome.value,
        decided_on=decision.decided_on,
        reference=decision.reference.strip(),
        condition=decision.condition.strip() if conditional else "",
        condition_owner=decision.condition_owner.strip() if conditional else "",
        condition_due=decision.condition_due if conditional else None,
        supersedes=earlier,
        reason=decision.reason.strip() if earlier else "",
        signed_by=by,
        signed_at=at,
    )


@transaction.atomic
def meet_condition(*, signature: Signature, met_on: date, evidence: str, by: Account, at: datetime) -> None:
    """Record that a signature's condition was met, and what shows it. Raises NotAllowed or CannotSign."""
    plan = Plan.objects.select_for_update(of=("self",)).get(pk=signature.version.plan_id)
    _check_may_sign(by, plan, signature.organisation, at)
    if signature.outcome != Outcome.AGREED_WITH_CONDITION or Signature.objects.filter(supersedes=signature):
        raise CannotSign("There is no condition here that still has to be met.")
    if ConditionMet.objects.filter(signature=signature).exists():
        raise CannotSign("This condition was recorded as met already.")
    if met_on > localdate(at) or met_on < signature.decided_on:
        raise CannotSign("The day on which it was met lies between the decision and today.")
    if not evidence.strip():
        raise CannotSign("Say what shows that the condition is met.")
    ConditionMet.objects.create(signature=signature, met_on=met_on, evidence=evidence.strip(), by=by, at=at)


def current_signature(version: PlanVersion, organisation: Organisation) -> Signature | None:
    """The latest record of what an organisation decided about a version."""
    signatures = version.signatures.filter(organisation=organisation, superseded_by=None)
    return signatures.select_related("met", "organisation").first()
