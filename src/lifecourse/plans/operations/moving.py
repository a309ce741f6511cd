"""Moving a plan to the template that takes the place of its own."""

from datetime import datetime

from django.db import transaction

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Permission
from lifecourse.plans.models import Plan
from lifecourse.plans.operations.changing import UnableToChangePlan, changed, check, held
from lifecourse.plans.template import newer_than


@transaction.atomic
def move_to_newer_template(*, plan: Plan, to: str, by: Account, at: datetime) -> Plan:
    """Put a plan on the template that takes the place of its own. Raises UnableToChangePlan or NotAllowed.

    Nothing written is removed: what the newer template does not ask for stays where it is kept, and is seen
    again if the plan is read on a template that asks for it.
    """
    check(Permission.EDIT_PLAN, plan, by, at)
    plan = held(plan)
    newer = newer_than(plan.template_id)
    if newer is None or newer.id != to:
        raise UnableToChangePlan("This plan is not on the template that this one takes the place of.")
    plan.template_id = newer.id
    return changed(plan, at=at)
