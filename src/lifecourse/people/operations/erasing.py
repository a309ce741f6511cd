"""Erasing somebody by law, once two people and every organisation that holds a record agree."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from lifecourse.accounts.api import Account
from lifecourse.audit.api import NoSuchKey, destroy_key, destroyed_keys, name_of
from lifecourse.organisations.api import NotAllowed, Organisation, Permission
from lifecourse.people.models import (
    About,
    Adjustment,
    Authority,
    BlockKey,
    Choice,
    EmergencyLook,
    Erasure,
    ErasureAgreement,
    FindPlace,
    Merge,
    Person,
    PossibleMatch,
    Relationship,
    Responsibility,
    Restriction,
    RestrictionException,
    Sight,
    SourceRecord,
)
from lifecourse.people.queries import get_person, organisations_seeing
from lifecourse.people.slots import rooms_about_people

LEAST_PEOPLE = 2


class UnableToErase(Exception):
    """Somebody cannot be erased, or not yet; says why in words that a page can show."""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How far a request is: which organisations still have to agree, and how many people do."""

    erasure: Erasure
    agreed: list[ErasureAgreement]
    waits_for: list[Organisation]
    people: int

    @property
    def is_complete(self) -> bool:
        """Every organisation that holds a record agrees, by two people at least."""
        return not self.waits_for and self.people >= LEAST_PEOPLE


@transaction.atomic
def ask_to_erase(*, person: Person, why: str, by: Account, at: datetime) -> Standing:
    """Ask that somebody is erased; whoever asks agrees for their organisation. Raises as `agree_to_erase`."""
    person = _checked(person, by, at)
    if not why.strip():
        raise UnableToErase("Say by which law or decision, for those who have to agree.")
    if open_request(person) is not None:
        raise UnableToErase("Somebody has asked for this already. Agree to that, or decide against it.")
    erasure = Erasure.objects.create(person=person, why=why.strip()[:300], asked_by=by, asked_at=at)
    return _agree(erasure, person, by, at)


@transaction.atomic
def agree_to_erase(*, erasure: Erasure, by: Account, at: datetime) -> Standing | None:
    """Agree for one's organisations. None once the last has agreed: then nothing of the person is left.

    Raises NotAllowed, NoSuchPerson or UnableToErase.
    """
    erasure = Erasure.objects.select_for_update().select_related("person__head").get(pk=erasure.pk)
    person = _checked(erasure.person.head, by, at)
    if erasure.ended_at is not None:
        raise UnableToErase("Somebody has decided against this meanwhile.")
    standing = _agree(erasure, person, by, at)
    if not standing.is_complete:
        return standing
    erase(person, why=erasure.why, by=by, at=at)
    return None


@transaction.atomic
def decide_against(*, erasure: Erasure, by: Account, at: datetime) -> None:
    """End a request; nothing is erased. Raises NotAllowed, NoSuchPerson or UnableToErase."""
    erasure = Erasure.objects.select_for_update().select_related("person__head").get(pk=erasure.pk)
    _checked(erasure.person.head, by, at)
    if erasure.ended_at is not None:
        raise UnableToErase("Somebody has decided against this meanwhile.")
    erasure.ended_at = at
    erasure.save(update_fields=["ended_at"])


def open_request(person: Person) -> Erasure | None:
    """The request about this person that waits, if there is one."""
    return Erasure.objects.filter(person__head=person, ended_at=None).first()


def standing_of(erasure: Erasure) -> Standing:
    """How far a request is."""
    agreed = list(erasure.agreements.select_related("organisation", "by"))
    have = {one.organisation_id for one in agreed}
    holding = Organisation.objects.filter(pk__in=_holding(erasure.person.head_id)).order_by("name")
    return Standing(
        erasure=erasure,
        agreed=agreed,
        waits_for=[one for one in holding if one.pk not in have],
        people=len({one.by_id for one in agreed}),
    )


def _holding(head: UUID) -> set[int]:
    """The organisations whose systems say something of this person."""
    found = SourceRecord.objects.filter(person__head=head).values_list("system__organisation", flat=True)
    return set(found)


def _checked(person: Person, by: Account, at: datetime) -> Person:
    on = localdate(at)
    if not organisations_seeing(by, on=on, permission=Permission.ERASE_PEOPLE):
        raise NotAllowed("Erasing somebody needs a role that you do not hold.")
    return get_person(person.pk, seen_by=by, on=on, at=at, permission=Permission.ERASE_PEOPLE)


def _agree(erasure: Erasure, person: Person, by: Account, at: datetime) -> Standing:
    # Whoever else agrees at this moment waits, so that the last of two sees that it is the last.
    list(Person.objects.select_for_update().filter(head=person.pk).order_by("pk"))
    own = set(organisations_seeing(by, on=localdate(at), permission=Permission.ERASE_PEOPLE))
    holding = _holding(person.pk)
    # Somebody of whom no system says anything is erased by those who may see them.
    for organisation in sorted(own & holding or own):
        ErasureAgreement.objects.get_or_create(
            erasure=erasure,
            organisation_id=organisation,
            by=by,
            defaults={"person": erasure.person, "at": at},
        )
    return standing_of(erasure)


@transaction.atomic
def erase(person: Person, *, why: str, by: Account | None, at: datetime) -> None:
    """Take away everything about a person and all who were folded into them, and destroy their keys.

    Their ids stay, so that none is ever given to another. Whoever calls has checked who may.
    """
    group = list(Person.objects.filter(head=person.pk).values_list("pk", flat=True))
    for one in group:
        # First the key: what is written from here on about taking things away is written for nobody.
        try:
            destroy_key(subject=one, by=name_of(by), at=at, why=why)
        except NoSuchKey:
            continue
    _take_away(group)


def erase_again() -> int:
    """After an older copy was put in place: take away again whoever has no key any more; returns how many."""
    gone = [one.subject for one in destroyed_keys()]
    left = list(SourceRecord.objects.filter(person__in=gone).values_list("person", flat=True).distinct())
    _take_away(left)
    return len(left)


def _take_away(group: Iterable[UUID]) -> None:
    group = list(group)
    for room in rooms_about_people():
        room.take_away(group)
    around = Relationship.objects.filter(Q(person__in=group) | Q(other__in=group))
    Authority.objects.filter(Q(person__in=group) | Q(relationship__in=around)).delete()
    around.delete()
    records = SourceRecord.objects.filter(person__in=group)
    BlockKey.objects.filter(record__in=records).delete()
    records.delete()
    for table in (
        ErasureAgreement,
        Erasure,
        About,
        Adjustment,
        Responsibility,
        Choice,
        Restriction,
        RestrictionException,
        EmergencyLook,
        FindPlace,
    ):
        table._default_manager.filter(person__in=group).delete()
    Sight.objects.filter(head__in=group).delete()
    PossibleMatch.objects.filter(Q(first__in=group) | Q(second__in=group)).delete()
    Merge.objects.filter(Q(kept__in=group) | Q(folded__in=group)).delete()
