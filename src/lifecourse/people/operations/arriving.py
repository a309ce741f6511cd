"""Records that arrive from systems: kept as each system says them, and joined to whom they are about."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime
from itertools import batched
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.timezone import localdate

from lifecourse.organisations.api import Organisation, OrganisationKind
from lifecourse.people.derived import as_kept, moment, read_rows, write_rows
from lifecourse.people.joining import whom_to_join
from lifecourse.people.models import Person, Responsibility, SourceRecord, SourceSystem
from lifecourse.people.operations.folding import ask_about, fold_new
from lifecourse.people.operations.matching import Desk, Known, known, may_be
from lifecourse.people.rules import Basis, Part, Purpose
from lifecourse.people.said import Said
from lifecourse.people.searching import index_new, index_people
from lifecourse.people.sight import refresh_kept, refresh_sight

AT_ONCE = 2_000
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
    *,
    system: SourceSystem,
    arrivals: Sequence[Arrival],
    at: datetime,
    only_ask: bool = False,
    desk: Desk | None = None,
) -> Came:
    """Keep these records and join them to whom they are about; the same records again change nothing.

    All of them or none. A record that arrives is a person of its own; whom it is joined to is a fold,
    which can always be undone. `arrivals` names each `local_id` once. With `only_ask` nobody is joined before
    somebody who may see both has looked. `desk` is for whoever brings in very many, some at a time.
    """
    _one_at_a_time()
    desk = desk or Desk()
    by_id = {one.local_id: one for one in arrivals}
    kept = {local_id: (record, said) for local_id, record, said in read_rows(KEPT, list(by_id), system.pk)}
    changed = {
        record: by_id[local_id]
        for local_id, (record, said) in kept.items()
        if json.loads(said) != by_id[local_id].said.as_json()
    }
    new = {uuid4(): one for local_id, one in by_id.items() if local_id not in kept}
    _change(changed, at, desk)
    _add(system, new, at, desk, only_ask=only_ask)
    return Came(added=len(new), changed=len(changed), same=len(kept) - len(changed))


def _add(
    system: SourceSystem, new: Mapping[UUID, Arrival], at: datetime, desk: Desk, *, only_ask: bool
) -> None:
    if not new:
        return
    # In the order of their ids, so that of each index of people every page is gone to once.
    came = {as_kept(person): new[person] for person in sorted(new)}
    texts = {person: json.dumps(one.said.as_json()) for person, one in came.items()}
    when = moment(at)
    write_rows(Person, ["id", "head_id", "made_at"], [(person, person, when) for person in came])
    write_rows(
        SourceRecord,
        ["system_id", "local_id", "person_id", "said", *COLUMNS, "came_at"],
        [
            (system.pk, one.local_id, person, texts[person], *_columns(one.said), when)
            for person, one in came.items()
        ],
    )
    write_rows(Responsibility, DUTY, [row for person, one in came.items() for row in _duties(person, one)])
    index_new({person: one.said for person, one in came.items()})
    owners = {record: str(person) for record, person in read_rows(RECORDS, list(came))}
    _match(
        [
            Known(record, person, system.organisation_id, texts[person])
            for record, person in sorted(owners.items())
        ],
        set() if only_ask else set(came),
        at,
        desk,
        {record: came[person].said for record, person in owners.items()},
    )
    refresh_kept({str(head) for (head,) in read_rows(HEADS, list(came))})


KEPT = """
    SELECT local_id, id, CAST(said AS text) FROM people_sourcerecord WHERE local_id AMONG AND system_id = %s
"""
RECORDS = "SELECT id, person_id FROM people_sourcerecord WHERE person_id AMONG"
HEADS = "SELECT DISTINCT head_id FROM people_person WHERE id AMONG"
NUMBERS = """
    SELECT DISTINCT person.head_id, record.nhs_number FROM people_person AS person
    JOIN people_sourcerecord AS record ON record.person_id = person.id
    WHERE person.head_id AMONG AND record.nhs_number <> ''
"""
COLUMNS = ("nhs_number", "nhs_number_is_verified", "birth_date")


def _columns(said: Said) -> tuple[str, bool, str | None]:
    born = said.birth_date.isoformat() if said.birth_date else None
    return said.nhs_number, said.nhs_number_is_verified, born


def _change(changed: Mapping[int, Arrival], at: datetime, desk: Desk) -> None:
    if not changed:
        return
    records = list(SourceRecord.objects.select_for_update().filter(pk__in=changed).order_by("pk"))
    for record in records:
        one = changed[record.pk]
        record.said = one.said.as_json()
        record.nhs_number = one.said.nhs_number
        record.nhs_number_is_verified = one.said.nhs_number_is_verified
        record.birth_date = one.said.birth_date
        record.came_at = at
        record.save()
    people = [record.person_id for record in records]
    _keep_duties([(record.person_id, changed[record.pk]) for record in records], localdate(at))
    index_people(people)
    _match(
        known(SourceRecord.objects.filter(person__in=people).values_list("pk", flat=True)), set(), at, desk
    )
    refresh_sight(Person.objects.filter(pk__in=people).values_list("head", flat=True))


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


DUTY = (
    *("person_id", "organisation_id", "part", "basis", "purpose", "from_date", "to_date"),
    *("is_written_here", "ended_because"),
)


def _duties(person: str, arrival: Arrival) -> Iterator[tuple[int | str | None, ...]]:
    """Who is responsible by a record that is here for the first time: rows of `DUTY`."""
    for duty in arrival.duties:
        from_date, to_date = (day.isoformat() if day else None for day in (duty.from_date, duty.to_date))
        whose = (person, duty.organisation.pk, duty.part.value, Basis.OWN_DUTY.value, Purpose.SUPPORT.value)
        yield (*whose, from_date, to_date, False, "")


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
    desk = Desk()
    for done, some in enumerate(batched(everything, AT_ONCE), start=1):
        with transaction.atomic():
            _one_at_a_time()
            _match(known(some), set(), at, desk)
        tell(min(done * AT_ONCE, len(everything)), len(everything))
    return len(everything)


def _one_at_a_time() -> None:
    """Of two records that arrive at the same moment, one must see the other."""
    list(SourceSystem.objects.select_for_update().order_by("pk"))


def _match(
    records: Sequence[Known],
    new: Set[str],
    at: datetime,
    desk: Desk,
    read: Mapping[int, Said] | None = None,
) -> None:
    """Join these records to whom they are about, or ask. `read` is what each says where all are new."""
    found = may_be(records, on=localdate(at), desk=desk, read=read)
    if not found:
        return
    numbers: dict[str, set[str]] = defaultdict(set)
    heads = {head for pair in found for head in (pair.first, pair.second)}
    for head, number in read_rows(NUMBERS, heads):
        numbers[str(head)].add(number)
    joins, asks = whom_to_join(found, new=new, numbers=numbers)
    fold_new(joins, at=at)
    ask_about(asks, at=at)
