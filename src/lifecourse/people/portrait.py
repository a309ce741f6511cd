"""One person out of what several systems say: what is shown, who says it, and where they disagree."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from lifecourse.people.said import Said, SaidAddress
from lifecourse.standards.api import age_on


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """What one system says, and when it last said it."""

    system: str
    at: datetime
    said: Said


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One thing that is said: as words, by which systems, and what others say instead."""

    words: str
    systems: tuple[str, ...]
    others: tuple["Fact", ...] = ()


@dataclass(frozen=True, kw_only=True)
class Place:
    """An address with its days, as far as they are known, and who says it."""

    words: str
    from_date: date | None
    to_date: date | None
    systems: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Portrait:
    """Somebody, as far as systems know them. A fact is None where no system says anything."""

    name: Fact | None
    other_names: tuple[Fact, ...]
    born: Fact | None
    died: Fact | None
    gender: Fact | None
    nhs_number: Fact | None
    gp_practice: Fact | None
    phones: tuple[Fact, ...]
    emails: tuple[Fact, ...]
    languages: tuple[Fact, ...]
    lives: Place | None
    lived: tuple[Place, ...]
    birth_date: date | None

    @property
    def died_on(self) -> date | None:
        """The day of death, as far as it is known."""
        return date.fromisoformat(self.died.words) if self.died else None

    def age_on(self, day: date) -> int | None:
        """Whole years on a day, as long as somebody lives."""
        return None if self.birth_date is None or self.died is not None else age_on(self.birth_date, day)


Say = Callable[[Said], Any]


def portrait(spoken: Iterable[Spoken], *, today: date) -> Portrait:
    """Somebody: the verified before the unverified, the newest before the older, and nothing hidden."""
    # A verified number shows that a system's record was checked against the country's own.
    order = sorted(spoken, key=lambda one: (one.said.nhs_number_is_verified, one.at), reverse=True)
    name = chosen(order, lambda said: _full(said.usual_name.given, said.usual_name.family))
    places = _places(order)
    now = [place for place in places if place.to_date is None or place.to_date >= today]
    birth = chosen(order, lambda said: said.birth_date)
    return Portrait(
        name=name,
        other_names=_others(order, name),
        born=birth,
        died=chosen(order, lambda said: said.death_date),
        gender=chosen(order, lambda said: said.gender),
        nhs_number=chosen(order, lambda said: _spaced(said.nhs_number)),
        gp_practice=chosen(order, lambda said: said.gp_practice),
        phones=each(order, lambda said: said.phones),
        emails=each(order, lambda said: said.emails),
        languages=each(order, lambda said: said.languages),
        lives=now[0] if now else None,
        lived=tuple(place for place in places if not now or place is not now[0]),
        birth_date=date.fromisoformat(birth.words) if birth else None,
    )


def chosen(order: Sequence[Spoken], say: Say) -> Fact | None:
    """What is said first, with everybody who says it; and what others say instead, in their order."""
    facts = each(order, lambda said: (say(said),))
    return Fact(words=facts[0].words, systems=facts[0].systems, others=facts[1:]) if facts else None


def each(order: Sequence[Spoken], say: Say) -> tuple[Fact, ...]:
    """Everything that is said, each once, with everybody who says it."""
    found: dict[str, list[str]] = {}
    first: dict[str, str] = {}
    for one in order:
        for thing in say(one.said):
            words = str(thing).strip() if thing else ""
            if not words:
                continue
            key = " ".join(words.casefold().split())
            first.setdefault(key, words)
            systems = found.setdefault(key, [])
            if one.system not in systems:
                systems.append(one.system)
    return tuple(Fact(words=first[key], systems=tuple(systems)) for key, systems in found.items())


def _others(order: Sequence[Spoken], name: Fact | None) -> tuple[Fact, ...]:
    """Every name but the one in front, also those that only another system calls usual."""
    names = each(order, lambda said: [_full(one.given, one.family) for one in said.names])
    front = name.words.casefold() if name else ""
    return tuple(fact for fact in names if fact.words.casefold() != front)


def _places(order: Sequence[Spoken]) -> list[Place]:
    found: dict[str, tuple[SaidAddress, list[str]]] = {}
    for one in order:
        for address in one.said.addresses:
            words = ", ".join([*address.lines, address.postcode]).strip(", ")
            if words:
                systems = found.setdefault(" ".join(words.casefold().split()), (address, []))[1]
                if one.system not in systems:
                    systems.append(one.system)
    places = [
        Place(
            words=", ".join([*address.lines, address.postcode]).strip(", "),
            from_date=address.from_date,
            to_date=address.to_date,
            systems=tuple(systems),
        )
        for address, systems in found.values()
    ]
    # Sorting keeps the order of who is trusted first among places of the same days.
    return sorted(places, key=_newest_first)


def _newest_first(place: Place) -> tuple[int, int]:
    ended = -place.to_date.toordinal() if place.to_date else -date.max.toordinal()
    began = -place.from_date.toordinal() if place.from_date else 0
    return ended, began


def _full(given: str, family: str) -> str:
    return f"{given} {family}".strip()


def _spaced(number: str) -> str:
    return f"{number[:3]} {number[3:6]} {number[6:]}" if len(number) == 10 else number
