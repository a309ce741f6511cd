"""Records that arrive from systems: kept as each system says them, and joined to whom they are about."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime
from itertools import batched
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.timezone import localdate

from lifecourse.organisations.api import Organisation, OrganisationKind
from lifecourse.people.joining import whom_to_join
from lifecourse.people.models import Person, Responsibility, SourceRecord, SourceSystem
from lifecourse.people.operations.folding import ask_about, fold_new
from lifecourse.people.operations.matching import keep_keys, may_be
from lifecourse.people.rules import Basis, Part
from lifecourse.people.said import Said
from lifecourse.people.searching import index_people
from lifecourse.people.sight import refresh_sight

AT_ONCE = 400
# What an organisation is to those of whom its own system keeps a record.
PARTS = {
    OrganisationKind.CLINICAL_COMMISSIONING_GROUP: Part.COMMISSIONER,
    OrganisationKind.INTEGRATED_CARE_BOARD: Part.COMMISSIONER,
    OrganisationKind.NHS_ENGLAND: Part.COMMISSIONER,
    OrganisationKind.SPECIALISED_COMMISSIONING: Part.COMMISSIONER,
    OrganisationKind.COUNTY_COUNCIL: Part.COUNCIL,
    OrganisationKind.UNITARY_COUNCIL: Part.COUNCIL,
    OrganisationKind.DISTRICT_COUNCIL: Part.COUNCIL,
    OrganisationKind.NHS_TRUST: Part.CARE_TEAM,
    OrganisationKind.SCHOOL: Part.SCHOOL,
    OrganisationKind.GENERAL_PRACTICE: Part.GP,
}


@dataclass(frozen=True, kw_only=True)
class Duty:
    """What an organisation is to somebody by a duty of its own, from when to when."""

    part: Part
    organisation: Organisation
    from_date: date | None
    to_date: date | None = None


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """One record as it arrives: the system's own number for it, what it says, and whom it names."""

    local_id: str
    said: Said
    duties: tuple[Duty, ...]


@dataclass(frozen=True, kw_only=True)
class Came:
    """What became of records that arrived: new ones, ones that say something else now, and the rest."""

    added: int = 0
    changed: int = 0
    same: int = 0


@transaction.atomic
def arrive(
    *, system: SourceSystem, arrivals: Sequence[Arrival], at: datetime, only_ask: bool = False
) -> Came:
    """Keep these records and join them to whom they are about; the same records again change nothing.

    All of them or none. A record that arrives is a person of its own; whom it is joined to is a fold,
    which can always be undone. `arrivals` names each `local_id` once. With `only_ask` nobody is joined before
    somebody who may see both has looked.
    """
    _one_at_a_time()
    kept = {
        record.local_id: record
        for record in SourceRecord.objects.select_for_update().filter(
            system=system, local_id__in=[one.local_id for one in arrivals]
        )
    }
    new = [one for one in arrivals if one.local_id not in kept]
    changed = [
        one for one in arrivals if one.local_id in kept and kept[one.local_id].said != one.said.as_json()
    ]
    added = _add(system, new, at)
    for one in changed:
        _say(kept[one.local_id], one.said, at).save()
    people = {one.local_id: kept[one.local_id].person_id for one in changed} | added
    _keep_duties([(people[one.local_id], one) for one in (*new, *changed)], localdate(at))
    touched = list(people.values())
    index_people(touched)
    records = list(SourceRecord.objects.filter(person__in=touched).order_by("pk"))
    _match(records, set() if only_ask else set(added.values()), at)
    refresh_sight(Person.objects.filter(pk__in=touched).values_list("head", flat=True))
    return Came(added=len(new), changed=len(changed), same=len(arrivals) - len(new) - len(changed))


def _add(system: SourceSystem, new: Sequence[Arrival], at: datetime) -> dict[str, UUID]:
    people = [Person(pk=key, head_id=key, made_at=at) for key in (uuid4() for _ in new)]
    Person.objects.bulk_create(people)
    SourceRecord.objects.bulk_create(
        _say(SourceRecord(system=system, local_id=one.local_id, person=person), one.said, at)
        for person, one in zip(people, new, strict=True)
    )
    return {one.local_id: person.pk for person, one in zip(people, new, strict=True)}


