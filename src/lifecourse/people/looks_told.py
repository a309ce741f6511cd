"""Looks as a manager reads them: narrowed, one search as one line, with what is worth a question."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.audit.api import Entry
from lifecourse.organisations.api import Organisation, RoleHolding
from lifecourse.people.asked import names_in
from lifecourse.people.looks import LOOK_WORDS, Look
from lifecourse.people.models import Person
from lifecourse.people.queries import people_seen_by
from lifecourse.people.reading import portraits_of

# Pauses of somebody who types are shorter than this; after it, it is another search.
ONE_SEARCH = timedelta(minutes=1)
MANY = 30
MORNING, EVENING = 7, 20
SATURDAY = 5
NOT_SEEN = "somebody whom you may not see"
OUT_OF_HOURS = "Not on a weekday between 7 in the morning and 8 in the evening"
OWN_NAME = "Has the same family name as the person"
MANY_IN_A_DAY = f"Opened more than {MANY} people's records that day"


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which looks somebody wants to read: all, until something is said."""

    who: UUID | None = None
    how: Look | None = None
    person: UUID | None = None
    from_date: date | None = None
    to_date: date | None = None


@dataclass(kw_only=True)
class Line:
    """One look, or one search with everybody it showed."""

    at: datetime
    until: datetime
    who: str
    how: str
    # By name; an empty id is somebody whom the reader may not see.
    people: dict[UUID | None, str] = field(default_factory=dict)
    marks: list[str] = field(default_factory=list)


def narrowed(
    entries: "QuerySet[Entry]", wanted: Wanted, *, reader: Account, on: date, at: datetime
) -> "QuerySet[Entry]":
    """Of these looks, those that are wanted."""
    if wanted.who:
        entries = entries.filter(actor=f"account:{wanted.who}")
    if wanted.how:
        entries = entries.filter(action=wanted.how.value)
    if wanted.person:
        # Of somebody whom the reader may not see there is nothing, as of an invented id.
        heads = people_seen_by(reader, on=on, at=at).filter(group=wanted.person).values("pk")
        group = Person.objects.filter(head__in=heads).values_list("pk", flat=True)
        entries = entries.filter(row__in=[str(one) for one in group])
    if wanted.from_date:
        entries = entries.filter(at__date__gte=wanted.from_date)
    if wanted.to_date:
        entries = entries.filter(at__date__lte=wanted.to_date)
    return entries


def colleagues_of(organisations: Iterable[int]) -> list[Account]:
    """Everybody who works or worked for these organisations, by name."""
    held = RoleHolding.objects.filter(organisation__in=list(organisations))
    return list(Account.objects.filter(pk__in=held.values("account")).order_by("full_name", "email"))


def lines_of(
    entries: Sequence[Entry], among: "QuerySet[Entry]", *, reader: Account, on: date, at: datetime
) -> list[Line]:
    """These looks, the latest first, as lines; `among` is where the records of a day are counted."""
    ids = {entry.pk: UUID(entry.row) for entry in entries if entry.row}
    seen = people_seen_by(reader, on=on, at=at).filter(group__in=set(ids.values()))
    heads: dict[UUID | None, UUID] = dict(seen.values_list("group", "pk"))
    portraits = portraits_of(list(Person.objects.filter(pk__in=heads.values())), today=on)
    names = {key: one.name.words if one.name else "Name not known" for key, one in portraits.items()}
    families = {key: names_in(one.name.words)[-1:] for key, one in portraits.items() if one.name}
    busy = _busy(entries, among)
    lines: list[Line] = []
    last: tuple[str, str] | None = None
    for entry in entries:
        search = (entry.actor, str((entry.after or {}).get("search", "")))
        goes_on = search[1] and search == last and lines[-1].at - entry.at <= ONE_SEARCH
        if not goes_on:
            lines.append(
                Line(
                    at=entry.at,
                    until=entry.at,
                    who=entry.actor_label or entry.actor,
                    how=LOOK_WORDS[Look(entry.action)],
                )
            )
        last = search
        line = lines[-1]
        line.at = entry.at
        head = heads.get(ids.get(entry.pk))
        line.people.setdefault(head, names.get(head, NOT_SEEN))
        for mark in _marks(entry, families.get(head, ()), busy):
            if mark not in line.marks:
                line.marks.append(mark)
    return lines


