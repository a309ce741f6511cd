"""Which records have come to their day by the rules of whoever holds them, and what keeps each of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime
from itertools import batched
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, Max, OuterRef, Q

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Organisation, Permission
from lifecourse.people.models import (
    EmergencyLook,
    Erasure,
    ImportRun,
    KeptLonger,
    LegalHold,
    Person,
    PossibleMatch,
    Responsibility,
    Restriction,
    RetentionRule,
    Sight,
    SourceRecord,
)
from lifecourse.people.portrait import Spoken, portrait
from lifecourse.people.queries import organisations_seeing, people_seen_by
from lifecourse.people.reading import called_by
from lifecourse.people.retention import (
    OF_A_PERSON,
    SINCE_WORDS,
    TOLD_WORDS,
    Kept,
    RecordKind,
    day_to_go,
    held_back,
    may_go,
)
from lifecourse.people.rules import Purpose
from lifecourse.people.said import Said
from lifecourse.people.slots import supported_by_rooms

Events = dict[RecordKind, date]
AT_ONCE = 500


@dataclass(frozen=True, kw_only=True)
class Timing:
    """How long one organisation keeps its record of one person: from what, by which rules, and until when."""

    organisation: Organisation
    events: Events
    rules: Sequence[RetentionRule]
    day: date | None
    is_over: bool
    held_back: Sequence[str]
    kept_longer: KeptLonger | None = None

    @property
    def since(self) -> list[tuple[str, date]]:
        """From which days the rules count, each in words."""
        return [(SINCE_WORDS[kind], day) for kind, day in self.events.items()]

    @property
    def why(self) -> str:
        """By which part of which document its time is over, in words about nobody."""
        cited = "; ".join(f"{one.long}, by {one.document}, {one.section}" for one in self.rules)
        return f"Its time is over: {cited}"


@dataclass(frozen=True, kw_only=True)
class Due:
    """Somebody whose record has come to its day, as a list shows them."""

    person: Person
    called: str
    timing: Timing
    request: Erasure | None


def counting_rules(organisation: Organisation, *, on: date) -> list[RetentionRule]:
    """The rules about people's records that count for an organisation on a day."""
    found = RetentionRule.objects.filter(
        organisation=organisation, kind__in=[kind.value for kind in OF_A_PERSON], stopped_at=None
    ).exclude(confirmed_at=None)
    return [one for one in found if one.rule.in_force(on)]


def lasting_holds(on: date) -> Q:
    """A legal hold that nobody has released and whose last day has not passed."""
    return Q(released_at=None) & (Q(to_date=None) | Q(to_date__gte=on))


def legal_hold_on(person: Person, *, on: date) -> bool:
    """Whether any organisation's legal hold keeps what is known of somebody."""
    return LegalHold.objects.filter(lasting_holds(on), person__head=person.pk).exists()


def timing_of(
    person: Person, organisation: Organisation, *, reader: Account, on: date, at: datetime
) -> Timing:
    """How long an organisation keeps its record of one person, and what a reader may know that keeps it."""
    opened = _opened([person.pk], reader, on=on, at=at)
    return _timings([person.pk], organisation, opened, on=on)[person.pk]


def _opened(heads: Iterable[UUID], reader: Account, *, on: date, at: datetime) -> set[UUID]:
    """Those of these people whose page is open to a reader."""
    seen = people_seen_by(reader, on=on, at=at).filter(pk__in=list(heads))
    return set(seen.values_list("pk", flat=True))


def _timings(
    heads: Sequence[UUID], organisation: Organisation, opened: Set[UUID], *, on: date
) -> dict[UUID, Timing]:
    events = _events(heads, organisation, on=on)
    events.update({head: {} for head in heads if head not in events})
    kept = _kept(heads, organisation, events, on=on)
    longer = {
        one.person.head_id: one
        for one in KeptLonger.objects.filter(person__head__in=heads, organisation=organisation)
        .select_related("person", "by")
        .order_by("at", "pk")
    }
    counting = counting_rules(organisation, on=on)
    plain = [one.rule for one in counting]
    return {
        head: Timing(
            organisation=organisation,
            events=events[head],
            rules=[one for one in counting if RecordKind(one.kind) in events[head]],
            day=day_to_go(events[head], plain, after=min(events[head].values(), default=on)),
            is_over=may_go(events[head], plain, on=on),
            held_back=held_back(kept[head], on=on, may_open=head in opened),
            kept_longer=longer.get(head),
        )
        for head in heads
    }


