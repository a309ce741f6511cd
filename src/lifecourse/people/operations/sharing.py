"""Agreements between organisations, and what each person decides about sharing."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import NotAllowed, Organisation, Permission, check_may_for
from lifecourse.people.easy_words import shared_for
from lifecourse.people.models import Agreement, AgreementParty, Choice, Person, SourceRecord
from lifecourse.people.queries import get_person, organisations_seeing
from lifecourse.people.rules import PURPOSE_WORDS, Capacity, NotADecision, Outcome, Purpose, check_decision
from lifecourse.people.sight import refresh_organisation, refresh_sight

SCHEMA = "ISO/IEC TS 27560:2023"


class UnableToAgree(Exception):
    """An agreement cannot stand as it is; says why in words that a page can show."""


@transaction.atomic
def make_agreement(
    *,
    name: str,
    purposes: Iterable[Purpose],
    lawful_basis: str,
    reference: str = "",
    organisations: Iterable[Organisation],
    from_date: date,
    to_date: date | None = None,
    by: Account | None,
    at: datetime,
) -> Agreement:
    """Write down an agreement and who is party to it. Raises NotAllowed or UnableToAgree.

    `by` is somebody who keeps sharing for each organisation named; None is the installation itself.
    """
    parties, wanted = list(organisations), sorted(set(purposes))
    if not wanted:
        raise UnableToAgree("Say for which purposes information may be shared.")
    if not lawful_basis.strip():
        raise UnableToAgree("Say on which lawful basis information may be shared.")
    if to_date is not None and to_date < from_date:
        raise UnableToAgree("This agreement would end before it begins.")
    if Agreement.objects.filter(name=name).exists():
        raise UnableToAgree("There is an agreement of that name already.")
    if by is not None:
        for organisation in parties:
            check_may_for(by, Permission.KEEP_SHARING, organisation=organisation, on=timezone.localdate(at))
    agreement = Agreement.objects.create(
        name=name,
        purposes=[one.value for one in wanted],
        lawful_basis=lawful_basis,
        reference=reference,
        from_date=from_date,
        to_date=to_date,
    )
    for organisation in parties:
        AgreementParty.objects.create(
            agreement=agreement, organisation=organisation, from_date=from_date, to_date=to_date
        )
        refresh_organisation(organisation.pk)
    return agreement


@transaction.atomic
def record_choice(
    *,
    person: Person,
    organisation: Organisation,
    purpose: Purpose,
    outcome: Outcome,
    capacity: Capacity,
    decided_by: str,
    why: str = "",
    decided_on: date,
    until: date | None = None,
    by: Account | None,
    at: datetime,
) -> Choice:
    """Write down what was decided about one organisation and one purpose, in place of what was before.

    Raises NotAllowed, NoSuchPerson (also for a person whom `by` may not see) or NotADecision.
    """
    today = timezone.localdate(at)
    if by is not None:
        if not organisations_seeing(by, on=today, permission=Permission.KEEP_SHARING):
            raise NotAllowed("Writing down what somebody agrees to share needs a role that you do not hold.")
        person = get_person(person.pk, seen_by=by, on=today, at=at, permission=Permission.KEEP_SHARING)
    check_decision(
        outcome=outcome,
        capacity=capacity,
        decided_by=decided_by,
        why=why,
        decided_on=decided_on,
        until=until,
        today=today,
    )
    # Whoever else writes about this person now waits, so that the later of two is the one that counts.
    head = Person.objects.select_for_update().get(pk=person.pk).head_id
    later = Choice.objects.filter(
        person__head=head, organisation=organisation, purpose=purpose.value, decided_on__gt=decided_on
    ).first()
    if later is not None:
        raise NotADecision(
            "A later decision about this is written down already, and would stand: "
            f"{later.decided_on:%-d %B %Y}. Give the day on which the person said this, if it was after that."
        )
    choice = Choice.objects.create(
        person=person,
        organisation=organisation,
        purpose=purpose.value,
        outcome=outcome.value,
        capacity=capacity.value,
        decided_by=decided_by.strip(),
        why=why.strip(),
        decided_on=decided_on,
        until=until,
        receipt=receipt(
            person=person,
            organisation=organisation,
            purpose=purpose,
            outcome=outcome,
            decided_on=decided_on,
            until=until,
            keepers=keepers_of(person),
            at=at,
        ),
        recorded_by=by,
        recorded_at=at,
    )
    refresh_sight([head])
    return choice


def keepers_of(person: Person) -> list[Organisation]:
    """The organisations whose systems keep a record of somebody, and so answer for what is shared."""
    records = SourceRecord.objects.filter(person__head=person.head_id)
    return list(Organisation.objects.filter(pk__in=records.values("system__organisation")).order_by("name"))


def receipt(
    *,
    person: Person,
    organisation: Organisation,
    purpose: Purpose,
    outcome: Outcome,
    decided_on: date,
    until: date | None,
    keepers: Iterable[Organisation],
    at: datetime,
) -> dict[str, Any]:
    """The decision in the form of ISO/IEC TS 27560: a header, the processing, the parties and one event."""
    return {
        "record": {"schema_version": SCHEMA, "record_id": str(uuid4()), "pii_principal_id": str(person.pk)},
        "processing": [
            {
                "purpose": PURPOSE_WORDS[purpose],
                "purpose_id": purpose.value,
                "lawful_basis": "common law duty of confidentiality: consent or best interests",
                "pii_information": list(shared_for(purpose)),
                "storage_until": until.isoformat() if until else "until it is withdrawn",
                "withdrawal_method": "Tell anybody who supports you. It counts from that day.",
            }
        ],
        "parties": [
            {"role": "recipient", "party_id": organisation.code, "party_name": organisation.name},
            *({"role": "controller", "party_id": one.code, "party_name": one.name} for one in keepers),
        ],
        "events": [
            {
                "state": outcome.value,
                "event_on": decided_on.isoformat(),
                "recorded_at": at.isoformat(),
            }
        ],
    }
