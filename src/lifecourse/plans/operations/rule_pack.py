"""Choosing the rules that a plan is held against."""

from datetime import datetime

from django.db import transaction

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Permission
from lifecourse.plans.models import Plan
from lifecourse.plans.operations.changing import UnableToChangePlan, changed, check, held
from lifecourse.standards.api import packs


@transaction.atomic
def choose_rule_pack(*, plan: Plan, pack_id: str, by: Account, at: datetime) -> Plan:
    """Choose the rules by hand, or go back to the rules in force on the plan's day with an empty id."""
    check(Permission.CHOOSE_RULE_PACK, plan, by, at)
    if pack_id and pack_id not in {p.id for p in packs()}:
        raise UnableToChangePlan(f"There is no rule pack {pack_id}.")
    plan = held(plan)
    plan.rule_pack_id = pack_id
    return changed(plan, at=at)
