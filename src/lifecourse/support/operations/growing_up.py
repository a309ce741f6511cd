"""Writing down a plan for adult life, and the groups in which a young person is."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import dated
from lifecourse.people.api import CannotStand, Person, end_line, must_say
from lifecourse.support.kinds.growing_up import GROUPS
from lifecourse.support.models import AdultLifePlan, InGroup
from lifecourse.support.operations.plan import person_with_plan


@transaction.atomic
def write_adult_life_plan(
    *,
    person: Person,
    severe: bool,
    work: str,
    home: str,
    society: str,
    health: str,
    agencies: str,
    lead: str,
    otherwise: str,
    follow_up: str,
    written_with: str,
    by: Account,
    at: datetime,
) -> AdultLifePlan:
    """Write the plan for adult life anew; those before stay. Raises NotAllowed, NoSuchPerson, CannotStand."""
    head, today = person_with_plan(person, by=by, at=at), timezone.localdate(at)
    must_say(written_with, "Write it with the young person, and say who else was there.")
    must_say(lead, "Say who leads it.")
    must_say(agencies, "Say which services take part: it is nobody's plan alone.")
    if not any(part.strip() for part in (work, home, society, health)):
        raise CannotStand("Say at least one thing that the young person wants of adult life.")
    return AdultLifePlan.objects.create(
        person=head,
        severe=severe,
        work=work.strip(),
        home=home.strip(),
        society=society.strip(),
        health=health.strip(),
        agencies=agencies.strip(),
        lead=lead.strip(),
        otherwise=otherwise.strip(),
        follow_up=follow_up.strip(),
        written_with=written_with.strip(),
        written_on=today,
        by=by,
        at=at,
    )


@transaction.atomic
def add_to_group(
    *, person: Person, group: str, said_by: str, from_date: date, by: Account, at: datetime
) -> InGroup:
    """Write down that somebody is in a group, from a day, and who says so. Raises as the plan does."""
    head, today = person_with_plan(person, by=by, at=at), timezone.localdate(at)
    must_say(said_by, "Say who says so.")
    if group not in GROUPS:
        raise CannotStand("Choose one of the groups.")
    if from_date > today:
        raise CannotStand("Write it down on its day or later, not before.")
    if InGroup.objects.filter(dated(today), person__head=head, group=group).exists():
        raise CannotStand("That is written down already.")
    return InGroup.objects.create(person=head, group=group, said_by=said_by.strip(), from_date=from_date)


@transaction.atomic
def end_group(*, line: InGroup, to_date: date, why: str, by: Account, at: datetime) -> InGroup:
    """Somebody is no longer in a group. Raises as the plan does."""
    _, today = person_with_plan(line.person, by=by, at=at), timezone.localdate(at)
    return end_line(line, to_date=to_date, why=why, today=today)
