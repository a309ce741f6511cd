"""What makes things harder and what helps, the plan for a crisis, who coordinates, and schools to live at."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import dated
from lifecourse.people.api import CannotStand, Person, end_line, must_say, who_may_open
from lifecourse.support.models import Coordinator, CrisisPlan, RiskFactor, SchoolPlace
from lifecourse.support.operations.register import person_on_register


@transaction.atomic
def add_risk(
    *, person: Person, kind: str, words: str, helps: str, from_date: date, by: Account, at: datetime
) -> RiskFactor:
    """Write down what makes things harder, with what helps. Raises NotAllowed, NoSuchPerson, CannotStand."""
    head, today = person_on_register(person, by=by, at=at), timezone.localdate(at)
    must_say(words, "Say what makes things harder.")
    must_say(helps, "Say what helps. Nobody's risk is written down without that.")
    if from_date > today:
        raise CannotStand("Write down what has begun, not what may come.")
    return RiskFactor.objects.create(
        person=head, kind=kind, words=words.strip(), helps=helps.strip(), from_date=from_date
    )


@transaction.atomic
def end_risk(*, risk: RiskFactor, to_date: date, why: str, by: Account, at: datetime) -> RiskFactor:
    """Something no longer makes things harder. Raises NotAllowed, NoSuchPerson or CannotStand."""
    _, today = person_on_register(risk.person, by=by, at=at), timezone.localdate(at)
    return end_line(risk, to_date=to_date, why=why, today=today)


@transaction.atomic
def write_crisis_plan(
    *,
    person: Person,
    signs: str,
    helps: str,
    makes_it_worse: str,
    whom_to_call: str,
    instead_of_hospital: str,
    written_with: str,
    by: Account,
    at: datetime,
) -> CrisisPlan:
    """Write the plan for a crisis anew; those before stay. Raises NotAllowed, NoSuchPerson, CannotStand."""
    head, today = person_on_register(person, by=by, at=at), timezone.localdate(at)
    for words, asked in (
        (signs, "Say how others can tell that things are getting hard."),
        (helps, "Say what helps then."),
        (whom_to_call, "Say whom to call, by day and by night."),
        (written_with, "Say with whom it was written: the person, and who else."),
    ):
        must_say(words, asked)
    return CrisisPlan.objects.create(
        person=head,
        signs=signs.strip(),
        helps=helps.strip(),
        makes_it_worse=makes_it_worse.strip(),
        whom_to_call=whom_to_call.strip(),
        instead_of_hospital=instead_of_hospital.strip(),
        written_with=written_with.strip(),
        written_on=today,
        by=by,
        at=at,
    )


@transaction.atomic
def name_coordinator(
    *, person: Person, account: Account, telephone: str, by: Account, at: datetime
) -> Coordinator:
    """From today this colleague coordinates, and whoever did before no longer.

    Somebody who may open the record anyhow: being named opens nothing. Raises NotAllowed, NoSuchPerson or
    CannotStand.
    """
    head, today = person_on_register(person, by=by, at=at), timezone.localdate(at)
    if account not in who_may_open(head, on=today):
        raise CannotStand("This colleague may not open the record, so cannot coordinate.")
    before = list(Coordinator.objects.select_for_update().filter(dated(today), person__head=head))
    for one in before:
        if one.account_id == account.pk and one.telephone == telephone.strip():
            raise CannotStand("This colleague coordinates already.")
        if one.from_date == today:
            # Named and changed on one day: the first never coordinated.
            one.delete()
            continue
        one.to_date = today - timedelta(days=1)
        one.save(update_fields=["to_date"])
    return Coordinator.objects.create(
        person=head, account=account, telephone=telephone.strip(), from_date=today
    )


@transaction.atomic
def add_school_place(
    *, person: Person, school: str, weeks: int, from_date: date, by: Account, at: datetime
) -> SchoolPlace:
    """Write down at which school somebody lives. Raises NotAllowed, NoSuchPerson or CannotStand."""
    head, today = person_on_register(person, by=by, at=at), timezone.localdate(at)
    must_say(school, "Say which school or college it is.")
    if from_date > today:
        raise CannotStand("Write down a place from its first day on, not before.")
    if SchoolPlace.objects.filter(dated(today), person__head=head).exists():
        raise CannotStand("They live at another school by this record. End that first.")
    return SchoolPlace.objects.create(person=head, school=school.strip(), weeks=weeks, from_date=from_date)


@transaction.atomic
def end_school_place(
    *, place: SchoolPlace, to_date: date, why: str, by: Account, at: datetime
) -> SchoolPlace:
    """Somebody no longer lives at a school. Raises NotAllowed, NoSuchPerson or CannotStand."""
    _, today = person_on_register(place.person, by=by, at=at), timezone.localdate(at)
    return end_line(place, to_date=to_date, why=why, today=today)
