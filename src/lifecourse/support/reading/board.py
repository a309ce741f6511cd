"""The register as its meeting reads it: a row a person, with what changed, what is late and why."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import dated
from lifecourse.people.api import (
    EmergencyLook,
    Person,
    Portrait,
    Relationship,
    called_by,
    people_seen_by,
    portraits_of,
)
from lifecourse.support.kinds.register import AGES, RATING_WORDS, Rating
from lifecourse.support.models import (
    ContingencyPlan,
    Coordinator,
    CrisisPlan,
    OnRegister,
    RegisterDecision,
    Review,
    RiskFactor,
    SchoolPlace,
)
from lifecourse.support.queries.register import on_register_seen_by
from lifecourse.support.reading.reviews_due import next_reviews
from lifecourse.support.rules.before import COUNTS_FOR
from lifecourse.support.rules.register import (
    CLOSENESS,
    LATELY,
    THIS_WEEK,
    Decided,
    OnTheRegister,
    Sign,
    coming_of_age,
    days_late,
    is_harder,
    signs,
)

ORDERS = {
    "closeness": "Who is closest to hospital",
    "look": "Who waits longest to be talked about",
    "name": "Name",
    "coordinator": "Who coordinates",
    "changed": "What changed last",
}


@dataclass(frozen=True, kw_only=True)
class Row:
    """One person on the board."""

    person: Person
    entry: OnRegister
    called: str
    age: int | None
    facts: OnTheRegister
    latest: RegisterDecision
    rated_since: date
    coordinator: str
    risks: Sequence[RiskFactor]
    signs: Sequence[Sign]
    changed: Sequence[str]
    late: int

    @property
    def rating(self) -> Rating:
        """The rating that stands."""
        return self.facts.rating

    @property
    def rating_words(self) -> str:
        """The rating, in words."""
        return RATING_WORDS[self.rating]


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where somebody stands on the board: little is read of each, so that thousands can be put in order."""

    head: UUID
    entry: int
    rating: Rating
    decided_on: date
    look_by: date | None
    late: int


def places(*, seen_by: Account, on: date, at: datetime, order: str = "closeness") -> list[Place]:
    """Everybody on the register of whom the reader may know, in an order; the queries do not grow with it.

    Of two registers on which somebody is, the one on which they are longer.
    """
    latest = RegisterDecision.objects.filter(entry=OuterRef("pk")).order_by("-on", "-pk")
    entries = on_register_seen_by(seen_by, on=on, at=at).annotate(
        rating=Subquery(latest.values("rating")[:1]),
        decided_on=Subquery(latest.values("on")[:1]),
        look_by=Subquery(latest.values("look_by")[:1]),
    )
    plain = entries.order_by("from_date", "pk").values_list(
        "person__head", "pk", "rating", "decided_on", "look_by"
    )
    found: dict[UUID, Place] = {}
    for head, entry, rating, decided_on, look_by in plain:
        found.setdefault(
            head,
            Place(
                head=head,
                entry=entry,
                rating=Rating(rating),
                decided_on=decided_on,
                look_by=look_by,
                late=days_late(look_by, today=on),
            ),
        )
    return sorted(found.values(), key=_in_order(order, list(found), on))


def rows_at(some: Sequence[Place], *, on: date) -> list[Row]:
    """The rows of these places, in their order."""
    rows = {
        row.person.pk: row
        for row in rows_of(OnRegister.objects.filter(pk__in=[one.entry for one in some]), on=on)
    }
    return [rows[one.head] for one in some]


def rows_of(entries: Iterable[OnRegister], *, on: date) -> list[Row]:
    """The rows of these entries; of two of one person, that of the register on which they are longer."""
    by_head: dict[UUID, OnRegister] = {}
    if isinstance(entries, QuerySet):
        entries = entries.select_related("person__head")
    for entry in sorted(entries, key=lambda one: (one.from_date, one.pk)):
        by_head.setdefault(entry.person.head_id, entry)
    heads = [entry.person.head for entry in by_head.values()]
    kept = _Kept(heads, by_head.values(), on=on)
    return [_row(by_head[head.pk], head, kept, on=on) for head in heads]


