"""Moderation of a frozen version: what an assurer asks, what the authors answer, and what both agree on."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from lifecourse.accounts.api import Account
from lifecourse.assurance.models import Point, PointRemark
from lifecourse.assurance.rules import (
    AGREED,
    Act,
    Agreement,
    CannotModerate,
    PointFacts,
    PointState,
    Side,
    after_act,
)
from lifecourse.organisations.api import Permission, check_may, permissions_in
from lifecourse.plans.api import Plan, PlanVersion, writing_permission

LONGEST = 5000


@transaction.atomic
def raise_point(*, version: PlanVersion, section: str, text: str, by: Account, at: datetime) -> Point:
    """Ask about a section of a frozen version, as its assurer. Raises NotAllowed or CannotModerate."""
    check_may(by, Permission.MODERATE, partnership=version.plan.partnership, on=localdate(at))
    if section not in {s.key for s in version.document.template.sections}:
        raise CannotModerate(f"This version has no section {section}.")
    if not text.strip():
        raise CannotModerate("Write what you want to ask.")
    point = Point.objects.create(version=version, section=section, raised_at=at)
    _say(point, Act.ASK, Side.ASSURER, text, by=by, at=at)
    return point


@transaction.atomic
def act_on_point(*, point: Point, act: Act, side: Side, text: str = "", by: Account, at: datetime) -> Point:
    """Ask again, answer, propose to settle or to carry over, agree to that, or reopen.

    Raises NotAllowed or CannotModerate.
    """
    point = Point.objects.select_for_update(of=("self",)).select_related("version__plan").get(pk=point.pk)
    check_may(
        by,
        permission_of(point, side),
        partnership=point.version.plan.partnership,
        on=localdate(at),
    )
    before = PointFacts(
        state=PointState(point.state),
        proposed=Agreement(point.proposed) if point.proposed else None,
        proposed_by=point.proposed_by_id,
    )
    after = after_act(before, act, side=side, by=by.pk, text=text)
    point.state = after.state.value
    point.proposed = after.proposed.value if after.proposed else ""
    point.proposed_by = by if after.proposed else None
    point.save(update_fields=["state", "proposed", "proposed_by"])
    _say(point, act, side, text, by=by, at=at)
    return point


def permission_of(point: Point, side: Side) -> Permission:
    """What somebody needs to speak for one side: an author is whoever may write the section."""
    if side is Side.ASSURER:
        return Permission.MODERATE
    sections = point.version.document.template.sections
    finance = next((s.finance for s in sections if s.key == point.section), False)
    return writing_permission(finance=finance)


def _say(point: Point, act: Act, side: Side, text: str, *, by: Account, at: datetime) -> None:
    if len(text) > LONGEST:
        raise CannotModerate(f"That is {len(text):,} letters long. Say it in at most {LONGEST:,}.")
    words = text.replace("\r\n", "\n").strip()
    PointRemark.objects.create(point=point, act=act.value, side=side.value, text=words, by=by, at=at)


def points_of(version: PlanVersion, *, seen_by: Account, on: date) -> QuerySet[Point]:
    """Everything asked about a version with what was said to it, the oldest first. Raises NotAllowed."""
    check_may(seen_by, Permission.SEE_FINDINGS, partnership=version.plan.partnership, on=on)
    found = version.points.select_related("proposed_by", "version__plan").prefetch_related("remarks__by")
    return found.order_by("raised_at", "id")


def unsettled_points(plan: Plan) -> list[Point]:
    """What was asked about any version of a plan and is neither settled nor carried over by both sides."""
    found = Point.objects.filter(version__plan=plan).exclude(state__in=[s.value for s in AGREED])
    return list(found.select_related("version__plan").defer("version__content").order_by("raised_at", "id"))


def sides_of(account: Account, point: Point, *, on: date) -> list[Side]:
    """The sides for which somebody may speak about a point."""
    held = permissions_in(account, partnership=point.version.plan.partnership, on=on)
    return [side for side in Side if permission_of(point, side) in held]


WAITS_FOR: Mapping[PointState, Side] = {
    PointState.ASKED: Side.AUTHOR,
    PointState.ASSURER_PROPOSES: Side.AUTHOR,
    PointState.ANSWERED: Side.ASSURER,
    PointState.AUTHOR_PROPOSES: Side.ASSURER,
}


def points_waiting_for(account: Account, plan: Plan, *, on: date) -> list[Point]:
    """What waits for somebody's side to say something, the oldest first."""
    return [
        point
        for point in unsettled_points(plan)
        if WAITS_FOR[PointState(point.state)] in sides_of(account, point, on=on)
    ]
