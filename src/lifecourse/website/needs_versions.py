"""What an assurer's questions and the boards' signatures ask of one person in a plan."""

from datetime import date

from django.urls import reverse

from lifecourse.accounts.api import Account
from lifecourse.assurance.api import Point, points_waiting_for
from lifecourse.plans.api import Plan
from lifecourse.website.standing import Need


def needs_versions(plan: Plan, *, account: Account, today: date) -> list[Need]:
    """Points that wait for somebody's side, the oldest first."""
    return [_point(plan, point) for point in points_waiting_for(account, plan, on=today)]


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