class _Kept:
    """Everything that the rows of some people need, read in one query a table."""

    def __init__(self, heads: list[Person], entries: Iterable[OnRegister], *, on: date) -> None:
        of_them = {"person__head__in": heads}
        self.portraits: dict[object, Portrait] = portraits_of(heads, today=on)
        self.called = called_by(heads, today=on, known=self.portraits)
        # Years of decisions as plain values: as rows of a table they would be most of what a board costs.
        self.decisions: dict[int, list[Decided]] = defaultdict(list)
        said, latest = RegisterDecision.objects.filter(entry__in=[one.pk for one in entries]), {}
        plain = said.order_by("on", "pk").values_list("entry", "pk", "on", "rating", "look_by")
        for entry, key, day, rating, look_by in plain:
            self.decisions[entry].append(Decided(on=day, rating=Rating(rating), look_by=look_by))
            latest[entry] = key
        newest = said.filter(pk__in=latest.values()).prefetch_related("by")
        self.latest = {one.entry_id: one for one in newest}
        self.reviews = next_reviews(heads, on=on, known=self.portraits)
        self.risks: dict[UUID, list[RiskFactor]] = defaultdict(list)
        for risk in RiskFactor.objects.filter(dated(on), **of_them).annotate(under=F("person__head")):
            self.risks[risk.under].append(risk)
        plans = CrisisPlan.objects.filter(**of_them).order_by("written_on")
        self.plans: dict[UUID, date] = dict(plans.values_list("person__head", "written_on"))
        self.coordinators = _coordinating([head.pk for head in heads], on)
        places = SchoolPlace.objects.filter(dated(on), **of_them)
        self.schools: dict[UUID, int] = dict(places.values_list("person__head", "weeks"))
        asked = Review.objects.filter(**of_them, place="community", not_held_because="")
        still = asked.filter(Q(held_on=None, meets_at__date__gte=on) | Q(held_on__gte=on - COUNTS_FOR))
        self.asked_before = set(still.values_list("person__head", flat=True))
        cared_for = Relationship.objects.filter(dated(on), **of_them, is_unpaid_carer=True)
        self.cared_for = set(cared_for.values_list("person__head", flat=True))
        stepping_in = ContingencyPlan.objects.filter(**of_them).order_by("written_on", "pk")
        # The newest comes last, and counts.
        self.contingencies: dict[UUID, date] = dict(stepping_in.values_list("person__head", "look_by"))
        self.emergencies: dict[UUID, list[date]] = defaultdict(list)
        opened = EmergencyLook.objects.filter(**of_them, at__date__gte=on - LATELY)
        for under, moment in opened.values_list("person__head", "at"):
            self.emergencies[under].append(timezone.localdate(moment))


def _row(entry: OnRegister, head: Person, kept: _Kept, *, on: date) -> Row:
    decisions, portrait = kept.decisions[entry.pk], kept.portraits[head.pk]
    review = kept.reviews.get(head.pk)
    homes = [portrait.lives, *portrait.lived] if portrait.lives else portrait.lived
    facts = OnTheRegister(
        decided=decisions,
        risks_since=[one.from_date for one in kept.risks[head.pk]],
        crisis_plan_on=kept.plans.get(head.pk),
        has_coordinator=head.pk in kept.coordinators,
        born=portrait.birth_date,
        moved_on=[home.from_date for home in homes if home.from_date],
        emergencies_on=kept.emergencies[head.pk],
        school_weeks=kept.schools.get(head.pk),
        review_by=review.by if review else None,
        review_meets=review.meets if review else None,
        review_before=head.pk in kept.asked_before,
        has_carer=head.pk in kept.cared_for,
        contingency_look_by=kept.contingencies.get(head.pk),
    )
    return Row(
        person=head,
        entry=entry,
        called=kept.called[head.pk],
        age=portrait.age_on(on),
        facts=facts,
        latest=kept.latest[entry.pk],
        rated_since=_since(decisions),
        coordinator=kept.coordinators.get(head.pk, ""),
        risks=kept.risks[head.pk],
        signs=signs(facts, today=on),
        changed=list(_changed(entry, decisions, kept.risks[head.pk], on)),
        late=days_late(facts.look_by, today=on),
    )


