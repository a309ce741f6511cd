"""The register as its meeting reads it: a row a person, with what changed, what is late and why."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import dated
from lifecourse.people.api import (
    EmergencyLook,
    Person,
    Portrait,
    called_by,
    people_seen_by,
    portraits_of,
)
from lifecourse.support.kinds import AGES, RATING_WORDS, Rating
from lifecourse.support.models import (
    Coordinator,
    CrisisPlan,
    OnRegister,
    RegisterDecision,
    RiskFactor,
    SchoolPlace,
)
from lifecourse.support.queries import on_register_seen_by
from lifecourse.support.reviews_due import next_reviews
from lifecourse.support.rules import (
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


def board(*, seen_by: Account, on: date, at: datetime, order: str = "closeness") -> list[Row]:
    """Everybody on the register of whom the reader may know, in an order; the queries do not grow with it."""
    return sorted(rows_of(on_register_seen_by(seen_by, on=on, at=at), on=on), key=_in_order(order))


def rows_of(entries: Iterable[OnRegister], *, on: date) -> list[Row]:
    """The rows of these entries; of two of one person, that of the register on which they are longer."""
    by_head: dict[UUID, OnRegister] = {}
    wanted = OnRegister.objects.filter(pk__in=[one.pk for one in entries])
    for entry in wanted.select_related("person__head", "keeper").order_by("from_date", "pk"):
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
        self.decisions: dict[int, list[RegisterDecision]] = defaultdict(list)
        for decision in RegisterDecision.objects.filter(entry__in=list(entries)).select_related("by"):
            self.decisions[decision.entry_id].append(decision)
        self.reviews = next_reviews(heads, on=on, known=self.portraits)
        self.risks: dict[UUID, list[RiskFactor]] = defaultdict(list)
        for risk in RiskFactor.objects.filter(dated(on), **of_them).select_related("person"):
            self.risks[risk.person.head_id].append(risk)
        self.plans: dict[UUID, date] = {}
        for plan in CrisisPlan.objects.filter(**of_them).select_related("person").order_by("written_on"):
            self.plans[plan.person.head_id] = plan.written_on
        self.coordinators: dict[UUID, str] = {}
        coordinating = Coordinator.objects.filter(dated(on), **of_them).order_by("from_date", "pk")
        for one in coordinating.select_related("person", "account"):
            self.coordinators[one.person.head_id] = one.account.full_name
        self.schools: dict[UUID, int] = {}
        for place in SchoolPlace.objects.filter(dated(on), **of_them).select_related("person"):
            self.schools[place.person.head_id] = place.weeks
        self.emergencies: dict[UUID, list[date]] = defaultdict(list)
        for look in EmergencyLook.objects.filter(**of_them, at__date__gte=on - LATELY).select_related(
            "person"
        ):
            if look.person is not None:
                self.emergencies[look.person.head_id].append(timezone.localdate(look.at))


def _row(entry: OnRegister, head: Person, kept: _Kept, *, on: date) -> Row:
    decisions, portrait = kept.decisions[entry.pk], kept.portraits[head.pk]
    review = kept.reviews.get(head.pk)
    homes = [portrait.lives, *portrait.lived] if portrait.lives else portrait.lived
    facts = OnTheRegister(
        decided=[Decided(on=one.on, rating=Rating(one.rating), look_by=one.look_by) for one in decisions],
        risks_since=[one.from_date for one in kept.risks[head.pk]],
        crisis_plan_on=kept.plans.get(head.pk),
        has_coordinator=head.pk in kept.coordinators,
        born=portrait.birth_date,
        moved_on=[home.from_date for home in homes if home.from_date],
        emergencies_on=kept.emergencies[head.pk],
        school_weeks=kept.schools.get(head.pk),
        review_by=review.by if review else None,
        review_meets=review.meets if review else None,
    )
    return Row(
        person=head,
        entry=entry,
        called=kept.called[head.pk],
        age=_age(portrait, on),
        facts=facts,
        latest=decisions[-1],
        rated_since=_since(decisions),
        coordinator=kept.coordinators.get(head.pk, ""),
        risks=kept.risks[head.pk],
        signs=signs(facts, today=on),
        changed=list(_changed(entry, decisions, kept.risks[head.pk], on)),
        late=days_late(facts.look_by, today=on),
    )


def _since(decisions: Sequence[RegisterDecision]) -> date:
    since = decisions[-1].on
    for one in reversed(decisions):
        if one.rating != decisions[-1].rating:
            break
        since = one.on
    return since


def _changed(
    entry: OnRegister, decisions: Sequence[RegisterDecision], risks: Sequence[RiskFactor], on: date
) -> Iterable[str]:
    week = on - THIS_WEEK
    if entry.from_date >= week:
        yield "New on the register"
    for before, after in pairwise(decisions):
        if after.on >= week and after.rating != before.rating:
            up = is_harder(Rating(before.rating), Rating(after.rating))
            yield f"Stepped {'up' if up else 'down'} from {before.rating} to {after.rating}"
    for risk in risks:
        if risk.from_date >= week:
            yield f"Harder: {risk.words}"


def _age(portrait: Portrait, on: date) -> int | None:
    born = portrait.birth_date
    if born is None or portrait.died is not None:
        return None
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _in_order(order: str) -> Callable[[Row], tuple[Any, ...]]:
    keys: dict[str, Callable[[Row], tuple[Any, ...]]] = {
        "closeness": lambda row: (CLOSENESS[row.rating], -row.late, row.called.lower(), str(row.person.pk)),
        "look": lambda row: (row.facts.look_by or date.max, CLOSENESS[row.rating], str(row.person.pk)),
        "name": lambda row: (row.called.lower(), str(row.person.pk)),
        "coordinator": lambda row: (row.coordinator == "", row.coordinator.lower(), CLOSENESS[row.rating]),
        "changed": lambda row: (-row.latest.on.toordinal(), CLOSENESS[row.rating], str(row.person.pk)),
    }
    return keys.get(order, keys["closeness"])


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
    coordinating = Coordinator.objects.filter(dated(on), person__head__in=people)
    names = {
        one.person.head_id: one.account.full_name for one in coordinating.select_related("person", "account")
    }
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