def _events(heads: Any, organisation: Organisation, *, on: date) -> dict[UUID, Events]:
    """What of these people's lives a rule counts from, as this organisation's own systems say it.

    `heads` are ids or a query for them. Whoever keeps a list of others has a part in nobody's life by it.
    """
    events: dict[UUID, Events] = defaultdict(dict)
    parts = Responsibility.objects.filter(person__head__in=heads, organisation=organisation).order_by()
    lasting = Count("pk", filter=Q(to_date=None) | Q(to_date__gte=on))
    ended = parts.values("person__head").annotate(last=Max("to_date"), lasting=lasting).filter(lasting=0)
    for head, last in ended.values_list("person__head", "last"):
        events[head][RecordKind.PART_ENDED] = last
    had_a_part = Responsibility.objects.filter(organisation=organisation).values("person__head")
    died = SourceRecord.objects.filter(
        Q(person__head__in=had_a_part),
        person__head__in=heads,
        system__organisation=organisation,
        said__has_key="death_date",
    )
    for head, said in died.values_list("person__head", "said"):
        day = date.fromisoformat(said["death_date"])
        events[head][RecordKind.DIED] = max(day, events[head].get(RecordKind.DIED, day))
    return events


def _kept(
    heads: Sequence[UUID], organisation: Organisation, events: Mapping[UUID, Events], *, on: date
) -> dict[UUID, Kept]:
    of_them = Q(person__head__in=heads)
    holds = set(LegalHold.objects.filter(lasting_holds(on), of_them).values_list("person__head", flat=True))
    longer = {
        one["person__head"]: one["last"]
        for one in KeptLonger.objects.filter(of_them, organisation=organisation)
        .order_by()
        .values("person__head")
        .annotate(last=Max("until"))
    }
    restricted = set(
        Restriction.objects.filter(Q(to_date=None) | Q(to_date__gte=on), of_them).values_list(
            "person__head", flat=True
        )
    )
    opened = set(EmergencyLook.objects.filter(of_them, judged_at=None).values_list("person__head", flat=True))
    pairs: set[UUID] = set()
    waiting = PossibleMatch.objects.filter(state="waiting").exclude(first__head=F("second__head"))
    for pair in waiting.filter(Q(first__head__in=heads) | Q(second__head__in=heads)).values_list(
        "first__head", "second__head"
    ):
        pairs.update(pair)
    files = ImportRun.objects.filter(
        system__organisation=organisation, state__in=["waiting", "running"]
    ).exists()
    holders: dict[UUID, set[int]] = defaultdict(set)
    for head, holder in SourceRecord.objects.filter(of_them).values_list(
        "person__head", "system__organisation"
    ):
        holders[head].add(holder)
    knowing: dict[UUID, set[int]] = defaultdict(set)
    sights = Sight.objects.filter(Q(to_date=None) | Q(to_date__gte=on), head__in=heads)
    for head, knows in sights.exclude(purpose=Purpose.MATCHING.value).values_list("head", "organisation"):
        knowing[head].add(knows)
    supported = supported_by_rooms(heads, on=on)
    alone = {head for head in heads if holders[head] <= {organisation.pk}}
    return {
        head: Kept(
            legal_hold=head in holds,
            kept_until=longer.get(head),
            is_restricted=head in restricted,
            opened_in_emergency=head in opened,
            pair_waits=head in pairs,
            file_waits=files,
            others_need_it=head in alone and bool(knowing[head] - {organisation.pk}),
            # Whoever is in hospital has not died; and with the last record goes what was written there too.
            support_goes_on=head in supported and (head in alone or RecordKind.DIED in events.get(head, {})),
        )
        for head in heads
    }


def told_how_long(head: Person, *, on: date) -> list[dict[str, Any]]:
    """How long each organisation that holds a record keeps it, as the person is told; not what keeps it."""
    holding = Organisation.objects.filter(source_systems__records__person__head=head.pk)
    parts = Responsibility.objects.filter(person__head=head.pk)
    with_a_part = set(parts.values_list("organisation", flat=True))
    told = []
    for organisation in holding.order_by("name").distinct():
        timing = _timings([head.pk], organisation, set(), on=on)[head.pk]
        rules = [
            {
                "for": one.long,
                "counts": TOLD_WORDS[RecordKind(one.kind)],
                "document": one.document,
                "section": one.section,
                "where": one.address,
            }
            # Of a list that one keeps for others nothing comes to its day.
            for one in (counting_rules(organisation, on=on) if organisation.pk in with_a_part else ())
        ]
        told.append({"organisation": organisation.name, "rules": rules, "could_go_from": timing.day})
    return told


def requests_to_agree(reader: Account, *, on: date, at: datetime) -> int:
    """How many records of the reader's organisations wait for a second person who may be the reader."""
    own = organisations_seeing(reader, on=on, permission=Permission.ERASE_PEOPLE)
    waiting = Erasure.objects.filter(organisation__in=own, ended_at=None).exclude(asked_by=reader)
    heads = list(waiting.values_list("person__head", flat=True)) if own else []
    # Most days nobody waits, and a home page is opened often.
    if not heads:
        return 0
    seen = people_seen_by(reader, on=on, at=at, permission=Permission.ERASE_PEOPLE)
    open_to_them = set(seen.filter(pk__in=heads).values_list("pk", flat=True))
    return sum(head in open_to_them for head in heads)


