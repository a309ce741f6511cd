"""Counting people in hospital on a day from their stays, by who pays, on what kind of ward, and how long.

Each count says what was counted and holds whom, so that a table of a plan and a list of people agree by
construction. Somebody is in hospital on a day if they had come by then and had not left: on the day on which
they leave they are no longer counted, as in a count at midnight.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Q

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Organisation, OrganisationKind
from lifecourse.people.api import Person, called_by, people_seen_by
from lifecourse.support.models import WardStay
from lifecourse.support.stays_read import joined


class Payer(StrEnum):
    """Who arranged the bed and pays."""

    LOCAL = "ccg"
    NATIONAL = "nhse"


class Setting(StrEnum):
    """Kinds of ward as joint plans put them together."""

    ASSESSMENT = "assessment-and-treatment"
    REHABILITATION = "rehabilitation"
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
    OrganisationKind.CLINICAL_COMMISSIONING_GROUP.value: Payer.LOCAL,
    OrganisationKind.INTEGRATED_CARE_BOARD.value: Payer.LOCAL,
    OrganisationKind.NHS_ENGLAND.value: Payer.NATIONAL,
    OrganisationKind.SPECIALISED_COMMISSIONING.value: Payer.NATIONAL,
}
SETTINGS: dict[str, Setting] = {
    "assessment": Setting.ASSESSMENT,
    "rehabilitation": Setting.REHABILITATION,
    "locked_rehabilitation": Setting.REHABILITATION,
    "acute": Setting.MENTAL_HEALTH,
    "other": Setting.MENTAL_HEALTH,
    "low_secure": Setting.SECURE,
    "medium_secure": Setting.SECURE,
    "high_secure": Setting.SECURE,
    "children": Setting.CHILDREN,
}
PAYER_WORDS = {
    Payer.LOCAL: "whose bed a local health commissioner pays for",
    Payer.NATIONAL: "whose bed NHS England pays for",
}
SETTING_WORDS: dict[Setting, str] = {
    Setting.ASSESSMENT: "for assessment and treatment",
    Setting.REHABILITATION: "for rehabilitation, locked or not",
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
    setting: Setting
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
                and setting in {Setting.ALL, one.setting}
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
        return full_years(since, on) < 1
    return full_years(since, on) >= YEARS[length]


def full_years(since: date, on: date) -> int:
    """Whole years between two days, by the calendar."""
    return on.year - since.year - ((on.month, on.day) < (since.month, since.day))


def in_hospital_on(day: date, *, commissioners: Iterable[Organisation]) -> InHospitalOn:
    """Everybody in hospital at the end of a day whose bed one of these commissioners pays for."""
    paying = {one.pk: PAYERS[one.kind] for one in commissioners if one.kind in PAYERS}
    there = WardStay.objects.filter(
        Q(to_date=None) | Q(to_date__gt=day), from_date__lte=day, commissioner__in=paying
    ).select_related("person")
    heads = {ward.person.head_id: ward for ward in there.order_by("from_date", "pk")}
    wards: dict[UUID, list[WardStay]] = defaultdict(list)
    before = WardStay.objects.filter(person__head__in=heads, from_date__lte=day).select_related("person")
    for ward in before.order_by("from_date", "pk"):
        wards[ward.person.head_id].append(ward)
    return InHospitalOn(
        on=day,
        counted=[
            Counted(
                head=head,
                payer=paying[ward.commissioner_id],
                setting=SETTINGS[ward.ward_kind],
                since=joined(wards[head], on=day)[-1].since,
            )
            for head, ward in heads.items()
        ],
    )


@dataclass(frozen=True, kw_only=True)
class WhoWasCounted:
    """Of the people in a count, those whom a reader may know of, by name; and how many more there are."""

    known: Sequence[tuple[Person, str]]
    others: int


def who_was_counted(count: HospitalCount, *, seen_by: Account, on: date, at: datetime) -> WhoWasCounted:
    """Whom a count counted, as far as the reader may know of them."""
    seen = people_seen_by(seen_by, on=on, at=at).filter(pk__in=count.people)
    people = list(seen)
    called = called_by(people, today=on)
    known = sorted(((one, called[one.pk]) for one in people), key=lambda pair: (pair[1], str(pair[0].pk)))
    return WhoWasCounted(known=known, others=count.number - len(known))