def _busy(entries: Sequence[Entry], among: "QuerySet[Entry]") -> set[tuple[str, date]]:
    """Who opened very many people's records on which day."""
    asked = Q(pk__in=[])
    for actor, on in {(entry.actor, timezone.localdate(entry.at)) for entry in entries}:
        asked |= Q(actor=actor, at__date=on)
    counted = (
        among.filter(asked, action=Look.SAW.value)
        .order_by()
        .annotate(on=TruncDate("at"))
        .values("actor", "on")
        .annotate(many=Count("row", distinct=True))
    )
    return {(one["actor"], one["on"]) for one in counted if one["many"] > MANY}


def _marks(entry: Entry, family: tuple[str, ...], busy: set[tuple[str, date]]) -> list[str]:
    marks = []
    if out_of_hours(entry.at):
        marks.append(OUT_OF_HOURS)
    if family and names_in(entry.actor_label)[-1:] == family:
        marks.append(OWN_NAME)
    if (entry.actor, timezone.localdate(entry.at)) in busy:
        marks.append(MANY_IN_A_DAY)
    return marks


def out_of_hours(at: datetime) -> bool:
    """Whether something was done on a weekend, at night or in the evening, by the clock here."""
    local = timezone.localtime(at)
    return local.weekday() >= SATURDAY or not MORNING <= local.hour < EVENING


@dataclass(frozen=True, kw_only=True)
class ToldToThePerson:
    """One day on which somebody of an organisation looked at a record, as the person is told of it."""

    on: date
    organisation: str
    roles: str
    ways: tuple[str, ...]


PERSONS_WORDS: Mapping[Look, str] = {
    Look.SAW: "opened the record",
    Look.SEARCHED: "was shown the name in a search",
    Look.EMERGENCY: "asked for the record because harm was near",
    Look.COPIED: "took a copy of the record, to give to you",
    Look.LISTED: "read a list with you on it",
    Look.SENT: "took out, to send to the country, what is written down about your support",
    Look.DUE: "read for how long your record is kept",
}
MOST_TOLD = 500


def told_to_the_person(head: Person) -> list[ToldToThePerson]:
    """Who looked at somebody's record, the latest first: which organisation, in which role, no names."""
    group = Person.objects.filter(head=head.pk).values_list("pk", flat=True)
    entries = list(
        Entry.objects.filter(
            table=Person._meta.db_table,
            action__in=[look.value for look in Look],
            row__in=[str(one) for one in group],
        ).order_by("-id")[:MOST_TOLD]
    )
    names = dict(Organisation.objects.values_list("code", "name"))
    accounts = {
        UUID(entry.actor.removeprefix("account:")) for entry in entries if entry.actor.startswith("account:")
    }
    held = list(RoleHolding.objects.filter(account__in=accounts).select_related("organisation"))
    days: dict[tuple[date, str, str], list[str]] = {}
    for entry in entries:
        on, code = timezone.localdate(entry.at), str((entry.after or {}).get("organisation", ""))
        roles = sorted(
            {
                one.get_role_display().lower()
                for one in held
                if f"account:{one.account_id}" == entry.actor
                and one.organisation.code == code
                and one.from_date <= on
                and (one.to_date is None or on <= one.to_date)
            }
        )
        ways = days.setdefault((on, names.get(code, "An organisation"), " and ".join(roles)), [])
        words = PERSONS_WORDS[Look(entry.action)]
        if words not in ways:
            ways.append(words)
    return [
        ToldToThePerson(on=on, organisation=organisation, roles=roles, ways=tuple(ways))
        for (on, organisation, roles), ways in days.items()
    ]