def places_due(reader: Account, *, on: date, at: datetime) -> list[tuple[Organisation, UUID]]:
    """Whose records have come to their day, and at which organisation: the longest over first.

    Of those whom the reader may see. In as many queries for many thousands as for one.
    """
    seen = people_seen_by(reader, on=on, at=at, permission=Permission.KEEP_RETENTION)
    found: list[tuple[date, str, UUID, Organisation]] = []
    for organisation in Organisation.objects.filter(
        pk__in=organisations_seeing(reader, on=on, permission=Permission.KEEP_RETENTION)
    ).order_by("name"):
        rules = [one.rule for one in counting_rules(organisation, on=on)]
        if not rules:
            continue
        holding = SourceRecord.objects.filter(person__head=OuterRef("pk"), system__organisation=organisation)
        heads = seen.filter(Exists(holding)).values("pk")
        for head, events in _events(heads, organisation, on=on).items():
            if may_go(events, rules, on=on):
                day = day_to_go(events, rules, after=min(events.values()))
                found.append((day or on, organisation.name, head, organisation))
    return [(organisation, head) for *_, head, organisation in sorted(found, key=lambda one: one[:3])]


def shown_due(
    places: Sequence[tuple[Organisation, UUID]], reader: Account, *, on: date, at: datetime
) -> list[Due]:
    """Some of these as a list shows them, with what keeps each; in their order."""
    opened = _opened({head for _, head in places}, reader, on=on, at=at)
    by_organisation: dict[Organisation, list[UUID]] = defaultdict(list)
    for organisation, head in places:
        by_organisation[organisation].append(head)
    timings = {
        (organisation, head): timing
        for organisation, heads in by_organisation.items()
        for head, timing in _timings(heads, organisation, opened, on=on).items()
    }
    return _shown([(head, timings[organisation, head]) for organisation, head in places], on=on)


def records_due(reader: Account, *, on: date, at: datetime) -> list[Due]:
    """Everybody whose record has come to its day, as a list shows them."""
    places = places_due(reader, on=on, at=at)
    return [one for some in batched(places, AT_ONCE) for one in shown_due(some, reader, on=on, at=at)]


def _shown(found: Sequence[tuple[UUID, Timing]], *, on: date) -> list[Due]:
    heads = {head for head, _ in found}
    people = Person.objects.in_bulk(list(heads))
    requests = {
        (one.person.head_id, one.organisation_id): one
        for one in Erasure.objects.filter(
            person__head__in=heads, ended_at=None, organisation__isnull=False
        ).select_related("person", "asked_by")
    }
    names = _names(found, on=on)
    return [
        Due(
            person=people[head],
            called=names[head, timing.organisation.pk],
            timing=timing,
            request=requests.get((head, timing.organisation.pk)),
        )
        for head, timing in found
    ]


def called_for(person: Person, reader: Account, *, on: date, at: datetime) -> str:
    """What to call somebody on a page about their record's end; to some, as their own systems do."""
    if _opened([person.pk], reader, on=on, at=at):
        return called_by([person], today=on)[person.pk]
    holding = organisations_seeing(reader, on=on, permission=Permission.KEEP_RETENTION)
    return _names_by([person.pk], holding, on=on)[person.pk]


def _names(found: Sequence[tuple[UUID, Timing]], *, on: date) -> dict[tuple[UUID, int], str]:
    by_organisation: dict[int, list[UUID]] = defaultdict(list)
    for head, timing in found:
        by_organisation[timing.organisation.pk].append(head)
    return {
        (head, organisation): name
        for organisation, heads in by_organisation.items()
        for head, name in _names_by(heads, [organisation], on=on).items()
    }


def _names_by(heads: Sequence[UUID], organisations: Sequence[int], *, on: date) -> dict[UUID, str]:
    """By this organisation's own records alone: it may hold one of somebody whom it may not see any more."""
    spoken: dict[UUID, list[Spoken]] = {head: [] for head in heads}
    records = SourceRecord.objects.filter(person__head__in=heads, system__organisation__in=organisations)
    for one in records.select_related("system", "person").order_by("system__name", "local_id"):
        spoken[one.person.head_id].append(
            Spoken(system=one.system.name, at=one.came_at, said=Said.from_json(one.said))
        )
    known = {head: portrait(said, today=on) for head, said in spoken.items()}
    return {head: one.name.words if one.name else "Name not known" for head, one in known.items()}
