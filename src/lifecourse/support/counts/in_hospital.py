"""Counting people in hospital on a day from their stays, by who pays, on what kind of ward, and how long.

Each count says what was counted and holds whom, so that a table of a plan and a list of people agree by
construction. Somebody is in hospital on a day if they had come by then and had not left: on the day on which
they leave they are no longer counted, as in a count at midnight. Whom a national counting rule leaves out on
that day is not counted either.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import LOCAL_HEALTH, NATIONAL_HEALTH, Organisation
from lifecourse.people.api import Person, called_by, people_seen_by
from lifecourse.standards.api import age_on, counting_rules
from lifecourse.support.counts.facts import Nights
from lifecourse.support.counts.presence import left_out
from lifecourse.support.models import Leave, WardStay
from lifecourse.support.queries.register import on_register_seen_by, wards_by_head
from lifecourse.support.reading.stays import joined


class Payer(StrEnum):
    """Who arranged the bed and pays."""

    LOCAL = "ccg"
    NATIONAL = "nhse"


class Setting(StrEnum):
    """Kinds of ward as joint plans put them together."""

    ASSESSMENT = "assessment-and-treatment"
    REHABILITATION = "rehabilitation"
    INDEPENDENT = "independent-hospital"
    MENTAL_HEALTH = "mental-health"
    SECURE = "secure"
    CHILDREN = "camhs"
    ALL = "all"


class Length(StrEnum):
    """How long somebody has been there, over every ward of the stay."""

    ANY = "any"
    UNDER_1_YEAR = "under-1-year"
    OVER_1_YEAR = "over-1-year"
    OVER_2_YEARS = "over-2-years"
    OVER_5_YEARS = "over-5-years"
    OVER_10_YEARS = "over-10-years"


PAYERS: dict[str, Payer] = {
    **{kind.value: Payer.LOCAL for kind in LOCAL_HEALTH},
    **{kind.value: Payer.NATIONAL for kind in NATIONAL_HEALTH},
}
SETTINGS: dict[str, frozenset[Setting]] = {
    "assessment": frozenset({Setting.ASSESSMENT}),
    # Plans count beds for longer rehabilitation among their units for assessment and treatment, and beside.
    "rehabilitation": frozenset({Setting.ASSESSMENT, Setting.REHABILITATION}),
    "locked_rehabilitation": frozenset({Setting.ASSESSMENT, Setting.REHABILITATION}),
    "acute": frozenset({Setting.MENTAL_HEALTH}),
    "other": frozenset({Setting.MENTAL_HEALTH}),
    "low_secure": frozenset({Setting.SECURE}),
    "medium_secure": frozenset({Setting.SECURE}),
    "high_secure": frozenset({Setting.SECURE}),
    "children": frozenset({Setting.CHILDREN}),
}
PAYER_WORDS = {
    Payer.LOCAL: "whose bed a local health commissioner pays for",
    Payer.NATIONAL: "whose bed NHS England pays for",
}
SETTING_WORDS: dict[Setting, str] = {
    Setting.ASSESSMENT: "for assessment and treatment, or in a bed for longer rehabilitation",
    Setting.REHABILITATION: "in a bed for longer rehabilitation, locked or not",
    Setting.INDEPENDENT: "run by an independent provider, on any kind of ward",
    Setting.MENTAL_HEALTH: "on a mental health ward of another kind",
    Setting.SECURE: "on a low, medium or high secure ward",
    Setting.CHILDREN: "on a children's and young people's unit",
    Setting.ALL: "on any kind of ward",
}
YEARS: dict[Length, int] = {
    Length.OVER_1_YEAR: 1,
    Length.OVER_2_YEARS: 2,
    Length.OVER_5_YEARS: 5,
    Length.OVER_10_YEARS: 10,
}


@dataclass(frozen=True, kw_only=True)
class Counted:
    """One person in hospital on the day: under which head, and what they count for."""

    head: UUID
    payer: Payer
    settings: frozenset[Setting]
    since: date


@dataclass(frozen=True, kw_only=True)
class HospitalCount:
    """How many people were in hospital on a day by one definition, and who they are."""

    on: date
    definition: str
    people: frozenset[UUID]

    @property
    def number(self) -> int:
        """How many."""
        return len(self.people)


@dataclass(frozen=True, kw_only=True)
class InHospitalOn:
    """Everybody in hospital on one day whose bed these commissioners pay for."""

    on: date
    counted: Sequence[Counted]

    def count(
        self, payer: Payer | None, setting: Setting = Setting.ALL, length: Length = Length.ANY
    ) -> HospitalCount:
        """Those of one payer (of all where None), on one kind of ward, for so long."""
        return HospitalCount(
            on=self.on,
            definition=definition(payer, setting, length),
            people=frozenset(
                one.head
                for one in self.counted
                if payer in {None, one.payer}
                and (setting is Setting.ALL or setting in one.settings)
                and is_for(length, one.since, self.on)
            ),
        )


def definition(payer: Payer | None, setting: Setting, length: Length) -> str:
    """What is counted, in words."""
    who = PAYER_WORDS[payer] if payer else "whose bed a commissioner of this partnership pays for"
    words = f"People in hospital {SETTING_WORDS[setting]}, {who}"
    if length is Length.UNDER_1_YEAR:
        return f"{words}, for less than a year"
    if length is not Length.ANY:
        years = YEARS[length]
        return f"{words}, for {years} {'year' if years == 1 else 'years'} or more"
    return words


def is_for(length: Length, since: date, on: date) -> bool:
    """Whether a stay that began on a day has lasted so long on another: full years, by the calendar."""
    if length is Length.ANY:
        return True
    if length is Length.UNDER_1_YEAR:
        return age_on(since, on) < 1
    return age_on(since, on) >= YEARS[length]


def in_hospital_on(day: date, *, commissioners: Iterable[Organisation]) -> InHospitalOn:
    """Everybody in hospital at the end of a day whose bed one of these commissioners pays for."""
    paying = {one.pk: PAYERS[one.kind] for one in commissioners if one.kind in PAYERS}
    there = WardStay.objects.filter(
        Q(to_date=None) | Q(to_date__gt=day), from_date__lte=day, commissioner__in=paying
    ).select_related("person")
    every = {ward.person.head_id: ward for ward in there.order_by("from_date", "pk")}
    away = _not_counted(every, day)
    heads = {head: ward for head, ward in every.items() if head not in away}
    wards = wards_by_head(heads)
    return InHospitalOn(
        on=day,
        counted=[
            Counted(
                head=head,
                payer=paying[ward.commissioner_id],
                settings=settings_of(ward, paying[ward.commissioner_id]),
                since=_since(wards[head], day),
            )
            for head, ward in heads.items()
        ],
    )


def _not_counted(heads: Iterable[UUID], day: date) -> set[UUID]:
    """Of these, whoever is on leave that national counts leave out on that day."""
    leaves = Leave.objects.filter(from_date__lte=day, person__head__in=list(heads))
    away: dict[UUID, list[Nights]] = defaultdict(list)
    for head, first, last, kind in leaves.values_list("person__head", "from_date", "to_date", "kind"):
        away[head].append(Nights(from_date=first, to_date=last, what=kind))
    rules = counting_rules()
    return {head for head, nights in away.items() if any(one.has(day) for one in left_out(nights, rules))}


def settings_of(ward: WardStay, payer: Payer) -> frozenset[Setting]:
    """As what kinds of ward plans count one; local commissioners count independent hospitals apart."""
    if payer is Payer.LOCAL and ward.run_by == "independent":
        return frozenset({Setting.INDEPENDENT})
    return SETTINGS[ward.ward_kind]


def _since(wards: Iterable[WardStay], day: date) -> date:
    return joined((ward for ward in wards if ward.from_date <= day), on=day)[-1].since


@dataclass(frozen=True, kw_only=True)
class WhoWasCounted:
    """Of the people in a count, those whom a reader may know of, by name; and how many more there are."""

    known: Sequence[tuple[Person, str]]
    others: int


class HoldsPeople(Protocol):
    """A count that knows whom it counts."""

    @property
    def people(self) -> frozenset[UUID]:
        """Who they are."""


def who_was_counted(
    count: HoldsPeople,
    *,
    seen_by: Account,
    on: date,
    at: datetime,
    tells_of_register: bool = False,
) -> WhoWasCounted:
    """Whom a count counted, as far as the reader may know of them.

    Where it tells of the register, only those of whose entry the reader may know as well.
    """
    seen = people_seen_by(seen_by, on=on, at=at).filter(pk__in=count.people)
    if tells_of_register:
        known_of = on_register_seen_by(seen_by, on=on, at=at).filter(person__head=OuterRef("pk"))
        seen = seen.filter(Exists(known_of))
    people = list(seen)
    called = called_by(people, today=on)
    known = sorted(((one, called[one.pk]) for one in people), key=lambda pair: (pair[1], str(pair[0].pk)))
    return WhoWasCounted(known=known, others=len(count.people) - len(known))
