"""Erasing somebody by law, once two people and every organisation that holds a record agree."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from lifecourse.accounts.api import Account
from lifecourse.audit.api import NoSuchKey, destroy_key, destroyed_keys, name_of, record
from lifecourse.organisations.api import NotAllowed, Organisation, Permission, check_may_for
from lifecourse.people.due import Timing, legal_hold_on, timing_of
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
    KeptLonger,
    LegalHold,
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
from lifecourse.people.searching import index_people
from lifecourse.people.sight import refresh_sight
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
    _check_no_hold(person, at)
    erasure = Erasure.objects.create(person=person, why=why.strip()[:300], asked_by=by, asked_at=at)
    return _agree(erasure, person, by, at)


@transaction.atomic
def ask_to_let_go(*, person: Person, organisation: Organisation, by: Account, at: datetime) -> Standing:
    """Ask that what one organisation's systems say of somebody goes, because its time is over by its rules.

    A second person of that organisation agrees. Raises NotAllowed, NoSuchPerson or UnableToErase.
    """
    check_may_for(by, Permission.ERASE_PEOPLE, organisation=organisation, on=localdate(at))
    person = _checked(person, by, at)
    timing = _time_is_over(person, organisation, by, at)
    if open_request(person, organisation) is not None:
        raise UnableToErase("Somebody has asked for this already. Agree to that, or decide against it.")
    erasure = Erasure.objects.create(
        person=person, organisation=organisation, why=timing.why[:300], asked_by=by, asked_at=at
    )
    return _agree(erasure, person, by, at)


def _time_is_over(person: Person, organisation: Organisation, by: Account, at: datetime) -> Timing:
    timing = timing_of(person, organisation, reader=by, on=localdate(at), at=at)
    if not timing.is_over:
        raise UnableToErase("By the rules that count today its time is not over.")
    if timing.held_back:
        raise UnableToErase(" ".join(timing.held_back))
    return timing


def _check_no_hold(person: Person, at: datetime) -> None:
    if legal_hold_on(person, on=localdate(at)):
        raise UnableToErase("A legal hold keeps this record. Nothing of it goes before that is released.")


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
    # Once nobody else can change it: a hold may have come, or a rule been stopped, since it was asked for.
    _check_no_hold(person, at)
    if erasure.organisation is not None:
        _time_is_over(person, erasure.organisation, by, at)
    if not standing.is_complete:
        return standing
    if erasure.organisation is not None and _holding(person.pk) - {erasure.organisation_id}:
        _let_go(erasure, person, erasure.organisation, by, at)
    else:
        erase(person, why=erasure.why, by=by, at=at)
    return None


@transaction.atomic
def decide_against(*, erasure: Erasure, by: Account, at: datetime) -> None:
    """End a request; nothing is erased. Raises NotAllowed, NoSuchPerson or UnableToErase."""
    erasure = Erasure.objects.select_for_update().select_related("person__head").get(pk=erasure.pk)
    _checked(erasure.person.head, by, at)
    _own(erasure, by, at)
    if erasure.ended_at is not None:
        raise UnableToErase("Somebody has decided against this meanwhile.")
    erasure.ended_at = at
    erasure.save(update_fields=["ended_at"])


def open_request(person: Person, organisation: Organisation | None = None) -> Erasure | None:
    """The request about this person that waits, if there is one: about all, or one organisation's record."""
    waiting = Erasure.objects.filter(person__head=person, organisation=organisation, ended_at=None)
    return waiting.first()


def standing_of(erasure: Erasure) -> Standing:
    """How far a request is."""
    agreed = list(erasure.agreements.select_related("organisation", "by"))
    have = {one.organisation_id for one in agreed}
    holding = Organisation.objects.filter(pk__in=_has_to_agree(erasure)).order_by("name")
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


def _has_to_agree(erasure: Erasure) -> set[int]:
    if erasure.organisation_id is not None:
        return {erasure.organisation_id}
    return _holding(erasure.person.head_id)


def _own(erasure: Erasure, by: Account, at: datetime) -> set[int]:
    """For which organisations somebody may agree to this, or decide against it."""
    own = set(organisations_seeing(by, on=localdate(at), permission=Permission.ERASE_PEOPLE))
    if erasure.organisation_id is None:
        return own
    if erasure.organisation_id not in own:
        raise NotAllowed("This is for those who work for the organisation whose record it is.")
    return {erasure.organisation_id}


def _checked(person: Person, by: Account, at: datetime) -> Person:
    on = localdate(at)
    if not organisations_seeing(by, on=on, permission=Permission.ERASE_PEOPLE):
        raise NotAllowed("Erasing somebody needs a role that you do not hold.")
    return get_person(person.pk, seen_by=by, on=on, at=at, permission=Permission.ERASE_PEOPLE)


def _agree(erasure: Erasure, person: Person, by: Account, at: datetime) -> Standing:
    # Whoever else agrees at this moment waits, so that the last of two sees that it is the last.
    list(Person.objects.select_for_update().filter(head=person.pk).order_by("pk"))
    own = _own(erasure, by, at)
    holding = _has_to_agree(erasure)
    # Somebody of whom no system says anything is erased by those who may see them.
    for organisation in sorted(own & holding or own):
        ErasureAgreement.objects.get_or_create(
            erasure=erasure,
            organisation_id=organisation,
            by=by,
            defaults={"person": erasure.person, "at": at},
        )
    return standing_of(erasure)


def _let_go(erasure: Erasure, person: Person, organisation: Organisation, by: Account, at: datetime) -> None:
    """Take away what one organisation's systems say; what others say and what the person wrote stays."""
    group = list(Person.objects.filter(head=person.pk).values_list("pk", flat=True))
    records = SourceRecord.objects.filter(person__in=group, system__organisation=organisation)
    BlockKey.objects.filter(record__in=records).delete()
    records.delete()
    for table in (Responsibility, KeptLonger, LegalHold):
        table._default_manager.filter(person__in=group, organisation=organisation).delete()
    index_people(group)
    refresh_sight([person.pk])
    erasure.ended_at, erasure.is_done = at, True
    erasure.save(update_fields=["ended_at", "is_done"])
    record(
        by=name_of(by),
        at=at,
        action="let go",
        of=str(person.pk),
        table=Person._meta.db_table,
        detail={"organisation": organisation.code},
    )


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
        KeptLonger,
        LegalHold,
        FindPlace,
    ):
        table._default_manager.filter(person__in=group).delete()
    Sight.objects.filter(head__in=group).delete()
    PossibleMatch.objects.filter(Q(first__in=group) | Q(second__in=group)).delete()
    Merge.objects.filter(Q(kept__in=group) | Q(folded__in=group)).delete()
