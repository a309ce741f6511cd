"""Who is around a person: each somebody in their own right, whom the person may not want to be told."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.people.kinds import AROUND_KINDS, CannotStand, check_ending
from lifecourse.people.models import Person, Relationship
from lifecourse.people.operations.keeping import keep_new, keeping_organisation, person_to_keep
from lifecourse.people.said import Said, SaidName


@transaction.atomic
def add_around(
    *,
    person: Person,
    given: str,
    family: str,
    phone: str = "",
    kind: str,
    is_unpaid_carer: bool = False,
    is_first_contact: bool = False,
    may_be_told: bool,
    words: str = "",
    by: Account,
    at: datetime,
) -> Relationship:
    """Write down somebody around a person, with a record of their own.

    No organisation has a part in that one's life by this, so nobody finds them; they are read here alone.
    Raises NotAllowed, NoSuchPerson or CannotStand.
    """
    head = person_to_keep(person, by=by, at=at)
    if not given.strip() and not family.strip():
        raise CannotStand("Give at least one name.")
    if kind not in AROUND_KINDS:
        raise CannotStand("Say who they are to this person.")
    check_told(may_be_told=may_be_told, is_first_contact=is_first_contact)
    said = Said(
        names=(SaidName(given=given.strip(), family=family.strip()),),
        phones=(phone.strip(),) if phone.strip() else (),
    )
    record = keep_new(organisation=keeping_organisation(head, by=by, at=at), said=said, duties=(), at=at)
    if is_first_contact:
        _no_longer_first(head, at)
    return Relationship.objects.create(
        person=head,
        other=record.person,
        kind=kind,
        is_unpaid_carer=is_unpaid_carer,
        is_first_contact=is_first_contact,
        may_be_told=may_be_told,
        words=words.strip(),
        from_date=timezone.localdate(at),
    )


@transaction.atomic
def change_around(
    *,
    relationship: Relationship,
    is_unpaid_carer: bool,
    is_first_contact: bool,
    may_be_told: bool,
    words: str,
    by: Account,
    at: datetime,
) -> Relationship:
    """Write down anew what somebody is to a person. Raises NotAllowed, NoSuchPerson or CannotStand."""
    head = person_to_keep(relationship.person, by=by, at=at)
    check_told(may_be_told=may_be_told, is_first_contact=is_first_contact)
    if is_first_contact and not relationship.is_first_contact:
        _no_longer_first(head, at)
    relationship = _open(relationship)
    relationship.is_unpaid_carer, relationship.is_first_contact = is_unpaid_carer, is_first_contact
    relationship.may_be_told, relationship.words = may_be_told, words.strip()
    relationship.save(update_fields=["is_unpaid_carer", "is_first_contact", "may_be_told", "words"])
    return relationship


@transaction.atomic
def end_around(
    *, relationship: Relationship, to_date: date, why: str, by: Account, at: datetime
) -> Relationship:
    """Somebody is no longer around a person; what was stays.

    Raises NotAllowed, NoSuchPerson or CannotStand.
    """
    person_to_keep(relationship.person, by=by, at=at)
    relationship, today = _open(relationship), timezone.localdate(at)
    check_ending(from_date=relationship.from_date, to_date=to_date, why=why, today=today)
    if not relationship.may_be_told:
        raise CannotStand(
            "The person does not want this one to be told anything. While that stands, it stays on the page. "
            "Ask the person; where they want it otherwise now, change that first."
        )
    relationship.to_date, relationship.ended_because = to_date, why.strip()
    relationship.save(update_fields=["to_date", "ended_because"])
    return relationship


def check_told(*, may_be_told: bool, is_first_contact: bool) -> None:
    """Raises CannotStand where somebody who must not be told would be called first."""
    if is_first_contact and not may_be_told:
        raise CannotStand("Somebody who must not be told anything cannot be the first to contact.")


def _open(relationship: Relationship) -> Relationship:
    found = Relationship.objects.select_for_update().get(pk=relationship.pk)
    if found.to_date is not None:
        raise CannotStand("This has ended already.")
    return found


def _no_longer_first(head: Person, at: datetime) -> None:
    """One is called first: whoever was before is not any longer."""
    for one in Relationship.objects.select_for_update().filter(person__head=head, is_first_contact=True):
        one.is_first_contact = False
        one.save(update_fields=["is_first_contact"])