def _say(record: SourceRecord, said: Said, at: datetime) -> SourceRecord:
    record.said = said.as_json()
    record.nhs_number = said.nhs_number
    record.nhs_number_is_verified = said.nhs_number_is_verified
    record.birth_date = said.birth_date
    record.came_at = at
    return record


def duties_by(
    system: SourceSystem, said: Said, organisations: Mapping[str, Organisation]
) -> tuple[Duty, ...]:
    """Who is responsible by one record: the system's own organisation, and those that the record names.

    `organisations` are those by code that records name. Raises KeyError for a code that is not among them.
    """
    named = [
        Duty(part=Part(part), organisation=organisations[code], from_date=None)
        for part, code in said.responsible.items()
    ]
    own = PARTS.get(OrganisationKind(system.organisation.kind), Part.PROVIDER)
    # A commissioner that keeps the lists of several says in each row whose it is.
    if own.value in said.responsible:
        return tuple(named)
    since = min((one.from_date for one in said.addresses if one.from_date), default=None)
    return (Duty(part=own, organisation=system.organisation, from_date=since), *named)


def _keep_duties(arrived: Sequence[tuple[UUID, Arrival]], today: date) -> None:
    """Write down who is responsible by these records; what a record says no longer ends today."""
    known: dict[UUID, list[Responsibility]] = defaultdict(list)
    for one in Responsibility.objects.filter(
        person__in=[person for person, _ in arrived], basis=Basis.OWN_DUTY.value, is_written_here=False
    ):
        known[one.person_id].append(one)
    begun = []
    for person, arrival in arrived:
        before, wanted = known[person], list(arrival.duties)
        for one in before:
            duty = next((duty for duty in wanted if _is_kept_as(duty, one)), None)
            if duty is not None:
                wanted.remove(duty)
            ends = duty.to_date if duty else (one.to_date or max(filter(None, (today, one.from_date))))
            if ends != one.to_date:
                one.to_date = ends
                one.save(update_fields=["to_date"])
        begun += [
            Responsibility(
                person_id=person,
                organisation=duty.organisation,
                part=duty.part.value,
                basis=Basis.OWN_DUTY.value,
                # Since when is not said, but it was not so until this record said so.
                from_date=duty.from_date or (today if before else None),
                to_date=duty.to_date,
            )
            for duty in wanted
        ]
    Responsibility.objects.bulk_create(begun)


def _is_kept_as(duty: Duty, kept: Responsibility) -> bool:
    if (duty.part.value, duty.organisation.pk) != (kept.part, kept.organisation_id):
        return False
    # Whoever moved within one area is that area's still, whichever day the new address gives.
    return duty.from_date == kept.from_date or (duty.to_date is None and kept.to_date is None)


def match_again(*, at: datetime, tell: Callable[[int, int], None] = lambda done, of: None) -> int:
    """Compare every record with all others anew, as after an agreement to match; returns how many there are.

    What was joined stays joined, and two people who were known already are never joined without somebody.
    """
    everything = list(SourceRecord.objects.order_by("pk").values_list("pk", flat=True))
    for done, some in enumerate(batched(everything, AT_ONCE), start=1):
        with transaction.atomic():
            _one_at_a_time()
            _match(list(SourceRecord.objects.filter(pk__in=some).order_by("pk")), set(), at)
        tell(min(done * AT_ONCE, len(everything)), len(everything))
    return len(everything)


def _one_at_a_time() -> None:
    """Of two records that arrive at the same moment, one must see the other."""
    list(SourceSystem.objects.select_for_update().order_by("pk"))


def _match(records: Sequence[SourceRecord], new: Set[UUID], at: datetime) -> None:
    keep_keys(records)
    found = may_be(records, on=localdate(at))
    if not found:
        return
    heads = {head for pair in found for head in (pair.first, pair.second)}
    numbers: dict[UUID, set[str]] = defaultdict(set)
    having = SourceRecord.objects.exclude(nhs_number="")
    for some in batched(sorted(heads), AT_ONCE):
        for head, number in having.filter(person__head__in=some).values_list("person__head", "nhs_number"):
            numbers[head].add(number)
    joins, asks = whom_to_join(found, new=new, numbers=numbers)
    fold_new(joins, at=at)
    ask_about(asks, at=at)
