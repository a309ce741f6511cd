"""Carers as pages read them: privacy both ways between a carer and the person they care for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import QuerySet
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.people.api import Person, Somebody, called_by, people_seen_by
from lifecourse.standards.api import cost_formula
from lifecourse.support.models import (
    CarersAssessment,
    CarerShare,
    CarerSupport,
    Caring,
    ContingencyPlan,
    FamilyWords,
)
from lifecourse.support.reading.plan import bought_of
from lifecourse.support.rules.costs import cost_a_week, to_pence


def seen_of(carings: QuerySet[Caring], *, seen_by: Account, at: datetime) -> list[Caring]:
    """Of these, those whose carer the reader may open."""
    seen = people_seen_by(seen_by, on=timezone.localdate(at), at=at)
    return list(carings.filter(person__head__in=seen.values("pk")).select_related("person__head"))


@dataclass(frozen=True, kw_only=True)
class Carer:
    """Somebody who cares for a person, as the person's page shows them."""

    name: str
    kind: str
    relationship: int
    may_be_told: bool
    # What the carer agreed that whoever supports the person may read.
    shares: Sequence[CarerShare]
    # The carer's own record, where the reader may open it.
    own: Person | None


@dataclass(frozen=True, kw_only=True)
class AroundThem:
    """Who cares for a person, what happens when they cannot, and what the family says."""

    carers: Sequence[Carer]
    plan: ContingencyPlan | None
    late: int
    family: Sequence[FamilyWords]


def contingency_of(person: Person) -> ContingencyPlan | None:
    """The newest plan of a head for when the carer cannot."""
    return ContingencyPlan.objects.filter(person__head=person).order_by("-written_on", "-pk").first()


def around_them(somebody: Somebody, *, seen_by: Account, on: date, at: datetime) -> AroundThem:
    """Who cares for somebody, with no more of a carer's own record than the carer lets be known."""
    carers = [one for one in somebody.around if one.relationship.is_unpaid_carer]
    keys = [one.relationship.pk for one in carers]
    own: dict[int, Person] = {}
    for caring in seen_of(Caring.objects.filter(relationship__in=keys), seen_by=seen_by, at=at):
        own.setdefault(caring.relationship_id, caring.person.head)
    shares = CarerShare.objects.filter(caring__relationship__in=keys, taken_back_on=None)
    shared: dict[int, list[CarerShare]] = {key: [] for key in keys}
    for share in shares.select_related("caring"):
        shared[share.caring.relationship_id].append(share)
    plan = contingency_of(somebody.person)
    return AroundThem(
        carers=[
            Carer(
                name=one.name,
                kind=one.kind,
                relationship=one.relationship.pk,
                may_be_told=one.relationship.may_be_told,
                shares=shared[one.relationship.pk],
                own=own.get(one.relationship.pk),
            )
            for one in carers
        ],
        plan=plan,
        late=max(0, (on - plan.look_by).days) if plan else 0,
        family=list(FamilyWords.objects.filter(person__head=somebody.person).select_related("by")),
    )


@dataclass(frozen=True, kw_only=True)
class CaredFor:
    """Somebody for whom a carer cares, whom the reader may see too."""

    person: Person
    called: str
    caring: Caring
    may_be_told: bool
    share: CarerShare | None


@dataclass(frozen=True, kw_only=True)
class SupportLine:
    """One thing that is bought or given for a carer, and what it costs a week."""

    support: CarerSupport
    weekly: Decimal | None
    now: bool


@dataclass(frozen=True, kw_only=True)
class OwnRecord:
    """What is done for somebody as a carer."""

    cares_for: Sequence[CaredFor]
    waiting: CarersAssessment | None
    waits_days: int
    last: CarersAssessment | None
    late: int
    earlier: Sequence[CarersAssessment]
    support: Sequence[SupportLine]
    weekly: Decimal


def own_record_of(carer: Person, *, seen_by: Account, on: date, at: datetime) -> OwnRecord:
    """What is done for a carer; of those for whom they care, whom the reader may see as well."""
    held = list(CarersAssessment.objects.filter(person__head=carer))
    waiting = next((one for one in held if one.held_on is None and one.declined_on is None), None)
    last = next((one for one in held if one.held_on is not None), None)
    lines = [_line(one, on) for one in CarerSupport.objects.filter(person__head=carer)]
    return OwnRecord(
        cares_for=_cared_for(carer, seen_by, on, at),
        waiting=waiting,
        waits_days=(on - waiting.offered_on).days if waiting else 0,
        last=last,
        late=max(0, (on - last.look_by).days) if last and last.look_by else 0,
        earlier=[one for one in held if one not in (waiting, last)],
        support=lines,
        weekly=sum((one.weekly for one in lines if one.now and one.weekly), Decimal("0.00")),
    )


def is_carer(person: Person) -> bool:
    """Whether anything is kept of somebody as a carer."""
    of_them = {"person__head": person}
    return Caring.objects.filter(**of_them).exists() or CarersAssessment.objects.filter(**of_them).exists()


def _cared_for(carer: Person, reader: Account, on: date, at: datetime) -> list[CaredFor]:
    seen = people_seen_by(reader, on=on, at=at)
    carings = list(
        Caring.objects.filter(person__head=carer, relationship__person__head__in=seen.values("pk"))
        .select_related("relationship__person__head")
        .prefetch_related("shares")
    )
    heads = list({one.relationship.person.head_id: one.relationship.person.head for one in carings}.values())
    called = called_by(heads, today=on)
    return [
        CaredFor(
            person=one.relationship.person.head,
            called=called[one.relationship.person.head_id],
            caring=one,
            may_be_told=one.relationship.may_be_told,
            share=next((share for share in one.shares.all() if share.taken_back_on is None), None),
        )
        for one in carings
    ]


def _line(support: CarerSupport, on: date) -> SupportLine:
    weekly = cost_a_week(bought_of(support), cost_formula(support.from_date))
    return SupportLine(
        support=support,
        weekly=None if weekly is None else to_pence(weekly),
        now=support.from_date <= on and (support.to_date is None or support.to_date >= on),
    )
