"""Made-up people in a demonstration: their records, who is responsible, and what a few of them say."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import batched, groupby
from operator import attrgetter
from uuid import UUID

from django.db import transaction

from lifecourse.engine.synthetic import MANNERS, MadeRecord, make
from lifecourse.organisations.api import Organisation, dated
from lifecourse.people.models import (
    About,
    Adjustment,
    Agreement,
    Authority,
    Person,
    Relationship,
    Responsibility,
    SourceRecord,
    SourceSystem,
)
from lifecourse.people.operations.arriving import Arrival, Duty, arrive
from lifecourse.people.operations.sharing import make_agreement, record_choice
from lifecourse.people.rules import Basis, Capacity, Outcome, Part, Purpose
from lifecourse.people.said import Said, SaidAddress, SaidName
from lifecourse.people.searching import index_people
from lifecourse.people.sight import refresh_sight

MADE_UP = "made-up-"
AGREEMENT = "Made-up agreement of the demonstration"
# Each is written whole or not at all, so that a run that is stopped goes on where it was.
AT_ONCE = 500
_system_of = attrgetter("system")
PARTS = {"trust": Part.CARE_TEAM, "county": Part.COUNCIL, "southend": Part.COUNCIL, "education": Part.COUNCIL}
PARTIES = ("hpft", "essex-county-council", "southend-council", "essex-ccg-mid", "essex-ccg-southend")


class RealPeopleHere(Exception):
    """Records from elsewhere are in this database: nobody made up is put beside them."""


def set_up_people(
    *, seed: int, people: int, at: datetime, tell: Callable[[int, int], None] = lambda done, of: None
) -> int:
    """Bring so many made-up people in, and return how many records they have. Twice changes nothing.

    `tell` hears after every few records how many are in, and of how many. Raises RealPeopleHere.
    """
    if SourceRecord.objects.exclude(system__code__startswith=MADE_UP).exists():
        raise RealPeopleHere("This database has records from elsewhere; nobody made up is put beside them.")
    made = make(seed=seed, people=people)
    codes = {part.organisation for person in made.people for part in person.parts} | set(PARTIES)
    organisations = {one.code: one for one in Organisation.objects.filter(code__in=codes)}
    systems = {
        manner.system: SourceSystem.objects.get_or_create(
            code=MADE_UP + manner.system,
            defaults={"name": manner.name, "organisation": organisations[manner.organisation]},
        )[0]
        for manner in MANNERS
    }
    _agree(organisations, at)
    done = 0
    # Those about whom there is something to tell are the last that are made, and come in first.
    for chunk in batched(reversed(made.records), AT_ONCE):
        with transaction.atomic():
            for system, of_it in groupby(sorted(chunk, key=_system_of), key=_system_of):
                came = [_arrival(one, organisations) for one in of_it]
                arrive(system=systems[system], arrivals=came, at=at)
        done += len(chunk)
        if done == len(chunk):
            _tell_the_story(organisations, at)
        tell(done, len(made.records))
    return done


def _arrival(record: MadeRecord, organisations: dict[str, Organisation]) -> Arrival:
    return Arrival(
        local_id=record.local_id,
        said=said_by(record),
        duties=tuple(
            Duty(part=part, organisation=organisations[code], from_date=begins, to_date=ends)
            for part, code, begins, ends in _responsible(record)
        ),
    )


def _responsible(record: MadeRecord) -> Iterator[tuple[Part, str, date, date | None]]:
    """Who has a duty of its own by this record: never more than its system could know."""
    if record.system == "gp":
        for spell in record.parts:
            if spell.part == "commissioner":
                yield Part.COMMISSIONER, spell.organisation, spell.from_date, spell.to_date
        return
    owner = next(manner.organisation for manner in MANNERS if manner.system == record.system)
    # A council that has not heard that somebody moved still counts them as its own.
    begins = max(record.addresses[0].from_date, record.birth_date)
    yield PARTS[record.system], owner, begins, None


def said_by(record: MadeRecord) -> Said:
    """What the record says, in the shape in which every system's records are kept."""
    return Said(
        names=(SaidName(given=record.given, family=record.family),),
        birth_date=record.birth_date,
        gender=record.gender,
        nhs_number=record.nhs_number,
        nhs_number_is_verified=record.verified,
        addresses=tuple(
            SaidAddress(
                lines=(one.street, one.town),
                postcode=one.postcode,
                from_date=one.from_date,
                to_date=one.to_date,
            )
            for one in record.addresses
        ),
        phones=(record.phone,),
        emails=(record.email,) if record.email else (),
        gp_practice=record.gp_practice,
        languages=(record.language,),
    )


def _agree(organisations: dict[str, Organisation], at: datetime) -> None:
    """Without an agreement no two organisations' records are compared, so it comes before any of them."""
    if not Agreement.objects.filter(name=AGREEMENT).exists():
        make_agreement(
            name=AGREEMENT,
            purposes=[Purpose.MATCHING, Purpose.SUPPORT],
            lawful_basis="Made up: the organisations' duties in law to plan and give care",
            reference="Nowhere: it is made up",
            organisations=[organisations[code] for code in PARTIES],
            from_date=date(2024, 4, 1),
            by=None,
            at=at,
        )


