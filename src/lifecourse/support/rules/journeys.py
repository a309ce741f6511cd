"""Plain decisions about journeys through hospital: where people came from, and where they went."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median_low
from uuid import UUID

STILL_THERE = "still_there"


@dataclass(frozen=True, kw_only=True)
class Journey:
    """One stay in hospital: whose, from where, to where, and its days; still there is nowhere yet."""

    head: UUID
    came_from: str
    went_to: str
    since: date
    until: date | None

    def nights(self, on: date) -> int:
        """Nights so far, or in all."""
        return max(0, ((self.until or on) - self.since).days)


@dataclass(frozen=True, kw_only=True)
class Way:
    """Stays that came from one kind of place and went to another: how many, of how many people, how long."""

    came_from: str
    went_to: str
    stays: int
    people: int
    nights: int


def within(journeys: Iterable[Journey], *, first: date, last: date) -> list[Journey]:
    """Stays that ended between two days, and those that had not by the last: as things stood on that day."""
    return [
        one
        if one.until is not None and one.until <= last
        else Journey(head=one.head, came_from=one.came_from, went_to=STILL_THERE, since=one.since, until=None)
        for one in journeys
        if one.since <= last and (one.until is None or one.until >= first)
    ]


def ways(journeys: Iterable[Journey], *, on: date) -> list[Way]:
    """The ways that stays took, the most used first within each place; each stay is on one way."""
    found: dict[tuple[str, str], list[Journey]] = defaultdict(list)
    for one in journeys:
        found[one.came_from, one.went_to].append(one)
    from_there: dict[str, int] = defaultdict(int)
    for (came, _), some in found.items():
        from_there[came] += len(some)
    every = [
        Way(
            came_from=came,
            went_to=went,
            stays=len(some),
            people=len({one.head for one in some}),
            nights=median_low(one.nights(on) for one in some),
        )
        for (came, went), some in found.items()
    ]
    return sorted(
        every,
        key=lambda way: (-from_there[way.came_from], way.came_from, -way.stays, way.went_to),
    )


def went_home(journeys: Sequence[Journey], homes: Iterable[str]) -> int:
    """How many stays ended in a home."""
    return sum(one.went_to in set(homes) for one in journeys)
