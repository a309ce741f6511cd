"""What people read of a plan's frozen versions: only of plans they may see, the oldest first."""

from datetime import date

from django.db.models import QuerySet

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Permission, check_may
from lifecourse.plans.canonical import hash_of
from lifecourse.plans.models import Plan, PlanVersion
from lifecourse.plans.queries import find_plan
from lifecourse.plans.rules import KIND_WORDS, VersionKind


class NoSuchVersion(Exception):
    """There is no such version of the plan."""


def versions_of(plan: Plan, *, seen_by: Account, on: date) -> QuerySet[PlanVersion]:
    """Every frozen version of a plan, the oldest first, without reading what they hold. Raises NotAllowed."""
    check_may(seen_by, Permission.SEE_PLAN, partnership=plan.partnership, on=on)
    return plan.versions.defer("content").select_related("plan", "frozen_by").order_by("number")


def get_version(plan: Plan, number: int, *, seen_by: Account, on: date) -> PlanVersion:
    """One version. Raises NotAllowed or NoSuchVersion."""
    version = versions_of(plan, seen_by=seen_by, on=on).filter(number=number).first()
    if version is None:
        raise NoSuchVersion(f"This plan has no version {number}.")
    return version


def find_version(named: str) -> PlanVersion:
    """A version for a command: essex-2016@3, or essex-2016@first-cut for the latest first cut.

    Raises NoSuchPlan or NoSuchVersion.
    """
    slug, _, wanted = named.partition("@")
    versions = find_plan(slug).versions.select_related("plan", "frozen_by").order_by("number")
    if wanted.isdecimal():
        found = versions.filter(number=int(wanted)).first()
    else:
        found = versions.filter(kind=wanted).last()
    if found is None:
        kinds = ", ".join(k.value for k in KIND_WORDS)
        has = ", ".join(f"{v.number} ({v.kind})" for v in versions) or "none"
        raise NoSuchVersion(
            f"{slug} has no version {wanted!r}: expected a number or one of {kinds}; it has {has}."
        )
    return found


def latest_version(plan: Plan, kind: VersionKind | None = None) -> PlanVersion | None:
    """The newest version of a plan, of one kind when that is asked."""
    versions = plan.versions.select_related("plan", "frozen_by")
    return (versions.filter(kind=kind.value) if kind else versions).order_by("number").last()


def verify_version(version: PlanVersion) -> bool:
    """Whether what a version holds still gives the hash that was printed on it."""
    return hash_of(version.content) == version.content_hash
