"""What organisations are to a person over time, where no system's record says it."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import (
    COUNCILS,
    HEALTH_COMMISSIONERS,
    Organisation,
    OrganisationKind,
    dated,
)
from lifecourse.people.kinds import CannotStand, check_ending
from lifecourse.people.models import Person, Responsibility
from lifecourse.people.operations.keeping import person_to_keep
from lifecourse.people.rules import Basis, Part
from lifecourse.people.sight import refresh_sight

# A duty of its own opens a record to an organisation without the person's say, so only the kinds of body on
# which the law lays such a duty may be written down with one.
BY_OWN_DUTY: dict[Part, set[OrganisationKind]] = {
    Part.COMMISSIONER: {*HEALTH_COMMISSIONERS},
    Part.COUNCIL: {*COUNCILS},
    Part.GP: {OrganisationKind.GENERAL_PRACTICE},
    Part.CARE_TEAM: {OrganisationKind.NHS_TRUST, *COUNCILS},
    Part.HOSPITAL: {OrganisationKind.NHS_TRUST, OrganisationKind.INDEPENDENT_PROVIDER},
    Part.SCHOOL: {OrganisationKind.SCHOOL, *COUNCILS},
}


@transaction.atomic
def add_responsibility(
    *,
    person: Person,
    organisation: Organisation,
    part: Part,
    basis: Basis,
    from_date: date,
    by: Account,
    at: datetime,
) -> Responsibility:
    """Write down an organisation's part in a person's life. Raises NotAllowed, NoSuchPerson or CannotStand.

    By a duty of its own it may know of the person from that day; by agreement only once the person agrees.
    """
    head, today = person_to_keep(person, by=by, at=at), timezone.localdate(at)
    if part is Part.PROVIDER and basis is Basis.OWN_DUTY:
        raise CannotStand("A support provider knows of somebody by agreement, not by a duty of its own.")
    if basis is Basis.OWN_DUTY and OrganisationKind(organisation.kind) not in BY_OWN_DUTY[part]:
        raise CannotStand(
            f"{organisation} cannot be that to somebody by a duty of its own: it is of another kind. Say "
            "what it is, or that it takes part by agreement."
        )
    if from_date > today:
        raise CannotStand("Write down a part from its first day on, not before.")
    there = Responsibility.objects.filter(
        dated(today), person__head=head, organisation=organisation, part=part.value, basis=basis.value
    )
    if there.exists():
        raise CannotStand("This is written down already.")
    made = Responsibility.objects.create(
        person=head,
        organisation=organisation,
        part=part.value,
        basis=basis.value,
        from_date=from_date,
        is_written_here=True,
    )
    refresh_sight([head.pk])
    return made


@transaction.atomic
def end_responsibility(
    *, responsibility: Responsibility, to_date: date, why: str, by: Account, at: datetime
) -> Responsibility:
    """An organisation's part ends; it may know of the person until that day.

    Never the last that knows by a duty of its own: a person would be lost to everybody. Raises NotAllowed,
    NoSuchPerson or CannotStand.
    """
    head, today = person_to_keep(responsibility.person, by=by, at=at), timezone.localdate(at)
    kept = Responsibility.objects.select_for_update().get(pk=responsibility.pk)
    if not kept.is_written_here:
        raise CannotStand("A system's record says this. It ends when that system says so.")
    if kept.to_date is not None:
        raise CannotStand("This has ended already.")
    check_ending(from_date=kept.from_date, to_date=to_date, why=why, today=today)
    others = Responsibility.objects.filter(
        dated(today), person__head=head, basis=Basis.OWN_DUTY.value, to_date=None
    ).exclude(pk=kept.pk)
    if kept.basis == Basis.OWN_DUTY.value and not others.exists():
        raise CannotStand(
            "Nobody else is responsible for this person. Write down who is from now on before you end this."
        )
    kept.to_date, kept.ended_because = to_date, why.strip()
    kept.save(update_fields=["to_date", "ended_because"])
    refresh_sight([head.pk])
    return kept