@transaction.atomic
def _tell_the_story(organisations: dict[str, Organisation], at: datetime) -> None:
    """What Catherine and the younger Robert say, and who is around them."""
    in_story = SourceRecord.objects.filter(
        said__addresses__0__postcode__in=["ZZ12 7QD", "ZZ31 4PL", "ZZ15 2HT"]
    )
    mid = organisations["essex-ccg-mid"]
    people = {one.pk: one.person for one in in_story.select_related("person")}
    for person in people.values():
        # Mid Essex arranges the support of all of them, so that one coordinator can look at every record.
        Responsibility.objects.get_or_create(
            person=person,
            organisation=mid,
            part=Part.COMMISSIONER.value,
            defaults={"basis": Basis.OWN_DUTY.value, "from_date": date(2024, 4, 1)},
        )
    refresh_sight({person.head_id for person in people.values()})
    if About.objects.filter(person__in=people.values()).exists():
        return
    catherine = in_story.get(system__code=f"{MADE_UP}county", said__names__0__family="Wetherall").person
    father = in_story.get(system__code=f"{MADE_UP}county", birth_date__year=1961).person
    son = in_story.get(system__code=f"{MADE_UP}gp", birth_date__year=1991).person
    _about_catherine(catherine, organisations["essex-ccg-southend"], at)
    _about_robert(son, father)
    # What somebody asks to be called is a word to find them by.
    index_people([catherine.pk, son.pk])


@dataclass(frozen=True, kw_only=True)
class MadeUp:
    """Somebody made up who is here: a number that stays, their head, and who is responsible for them."""

    number: int
    head: Person
    birth_date: date
    commissioner: Organisation
    # None where no system says which council it is.
    council: Organisation | None


def made_up_people(*, on: date) -> list[MadeUp]:
    """Every made-up person with a birth date and a commissioner today, in an order that stays."""
    commissioners, councils = (_responsible_for(part, on) for part in (Part.COMMISSIONER, Part.COUNCIL))
    records = SourceRecord.objects.filter(system__code=f"{MADE_UP}gp").exclude(birth_date=None)
    found: dict[object, MadeUp] = {}
    for number, record in enumerate(records.select_related("person__head").order_by("local_id")):
        head = record.person.head
        if head.pk in commissioners and record.birth_date is not None:
            made = MadeUp(
                number=number,
                head=head,
                birth_date=record.birth_date,
                commissioner=commissioners[head.pk],
                council=councils.get(head.pk),
            )
            found.setdefault(head.pk, made)
    return list(found.values())


def _responsible_for(part: Part, on: date) -> dict[UUID, Organisation]:
    found = Responsibility.objects.filter(dated(on), part=part.value, basis=Basis.OWN_DUTY.value)
    return {one.person.head_id: one.organisation for one in found.select_related("person", "organisation")}


def choose_for_made_up(
    head: Person, organisation: Organisation, purpose: Purpose, *, on: date, at: datetime
) -> None:
    """Let somebody made up agree to share with an organisation for a purpose."""
    record_choice(
        person=head,
        organisation=organisation,
        purpose=purpose,
        outcome=Outcome.AGREED,
        capacity=Capacity.HAS,
        decided_by="They did",
        decided_on=on,
        by=None,
        at=at,
    )


def _about_catherine(catherine: Person, southend: Organisation, at: datetime) -> None:
    About.objects.create(
        person=catherine,
        called="Cathy",
        how_i_communicate="I speak. Give me time to answer, and ask one thing at a time.",
        what_matters="My cat, my garden, and seeing my sister on Sundays.",
        how_best_to_support_me="Tell me the day before what will happen.",
        please_do="Knock and wait.",
        please_do_not="Do not talk about me as if I were not there.",
        languages="English",
        written_on=date(2025, 10, 7),
        written_with="Cathy, with her support worker",
    )
    for code, words in (
        ("easy-read", "Send letters in Easy Read"),
        ("longer-appointment", "Book a double appointment, first in the morning"),
    ):
        Adjustment.objects.create(person=catherine, code=code, words=words, from_date=date(2025, 10, 7))
    record_choice(
        person=catherine,
        organisation=southend,
        purpose=Purpose.SUPPORT,
        outcome=Outcome.AGREED,
        capacity=Capacity.HAS,
        decided_by="Catherine herself",
        decided_on=date(2025, 10, 7),
        by=None,
        at=at,
    )


def _about_robert(son: Person, father: Person) -> None:
    About.objects.create(
        person=son,
        called="Robbie",
        how_i_communicate="I sign with Makaton and point to pictures.",
        what_matters="Trains, and being outside every day.",
        languages="Makaton with English",
        written_on=date(2025, 11, 18),
        written_with="Robbie and his father",
    )
    Adjustment.objects.create(
        person=son,
        code="quiet-room",
        words="Wait in a quiet room, not in the hall",
        from_date=date(2025, 11, 18),
    )
    parent = Relationship.objects.create(
        person=son,
        other=father,
        kind="parent",
        is_unpaid_carer=True,
        is_first_contact=True,
        words="His father, of the same name",
        from_date=date(1991, 5, 14),
    )
    Authority.objects.create(
        person=son,
        relationship=parent,
        kind="appointee",
        about="Benefits",
        evidence="The letter of appointment",
        seen_on=date(2025, 11, 18),
        from_date=date(2012, 6, 1),
    )
