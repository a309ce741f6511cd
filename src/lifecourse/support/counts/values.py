"""What counts are: numbers with their words and with whom they count, put together in tables."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from lifecourse.standards.api import CountingRule, Rules
from lifecourse.support.counts.facts import Coming, Going, Journey, Period


@dataclass(frozen=True, kw_only=True)
class Count:
    """One number by one definition, and whom it counts: somebody who came twice is there twice."""

    key: str
    name: str
    definition: str
    of: tuple[UUID, ...]

    @property
    def number(self) -> int:
        """How many."""
        return len(self.of)

    @property
    def people(self) -> frozenset[UUID]:
        """Who they are."""
        return frozenset(self.of)


@dataclass(frozen=True, kw_only=True)
class CountTable:
    """Counts that stand together. Where `whole` is given, the lines are its parts and come to it."""

    key: str
    title: str
    definition: str
    lines: tuple[Count, ...]
    whole: Count | None = None

    @property
    def counts_anybody(self) -> bool:
        """Whether there is anybody in it."""
        return any(one.of for one in self.lines)


@dataclass(frozen=True, kw_only=True)
class DelayedDays:
    """How many nights people were kept in hospital in the period by one cause, or by causes of one sector."""

    name: str
    people: Count
    days: int


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is counted: a period, whose beds, of which register keepers, and from which home area."""

    period: Period
    # Whose beds count, and what each of them is called.
    payers: Mapping[int, str]
    keepers: Set[int] = frozenset()
    councils: Mapping[int, str] = field(default_factory=dict)
    # Only people from the area of this council; nothing: from anywhere.
    area: int | None = None
    # Days besides on which it is counted how many are there.
    days: Sequence[date] = ()


@dataclass(frozen=True, kw_only=True)
class ByRules:
    """The dated rules by which is counted: whom national counts leave out, and when reviews fall due."""

    counting: Sequence[CountingRule]
    reviews: Rules


@dataclass(frozen=True, kw_only=True)
class Counts:
    """All standard counts of a period."""

    asked: Asked
    start: Count
    end: Count
    flow: CountTable
    tables: tuple[CountTable, ...]
    delays_by_cause: tuple[DelayedDays, ...]
    delays_by_sector: tuple[DelayedDays, ...]
    delayed_days: int
    mean_days: int | None
    # How many were there at the end of other days that were asked for.
    on_days: Mapping[date, int] = field(default_factory=dict)
    came: tuple[Coming, ...] = ()
    went: tuple[Going, ...] = ()
    # The ways through hospital of everybody who was there, however long ago, or came.
    journeys: tuple[Journey, ...] = ()

    @property
    def every(self) -> dict[str, Count]:
        """Every count by its key."""
        found = {one.key: one for one in (self.start, self.end, *self.flow.lines)}
        for table in self.tables:
            found |= {one.key: one for one in table.lines}
        for one in (*self.delays_by_cause, *self.delays_by_sector):
            found[one.people.key] = one.people
        return found

    def table(self, key: str) -> CountTable:
        """One table by its key."""
        return next(one for one in self.tables if one.key == key)
