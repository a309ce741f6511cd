"""Where two plans meet: the providers, hospital units and services that both of them speak of."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from lifecourse.assurance.neighbours.naming import Named, named_in, names, tells_apart, words_in
from lifecourse.assurance.reading import asks_for, table_of
from lifecourse.plans.api import PlanDocument, Row, Table

Entry = tuple[Table, Row]


class MeetingKind(StrEnum):
    """What two plans share."""

    PROVIDER = "provider"
    UNIT = "unit"
    SERVICE = "service"


@dataclass(frozen=True, kw_only=True)
class Side:
    """One of two plans: whose it is, what it says, and the providers that its partnership names."""

    name: str
    document: PlanDocument
    providers: tuple[Named, ...] = ()

    def known(self) -> tuple[Named, ...]:
        """Providers by code or name: those of the partnership, and those of the plan's list of partners."""
        table = table_of(self.document, "partners")
        listed = [
            Named(code=r.text("code").strip(), name=r.text("organisation").strip())
            for r in (table.rows if table else ())
            if r.text("role") == "provider"
        ]
        return tuple(dict.fromkeys([*self.providers, *listed]))

    def entries(self, key: str, *columns: str) -> list[Entry]:
        """The rows of a table that has these columns; none when the template has no such table."""
        table = table_of(self.document, key)
        return [(table, r) for r in table.rows] if table and asks_for(table, *columns) else []


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """One provider, unit or service that both plans speak of; `how` keeps how that is known."""

    key: str
    kind: MeetingKind
    name: str
    how: str
    words: tuple[str, ...]
    provider: Named | None = None
    place: tuple[str, ...] = ()
    ours: tuple[Entry, ...] = ()
    theirs: tuple[Entry, ...] = ()

    def turned(self) -> "Meeting":
        """The same as the other plan sees it."""
        return replace(self, ours=self.theirs, theirs=self.ours)


def meetings(ours: Side, theirs: Side) -> tuple[Meeting, ...]:
    """Everything that both plans speak of: units first, then services, then providers, each by name."""
    units = list(_units(ours, theirs))
    services = list(_services(ours, theirs))
    units, services = _joined(units, services)
    return tuple(
        one
        for kind in (units, services, list(_providers(ours, theirs)))
        for one in sorted(kind, key=lambda m: m.name.lower())
    )


def _units(ours: Side, theirs: Side) -> Iterator[Meeting]:
    """Hospital units: the same kind of hospital in the same place. A text that only says "the whole area" is
    no place.
    """
    here, there = (
        _by(side.entries("beds", "setting", "place"), "setting", "place") for side in (ours, theirs)
    )
    for (setting, place), entries in here.items():
        if (setting, place) not in there or not tells_apart(place):
            continue
        table, row = entries[0]
        kind = table.template.column("setting").choices.get(row.text("setting"), row.text("setting"))
        where = row.text("place").strip()
        yield Meeting(
            key="-".join(("unit", *setting, *place)),
            kind=MeetingKind.UNIT,
            name=f"{kind}, {where}",
            how=f"Both plans name the same kind of hospital, “{kind.lower()}”, in the same place, {where}.",
            words=setting,
            place=place,
            ours=tuple(entries),
            theirs=tuple(there[setting, place]),
        )


def _services(ours: Side, theirs: Side) -> Iterator[Meeting]:
    """Services: the same words for the service and for its area."""
    here, there = (
        _by(side.entries("services", "service", "area"), "service", "area") for side in (ours, theirs)
    )
    for (service, area), entries in here.items():
        if (service, area) not in there or not tells_apart(area):
            continue
        row = entries[0][1]
        called, where = row.text("service").strip(), row.text("area").strip()
        yield Meeting(
            key="-".join(("service", *service, *area)),
            kind=MeetingKind.SERVICE,
            name=f"{called}, {where}",
            how=f"Both plans name “{called}” in the same area, {where}.",
            words=service,
            place=area,
            ours=tuple(entries),
            theirs=tuple(there[service, area]),
        )


def _by(entries: list[Entry], *columns: str) -> dict[tuple[tuple[str, ...], ...], list[Entry]]:
    """Rows by the words in some columns; a row with one of them empty is left out."""
    found: dict[tuple[tuple[str, ...], ...], list[Entry]] = {}
    for table, row in entries:
        said = tuple(words_in(row.text(c)) for c in columns)
        if all(said):
            found.setdefault(said, []).append((table, row))
    return found


def _joined(units: list[Meeting], services: list[Meeting]) -> tuple[list[Meeting], list[Meeting]]:
    """A service that is the unit itself (its kind of hospital, in its place) is shown with the unit."""
    left = []
    for service in services:
        at = next(
            (
                n
                for n, u in enumerate(units)
                if u.place == service.place and set(u.words) <= set(service.words)
            ),
            None,
        )
        if at is None:
            left.append(service)
            continue
        unit = units[at]
        units[at] = replace(unit, ours=unit.ours + service.ours, theirs=unit.theirs + service.theirs)
    return units, left


def _providers(ours: Side, theirs: Side) -> Iterator[Meeting]:
    """Providers: by the code under which Lifecourse knows them, else by the same name in both plans."""
    met: set[tuple[str, ...]] = set()
    for provider, how in _shared(ours, theirs):
        called = words_in(provider.name)
        if called in met:
            continue
        met.add(called)
        yield Meeting(
            key="-".join(("provider", *called)),
            kind=MeetingKind.PROVIDER,
            name=provider.name,
            how=how,
            words=called,
            provider=provider,
            ours=_naming(ours, provider),
            theirs=_naming(theirs, provider),
        )


def _shared(ours: Side, theirs: Side) -> Iterator[tuple[Named, str]]:
    here, there = ours.known(), theirs.known()
    codes = {p.code for p in there if p.code}
    for provider in here:
        if provider.code and provider.code in codes:
            yield provider, f"Both partnerships name this provider under one code, {provider.code}."
    for provider in (*here, *there):
        if _knows(ours, provider) and _knows(theirs, provider):
            yield provider, f"Both plans name “{provider.name}” as a provider."
    said = {words for _, row in _services_of(theirs) for words, _ in named_in(row.text("provider"))}
    for _, row in _services_of(ours):
        for words, piece in named_in(row.text("provider")):
            if words in said:
                yield Named(code="", name=piece), f"Both plans write “{piece}” as the provider of a service."


def _knows(side: Side, provider: Named) -> bool:
    called = words_in(provider.name)
    listed = tells_apart(called) and any(words_in(p.name) == called for p in side.known())
    return listed or bool(_naming(side, provider))


def _naming(side: Side, provider: Named) -> tuple[Entry, ...]:
    return tuple(entry for entry in _services_of(side) if names(provider, entry[1].text("provider")))


def _services_of(side: Side) -> list[Entry]:
    return side.entries("services", "provider")
