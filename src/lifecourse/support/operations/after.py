"""The weeks after hospital: support for a short time begins, ends, and somebody asks where the person is."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.people.api import CannotStand, Person, check_ending, must_say
from lifecourse.support.kinds.after import Where
from lifecourse.support.models import ShortSupport, WhereAfter
from lifecourse.support.operations.plan import person_with_plan
from lifecourse.support.rules.after import DAY

# Our own: how far support and leaving hospital may lie apart to belong together.
FURTHEST_APART = 28


@transaction.atomic
def begin_short_support(
    *,
    person: Person,
    hospital: str,
    kind: str,
    left_hospital_on: date,
    meant_to_go_home: bool,
    goals: str,
    given_by: str,
    from_date: date,
    by: Account,
    at: datetime,
) -> ShortSupport:
    """Support for a short time after hospital begins. Raises NotAllowed, NoSuchPerson or CannotStand."""
    head, today = person_with_plan(person, by=by, at=at), timezone.localdate(at)
    must_say(goals, "Ask the person what they want to be able to do again, and write that down.")
    must_say(given_by, "Say who gives it.")
    if from_date > today or left_hospital_on > today:
        raise CannotStand("Write it down once they have left hospital and it has begun.")
    if abs((from_date - left_hospital_on).days) > FURTHEST_APART:
        raise CannotStand("It begins within four weeks of leaving hospital, before or after.")
    if ShortSupport.objects.filter(person__head=head, to_date=None).exists():
        raise CannotStand("Such support goes on already. End that first.")
    return ShortSupport.objects.create(
        person=head,
        hospital=hospital,
        kind=kind,
        left_hospital_on=left_hospital_on,
        meant_to_go_home=meant_to_go_home,
        goals=goals.strip(),
        given_by=given_by.strip(),
        from_date=from_date,
        by=by,
        at=at,
    )


@transaction.atomic
def end_short_support(
    *, support: ShortSupport, to_date: date, outcome: str, why: str, by: Account, at: datetime
) -> ShortSupport:
    """It ends, with what came of it. Raises as `begin_short_support`."""
    _, today = person_with_plan(support.person, by=by, at=at), timezone.localdate(at)
    kept = ShortSupport.objects.select_for_update().get(pk=support.pk)
    if kept.to_date is not None:
        raise CannotStand("This has ended already.")
    check_ending(from_date=kept.from_date, to_date=to_date, why=why, today=today)
    kept.to_date, kept.outcome, kept.ended_because = to_date, outcome, why.strip()
    kept.save(update_fields=["to_date", "outcome", "ended_because"])
    return kept


@transaction.atomic
def say_where_after(
    *,
    support: ShortSupport,
    where: str,
    back_on: date | None,
    care_home_on: date | None,
    all_is_known: bool,
    told_by: str,
    by: Account,
    at: datetime,
) -> WhereAfter:
    """Where somebody was on the 91st day, and what happened until then. Raises as `begin_short_support`."""
    head, today = person_with_plan(support.person, by=by, at=at), timezone.localdate(at)
    place, asked_about = Where(where), support.left_hospital_on + timedelta(days=DAY)
    if today < asked_about and place is not Where.DIED:
        raise CannotStand(f"The day is {asked_about:%-d %B %Y}. Nobody knows before it where they will be.")
    must_say(told_by, "Say who told you: the person, or who else.")
    if any(day and not support.left_hospital_on <= day <= today for day in (back_on, care_home_on)):
        raise CannotStand("Give days since they left hospital, up to today.")
    if all_is_known and place is Where.UNKNOWN:
        raise CannotStand("Where nobody could find out where they are, not everything is known.")
    if place is Where.CARE_HOME and care_home_on is None:
        raise CannotStand("Say since which day they live in the care home.")
    if place is Where.HOSPITAL and back_on is None and all_is_known:
        raise CannotStand("Say since when they are in hospital, or that not everything is known.")
    return WhereAfter.objects.create(
        person=head,
        support=support,
        where=place.value,
        back_on=back_on,
        care_home_on=care_home_on,
        all_is_known=all_is_known,
        told_by=told_by.strip(),
        on=today,
        by=by,
        at=at,
    )
