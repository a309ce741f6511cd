"""What an assurer's questions and the boards' signatures ask of one person in a plan."""

from datetime import date

from django.urls import reverse

from lifecourse.accounts.api import Account
from lifecourse.assurance.api import Point, points_waiting_for
from lifecourse.design.api import day
from lifecourse.plans.api import (
    Agreeing,
    Plan,
    PlanVersion,
    latest_version,
    may_sign_for,
    who_must_agree,
)
from lifecourse.website.standing import Need


def needs_versions(plan: Plan, *, account: Account, today: date) -> list[Need]:
    """Points that wait for somebody's side, the oldest first; then decisions that their boards owe."""
    points = [_point(plan, point) for point in points_waiting_for(account, plan, on=today)]
    version = latest_version(plan)
    if version is None:
        return points
    agreeing = who_must_agree(plan, version, seen_by=account, on=today)
    mine = [one for one in agreeing if may_sign_for(account, plan, one.organisation, on=today)]
    return [*points, *(_board(plan, one, version) for one in mine if not one.agreed)]


def _board(plan: Plan, one: Agreeing, version: PlanVersion) -> Need:
    by = f" by {day(one.target_on)}" if one.target_on else ""
    return Need(
        sentence=f"Record what {one.organisation.name} decides about {version.name.lower()}{by}",
        more=f"{one.state_words}.",
        url=reverse("show_sign_off", args=[plan.slug]),
    )


def _point(plan: Plan, point: Point) -> Need:
    asks = {
        "asked": "Answer the assurer’s point",
        "answered": "Read the author’s answer",
        "assurer-proposes": "Say whether you agree with the assurer",
        "author-proposes": "Say whether you agree with the author",
    }
    return Need(
        sentence=f"{asks[point.state]} on section {point.section}",
        more=f"About {point.version.name.lower()}.",
        url=reverse("show_point", args=[plan.slug, point.version.number, point.pk]),
    )