def _since(decisions: Sequence[Decided]) -> date:
    since = decisions[-1].on
    for one in reversed(decisions):
        if one.rating != decisions[-1].rating:
            break
        since = one.on
    return since


def _changed(
    entry: OnRegister, decisions: Sequence[Decided], risks: Sequence[RiskFactor], on: date
) -> Iterable[str]:
    week = on - THIS_WEEK
    if entry.from_date >= week:
        yield "New on the register"
    for before, after in pairwise(decisions):
        if after.on >= week and after.rating != before.rating:
            up = is_harder(before.rating, after.rating)
            yield f"Stepped {'up' if up else 'down'} from {before.rating} to {after.rating}"
    for risk in risks:
        if risk.from_date >= week:
            yield f"Harder: {risk.words}"


def _in_order(order: str, heads: Sequence[UUID], on: date) -> Callable[[Place], tuple[Any, ...]]:
    """By what to sort. Names are read of everybody only for the order that asks for names."""
    if order == "look":
        return lambda one: (one.look_by or date.max, CLOSENESS[one.rating], one.entry)
    if order == "changed":
        return lambda one: (-one.decided_on.toordinal(), CLOSENESS[one.rating], one.entry)
    if order == "name":
        called = called_by(list(Person.objects.filter(pk__in=heads)), today=on)
        return lambda one: (called[one.head].lower(), one.entry)
    if order == "coordinator":
        names = _coordinating(heads, on)
        return lambda one: (one.head not in names, names.get(one.head, "").lower(), CLOSENESS[one.rating])
    return lambda one: (CLOSENESS[one.rating], one.look_by or date.max, one.entry)


def _coordinating(heads: Sequence[UUID], on: date) -> dict[UUID, str]:
    """Who coordinates for each of these heads, by name."""
    found = Coordinator.objects.filter(dated(on), person__head__in=heads).order_by("from_date", "pk")
    return dict(found.values_list("person__head", "account__full_name"))


@dataclass(frozen=True, kw_only=True)
class ComingOfAge:
    """Somebody who reaches an age within a year at which much changes."""

    person: Person
    called: str
    age: int
    day: date
    what: str
    school: SchoolPlace | None
    coordinator: str


def coming_up(*, seen_by: Account, on: date, at: datetime) -> list[ComingOfAge]:
    """Who of those at a school to live, or on the register, reaches 14, 16, 18 or 25 within a year."""
    places = SchoolPlace.objects.filter(
        dated(on), person__head__in=people_seen_by(seen_by, on=on, at=at).values("pk")
    ).select_related("person__head")
    schools = {place.person.head_id: place for place in places}
    on_it = on_register_seen_by(seen_by, on=on, at=at).select_related("person__head")
    heads = {place.person.head_id: place.person.head for place in places}
    heads |= {entry.person.head_id: entry.person.head for entry in on_it}
    people = list(heads.values())
    portraits = portraits_of(people, today=on)
    called = called_by(people, today=on, known=portraits)
    names = _coordinating(list(heads), on)
    found = []
    for head in people:
        coming = coming_of_age(portraits[head.pk].birth_date, today=on)
        if coming and portraits[head.pk].died is None:
            age, day = coming
            found.append(
                ComingOfAge(
                    person=head,
                    called=called[head.pk],
                    age=age,
                    day=day,
                    what=AGES[age],
                    school=schools.get(head.pk),
                    coordinator=names.get(head.pk, ""),
                )
            )
    return sorted(found, key=lambda one: (one.day, one.called.lower(), str(one.person.pk)))
