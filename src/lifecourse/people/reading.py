"""Everything about one person, read for a page in a set number of queries."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from lifecourse.organisations.api import dated, in_force
from lifecourse.people.kinds import AROUND_KINDS, PARENTAL, becomes_adult
from lifecourse.people.models import (
    About,
    Adjustment,
    Authority,
    Merge,
    Person,
    Relationship,
    Responsibility,
    SourceRecord,
)
from lifecourse.people.portrait import Portrait, Spoken, portrait
from lifecourse.people.said import Said


@dataclass(frozen=True, kw_only=True)
class Somebody:
    """One person as a page introduces them."""

    person: Person
    portrait: Portrait
    about: About | None
    adjustments: list[Adjustment]
    around: list["Around"]
    not_to_be_told: list["Around"]
    responsible: list[Responsibility]
    earlier: list[Responsibility]
    merges: list[Merge]
    today: date

    @property
    def age(self) -> int | None:
        """Whole years, as long as somebody lives."""
        return self.portrait.age_on(self.today)

    @property
    def turns_adult(self) -> date | None:
        """The day on which they turn 18, where somebody has parental responsibility until then."""
        born = self.portrait.birth_date
        kinds = {authority.kind for one in self.around for authority in one.authorities}
        return becomes_adult(born) if born is not None and PARENTAL in kinds else None

    @property
    def called(self) -> str:
        """What to call them: what they asked for, or else the name that is known."""
        if self.about is not None and self.about.called:
            return self.about.called
        return self.portrait.name.words if self.portrait.name else "Somebody whose name is not known"


@dataclass(frozen=True, kw_only=True)
class Around:
    """Somebody around a person, by name, and what they may speak for."""

    relationship: Relationship
    name: str
    phones: tuple[str, ...]
    authorities: list[Authority]

    @property
    def kind(self) -> str:
        """Who they are to the person, in words."""
        return AROUND_KINDS.get(self.relationship.kind, self.relationship.kind).lower()


def portraits_of(heads: list[Person], *, today: date) -> dict[object, Portrait]:
    """What systems say about each of these people, by id: one query however many they are."""
    found = _portraits(Q(person__head__in=heads), "person__head_id", today)
    return {head.pk: found.get(head.pk) or portrait([], today=today) for head in heads}


def birth_dates(heads: Collection[UUID]) -> dict[UUID, date]:
    """When each of these heads was born, by the record that is trusted first; one query."""
    return _trusted(
        SourceRecord.objects.filter(person__head__in=heads).exclude(birth_date=None), "birth_date"
    )


def death_days(heads: Collection[UUID]) -> dict[UUID, date]:
    """When each of these heads who have died did so, by the record that is trusted first; one query."""
    said = SourceRecord.objects.filter(person__head__in=heads, said__has_key="death_date")
    return {head: date.fromisoformat(day) for head, day in _trusted(said, "said__death_date").items()}


def _trusted(records: QuerySet[SourceRecord], name: str) -> dict[UUID, Any]:
    """What records say under a name, by head: as in a portrait a verified number first, then the newest."""
    trusted: dict[UUID, tuple[tuple[bool, datetime], Any]] = {}
    for head, said, at, verified in records.order_by("system__name", "local_id").values_list(
        "person__head", name, "came_at", "nhs_number_is_verified"
    ):
        trust = (verified, at)
        if said and (head not in trusted or trust > trusted[head][0]):
            trusted[head] = (trust, said)
    return {head: said for head, (_, said) in trusted.items()}


def called_by(
    heads: list[Person], *, today: date, known: Mapping[object, Portrait] | None = None
) -> dict[UUID, str]:
    """What to call each of these people, by id: what they asked for, or else the name that is known.

    `known` is what systems say of them, for whoever has read it already.
    """
    asked = About.objects.filter(person__head__in=heads).exclude(called="").order_by("written_on", "pk")
    newest: dict[UUID, str] = dict(asked.values_list("person__head", "called"))
    known = portraits_of(heads, today=today) if known is None else known
    return {head.pk: newest.get(head.pk) or _name(known[head.pk]) for head in heads}


def _portraits(of: Q, by: str, today: date) -> dict[object, Portrait]:
    """What systems say in these records, put together by a person's id."""
    spoken: dict[object, list[Spoken]] = {}
    records = SourceRecord.objects.filter(of).order_by("system__name", "local_id")
    for under, system, came_at, said in records.values_list(by, "system__name", "came_at", "said"):
        spoken.setdefault(under, []).append(Spoken(system=system, at=came_at, said=Said.from_json(said)))
    return {key: portrait(said, today=today) for key, said in spoken.items()}


def read_somebody(person: Person, *, today: date) -> Somebody:
    """A head and everything that is kept under it."""
    of_them = Q(person__head=person)
    responsible = list(Responsibility.objects.filter(of_them).select_related("organisation"))
    around = _around(person, today)
    now = {one for one in responsible if in_force(from_date=one.from_date, to_date=one.to_date, on=today)}
    return Somebody(
        person=person,
        portrait=portraits_of([person], today=today)[person.pk],
        about=about_of(person),
        adjustments=list(Adjustment.objects.filter(dated(today), of_them)),
        around=around,
        not_to_be_told=[one for one in around if not one.relationship.may_be_told],
        responsible=_once(one for one in responsible if one in now),
        earlier=_once(one for one in responsible if one not in now),
        merges=list(Merge.objects.filter(kept__head=person, undone_at=None).select_related("by")),
        today=today,
    )


def about_of(person: Person) -> About | None:
    """What a head says about themselves: the newest of all records of them, of one day their own."""
    found = About.objects.filter(person__head=person)
    return max(found, key=lambda one: (one.written_on, one.person_id == person.pk, one.pk), default=None)


def _around(person: Person, today: date) -> list[Around]:
    speaking = list(Authority.objects.filter(dated(today), person__head=person).order_by("kind", "pk"))
    of_them = Relationship.objects.filter(person__head=person)
    # Whoever still may speak for somebody is shown, also where what else they were to them has ended.
    still = Q(pk__in=[one.relationship_id for one in speaking])
    found = list(of_them.filter(dated(today) | still))
    # By what was written of them here: what other records of the same one say is for who may see those.
    names = _portraits(Q(person__in=[one.other_id for one in found]), "person_id", today)
    authorities: dict[int, list[Authority]] = {one.pk: [] for one in found}
    for authority in speaking:
        authorities.setdefault(authority.relationship_id, []).append(authority)
    return [
        Around(
            relationship=one,
            name=_name(names.get(one.other_id)),
            phones=tuple(fact.words for fact in names[one.other_id].phones) if one.other_id in names else (),
            authorities=authorities[one.pk],
        )
        # Who must not be told comes first: it is read before anything is said to anybody.
        for one in sorted(found, key=lambda one: one.may_be_told)
    ]


def _name(known: Portrait | None) -> str:
    return known.name.words if known is not None and known.name is not None else "Name not known"


def _once(found: Iterable[Responsibility]) -> list[Responsibility]:
    """Two records of one person may name the same organisation; a reader needs it once."""
    once: dict[object, Responsibility] = {}
    for one in found:
        once.setdefault((one.organisation_id, one.part, one.to_date), one)
    return list(once.values())
