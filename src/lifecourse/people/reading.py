"""Everything about one person, read for a page in a set number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from lifecourse.organisations.api import dated, in_force
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
    responsible: list[Responsibility]
    earlier: list[Responsibility]
    merges: list[Merge]
    today: date

    @property
    def age(self) -> int | None:
        """Whole years, as long as somebody lives."""
        born = self.portrait.birth_date
        if born is None or self.portrait.died is not None:
            return None
        return self.today.year - born.year - ((self.today.month, self.today.day) < (born.month, born.day))

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
    authorities: list[Authority]


def portraits_of(heads: list[Person], *, today: date) -> dict[object, Portrait]:
    """What systems say about each of these people, by id: one query however many they are."""
    spoken: dict[object, list[Spoken]] = {head.pk: [] for head in heads}
    records = SourceRecord.objects.filter(person__head__in=heads).select_related("system", "person")
    for record in records.order_by("system__name", "local_id"):
        spoken[record.person.head_id].append(
            Spoken(system=record.system.name, at=record.came_at, said=Said.from_json(record.said))
        )
    return {key: portrait(said, today=today) for key, said in spoken.items()}


def read_somebody(person: Person, *, today: date) -> Somebody:
    """A head and everything that is kept under it."""
    of_them = Q(person__head=person)
    responsible = list(Responsibility.objects.filter(of_them).select_related("organisation"))
    now = {one for one in responsible if in_force(from_date=one.from_date, to_date=one.to_date, on=today)}
    return Somebody(
        person=person,
        portrait=portraits_of([person], today=today)[person.pk],
        about=About.objects.filter(of_them).order_by("-written_on", "-pk").first(),
        adjustments=list(Adjustment.objects.filter(dated(today), of_them)),
        around=_around(person, today),
        responsible=_once(one for one in responsible if one in now),
        earlier=_once(one for one in responsible if one not in now),
        merges=list(Merge.objects.filter(kept__head=person, undone_at=None).select_related("by")),
        today=today,
    )


def _around(person: Person, today: date) -> list[Around]:
    speaking = list(Authority.objects.filter(dated(today), person__head=person).order_by("kind", "pk"))
    of_them = Relationship.objects.filter(person__head=person).select_related("other__head")
    # Whoever still may speak for somebody is shown, also where what else they were to them has ended.
    still = Q(pk__in=[one.relationship_id for one in speaking])
    found = list(of_them.filter(dated(today) | still))
    names = portraits_of([one.other.head for one in found], today=today)
    authorities: dict[int, list[Authority]] = {one.pk: [] for one in found}
    for authority in speaking:
        authorities.setdefault(authority.relationship_id, []).append(authority)
    return [
        Around(
            relationship=one,
            name=name.words if (name := names[one.other.head_id].name) else "Name not known",
            authorities=authorities[one.pk],
        )
        for one in found
    ]


def _once(found: Iterable[Responsibility]) -> list[Responsibility]:
    """Two records of one person may name the same organisation; a reader needs it once."""
    once: dict[object, Responsibility] = {}
    for one in found:
        once.setdefault((one.organisation_id, one.part, one.to_date), one)
    return list(once.values())
