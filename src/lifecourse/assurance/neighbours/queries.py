"""Which plans a plan meets, for somebody: only plans that they may read are read at all."""

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from lifecourse.accounts.api import Account
from lifecourse.assurance.neighbours.engine import Held, hold_against
from lifecourse.assurance.neighbours.meeting import Side
from lifecourse.assurance.neighbours.naming import Named
from lifecourse.organisations.api import Part, Permission, check_may, may, members_of
from lifecourse.plans.api import Plan, document_of, plans_seen_by


def neighbours_of(plan: Plan, *, seen_by: Account, on: date) -> list[Held]:
    """The plans that a plan meets, by title, among those that this person may read. Raises NotAllowed."""
    check_may(seen_by, Permission.SEE_FINDINGS, partnership=plan.partnership, on=on)
    readable = [
        other
        for other in plans_seen_by(seen_by, on=on).exclude(partnership=plan.partnership)
        if may(seen_by, Permission.SEE_FINDINGS, partnership=other.partnership, on=on)
    ]
    return neighbours_among(plan, readable, on=on)


def neighbours_among(plan: Plan, others: list[Plan], *, on: date) -> list[Held]:
    """The plans among these that a plan meets, in their order."""
    ours = _version(plan, on)
    return [held for other in others if (held := _held(ours, _version(other, on))).meetings]


def every_other(plan: Plan) -> list[Plan]:
    """The plans of all other partnerships, by title: for a command run by whoever keeps the machine."""
    others = Plan.objects.exclude(partnership=plan.partnership).select_related("partnership")
    return list(others.order_by("title", "id"))


@dataclass(frozen=True, kw_only=True)
class _Version:
    """A plan as it stands now. What is equal need not be compared a second time."""

    plan: Plan = field(compare=False)
    content: str
    name: str
    providers: tuple[Named, ...]


def _version(plan: Plan, on: date) -> _Version:
    providers = members_of(plan.partnership, on=on).filter(part=Part.PROVIDER)
    return _Version(
        plan=plan,
        content=f"{plan.pk}/{plan.content_id.hex}/{plan.title}",
        name=plan.partnership.name,
        providers=tuple(Named(code=m.organisation.code, name=m.organisation.name) for m in providers),
    )


@lru_cache(maxsize=64)
def _held(ours: _Version, theirs: _Version) -> Held:
    return hold_against(_side(ours), _side(theirs))


def _side(version: _Version) -> Side:
    return Side(name=version.name, document=document_of(version.plan), providers=version.providers)
