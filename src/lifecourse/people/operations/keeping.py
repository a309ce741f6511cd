"""Who may write about a person, and the record that an organisation keeps of somebody here."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any, cast
from uuid import uuid4

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import (
    PERMISSION_WORDS,
    NotAllowed,
    Organisation,
    Permission,
    check_may_for,
)
from lifecourse.people.kinds import CannotStand, check_ending
from lifecourse.people.models import Person, SourceRecord, SourceSystem
from lifecourse.people.operations.arriving import Arrival, Duty, arrive, duties_by
from lifecourse.people.queries import get_person, opening_sights, organisations_seeing
from lifecourse.people.said import Said


def person_to_keep(
    person: Person, *, by: Account, at: datetime, permission: Permission = Permission.KEEP_PEOPLE
) -> Person:
    """The head, locked, where `by` may write this about them. Raises NotAllowed or NoSuchPerson.

    Whoever else writes about this person waits, so that nothing is lost between two of them.
    """
    on = timezone.localdate(at)
    if not organisations_seeing(by, on=on, permission=permission):
        raise NotAllowed(f"To {PERMISSION_WORDS[permission]} needs a role that you do not hold.")
    head = get_person(person.pk, seen_by=by, on=on, at=at, permission=permission)
    return Person.objects.select_for_update().get(pk=head.pk)


def end_line[Line: Model](line: Line, *, to_date: date, why: str, today: date) -> Line:
    """End one line of what is kept of somebody, from a day to a day. Raises CannotStand.

    Whoever calls has checked who may.
    """
    kept: Any = type(line)._default_manager.select_for_update().get(pk=line.pk)
    if kept.to_date is not None:
        raise CannotStand("This has ended already.")
    check_ending(from_date=kept.from_date, to_date=to_date, why=why, today=today)
    kept.to_date, kept.ended_because = to_date, why.strip()
    kept.save(update_fields=["to_date", "ended_because"])
    return cast(Line, kept)


def keeping_organisation(head: Person, *, by: Account, at: datetime) -> Organisation:
    """The organisation of `by` through which they write about this person: the first by code."""
    on = timezone.localdate(at)
    keeping = organisations_seeing(by, on=on, permission=Permission.KEEP_PEOPLE)
    through = opening_sights(keeping, on=on).filter(head=head)
    return Organisation.objects.filter(pk__in=through.values("organisation")).order_by("code")[0]


def kept_here(organisation: Organisation) -> SourceSystem:
    """What an organisation writes down here itself, beside the records of its systems."""
    system, _ = SourceSystem.objects.get_or_create(
        code=f"here-{organisation.pk}",
        defaults={"name": f"Written here by {organisation.name}"[:200], "organisation": organisation},
    )
    return system


def keep_new(
    *, organisation: Organisation, said: Said, duties: tuple[Duty, ...], at: datetime
) -> SourceRecord:
    """A new record that an organisation keeps here, compared with all others but joined to nobody by itself.

    Else whoever knows enough about somebody could open a record that they may not see, by typing it in.
    """
    system, local_id = kept_here(organisation), str(uuid4())
    arrive(
        system=system, arrivals=[Arrival(local_id=local_id, said=said, duties=duties)], at=at, only_ask=True
    )
    return SourceRecord.objects.select_related("person__head").get(system=system, local_id=local_id)


@transaction.atomic
def add_person(*, organisation: Organisation, said: Said, by: Account, at: datetime) -> Person:
    """Write down somebody whom an organisation of `by` supports and no system's record speaks of yet.

    Compared with all other records as one that arrives. Raises NotAllowed or CannotStand.
    """
    check_may_for(by, Permission.KEEP_PEOPLE, organisation=organisation, on=timezone.localdate(at))
    if not said.usual_name.given and not said.usual_name.family:
        raise CannotStand("Give at least one name.")
    if said.birth_date is not None and said.birth_date > timezone.localdate(at):
        raise CannotStand("A birth date cannot be in the future.")
    # Nobody who types a number has checked it against the country's own list.
    said = replace(said, nhs_number_is_verified=False)
    duties = duties_by(kept_here(organisation), said, {})
    return keep_new(organisation=organisation, said=said, duties=duties, at=at).person.head
