"""Plain decisions about what keeps people in hospital: by whose it is to remove and by what it is."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Kept:
    """One thing that keeps one person who is well enough to leave, and for how many days it has."""

    person: str
    cause: str
    sector: str
    days: int


@dataclass(frozen=True, kw_only=True)
class Tally:
    """How many people something keeps, and for how many days together."""

    key: str
    people: int
    days: int


def tally(kept: Iterable[Kept], by: Callable[[Kept], str]) -> list[Tally]:
    """By cause or sector, the most days first. One person with two causes is counted under both."""
    people: dict[str, set[str]] = {}
    days: dict[str, int] = {}
    for one in kept:
        people.setdefault(by(one), set()).add(one.person)
        days[by(one)] = days.get(by(one), 0) + one.days
    found = [Tally(key=key, people=len(some), days=days[key]) for key, some in people.items()]
    return sorted(found, key=lambda one: (-one.days, -one.people, one.key))


def people_kept(kept: Sequence[Kept]) -> int:
    """How many people are kept, each once."""
    return len({one.person for one in kept})
