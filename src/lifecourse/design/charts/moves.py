"""Who moves where: from each place down the side to each place across, a square as large as they are many."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import ClassVar

from lifecourse.design.charts.chart import ChartTable
from lifecourse.design.words import number

SIDE, LEAST_SIDE = 34, 3
MOST_SAID = 3
TENTH, WHOLE_FROM = Decimal("0.1"), 10


@dataclass(frozen=True, kw_only=True)
class Moved:
    """So many people who moved from one place to another; of many forecasts the mean, so not always whole."""

    origin: str
    to: str
    people: Decimal


@dataclass(frozen=True, kw_only=True)
class MoveCell:
    """One square: its side of at most `SIDE`, its number, and both places. `same`: it would be no move."""

    side: float
    inset: float
    words: str
    title: str
    same: bool


@dataclass(frozen=True, kw_only=True)
class MoveRow:
    """One place that people leave, with a square for each place that they go to, and all of them."""

    name: str
    cells: tuple[MoveCell, ...]
    total: str


@dataclass(frozen=True, kw_only=True)
class Moves:
    """Moves between places; `origins` and `to` in the order in which they are read."""

    kind: ClassVar[str] = "moves"
    title: str
    origins: tuple[str, ...]
    to: tuple[str, ...]
    moved: tuple[Moved, ...]
    own_sentence: str = ""
    side: ClassVar[int] = SIDE

    @property
    def sentence(self) -> str:
        """The ways that most people go."""
        if self.own_sentence:
            return self.own_sentence
        ways = sorted(self._people, key=lambda way: (-self._people[way], way))[:MOST_SAID]
        said = [f"from {origin} to {to}: {said_of(self._people[origin, to])}" for origin, to in ways]
        return f"The ways that most people go: {'; '.join(said)}." if said else "Nobody moves."

    @cached_property
    def _people(self) -> dict[tuple[str, str], Decimal]:
        found: dict[tuple[str, str], Decimal] = {}
        for one in self.moved:
            found[one.origin, one.to] = found.get((one.origin, one.to), Decimal(0)) + one.people
        return {way: people for way, people in found.items() if people > 0}

    @property
    def table(self) -> ChartTable:
        """Every way that somebody goes."""
        return ChartTable(
            headers=("From", "To", "People"),
            rows=tuple(
                (origin, to, said_of(self._people[origin, to]))
                for origin in self.origins
                for to in self.to
                if (origin, to) in self._people
            ),
        )

    @property
    def heads(self) -> Sequence[str]:
        """What stands above the columns."""
        return (*self.to, "Together")

    @cached_property
    def rows(self) -> tuple[MoveRow, ...]:
        """One row for each place that people leave; areas, not sides, compare as people do."""
        most = max([*self._people.values(), Decimal(1)])
        return tuple(self._row(origin, most) for origin in self.origins)

    def _row(self, origin: str, most: Decimal) -> MoveRow:
        leaving = [self._people.get((origin, to), Decimal(0)) for to in self.to]
        return MoveRow(
            name=origin,
            cells=tuple(self._cell(origin, to, most) for to in self.to),
            total=said_of(sum(leaving, Decimal(0))),
        )

    def _cell(self, origin: str, to: str, most: Decimal) -> MoveCell:
        people = self._people.get((origin, to), Decimal(0))
        side = max(LEAST_SIDE, round(SIDE * float(people / most) ** 0.5, 1)) if people else 0.0
        said = said_of(people)
        return MoveCell(
            side=side,
            inset=round((SIDE - side) / 2, 1),
            words=said if people else "",
            title=f"From {origin} to {to}: {said}",
            same=origin == to,
        )


def said_of(people: Decimal) -> str:
    """A mean of people as it is said: whole from ten on, to a tenth below, "<0.1" for very few."""
    if 0 < people < TENTH:
        return "<0.1"
    if people >= WHOLE_FROM:
        return number(people.quantize(Decimal(1), rounding=ROUND_HALF_UP))
    return f"{people.quantize(TENTH, rounding=ROUND_HALF_UP)}" if people else "0"
