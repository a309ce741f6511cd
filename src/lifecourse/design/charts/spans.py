"""What lasted from when to when: kinds of things down the side, years across."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import ClassVar

from lifecourse.design.charts.chart import ChartTable, Pattern, pattern
from lifecourse.design.charts.scale import Scale, round_step
from lifecourse.design.words import day

WIDTH = 420
LEFT, RIGHT, TOP, ROW, BAR = 8, 408, 28, 46, 16
LEAST_BAR = 2.0
TICKS = 6


@dataclass(frozen=True, kw_only=True)
class Lasted:
    """One thing that lasted: in which row, its words, its first day and its last; none where it goes on."""

    row: str
    words: str
    first: date
    last: date | None


@dataclass(frozen=True, kw_only=True)
class SpanBar:
    """One thing as a shape."""

    x: float
    width: float
    title: str


@dataclass(frozen=True, kw_only=True)
class SpanRow:
    """One kind of thing: its name above its shapes."""

    name: str
    name_y: int
    bar_y: int
    pattern: Pattern
    bars: tuple[SpanBar, ...]


@dataclass(frozen=True, kw_only=True)
class Spans:
    """Things that lasted, between two days; rows stand in the order in which they are first named."""

    kind: ClassVar[str] = "spans"
    title: str
    first: date
    last: date
    lasted: tuple[Lasted, ...]
    own_sentence: str = ""
    width: ClassVar[int] = WIDTH
    left: ClassVar[int] = LEFT
    right: ClassVar[int] = RIGHT
    bar_height: ClassVar[int] = BAR

    @property
    def sentence(self) -> str:
        """How many things of each kind."""
        if self.own_sentence:
            return self.own_sentence
        if not self.lasted:
            return "Nothing that lasted is written down yet."
        counts = {name: sum(one.row == name for one in self.lasted) for name in self._names}
        return f"{'; '.join(f'{name}: {count}' for name, count in counts.items())}."

    @property
    def table(self) -> ChartTable:
        """Every thing with its days."""
        rows = [
            (one.words, one.row, day(one.first), day(one.last) if one.last else "goes on")
            for one in self.lasted
        ]
        return ChartTable(headers=("What", "Kind", "Since", "Until"), rows=tuple(rows))

    @property
    def height(self) -> int:
        """As high as its rows need."""
        return TOP + ROW * len(self._names) + 8

    @property
    def _names(self) -> Sequence[str]:
        return list(dict.fromkeys(one.row for one in self.lasted))

    @cached_property
    def scale(self) -> Scale:
        """Days to places."""
        return Scale(low=self.first.toordinal(), high=self.last.toordinal() + 1, start=LEFT, end=RIGHT)

    @property
    def ticks(self) -> tuple[tuple[float, str], ...]:
        """The first days of some years, evenly apart."""
        step = max(1, int(round_step((self.last.year - self.first.year + 1) / TICKS)))
        begins = self.first.year if self.first == date(self.first.year, 1, 1) else self.first.year + 1
        years = range(begins + -begins % step, self.last.year + 1, step)
        return tuple((self.scale.at(date(year, 1, 1).toordinal()), str(year)) for year in years)

    @cached_property
    def rows(self) -> tuple[SpanRow, ...]:
        """A row for each kind, its shapes cut to the two days; what lies wholly outside is not drawn."""
        return tuple(
            SpanRow(
                name=name,
                name_y=TOP + ROW * number + 16,
                bar_y=TOP + ROW * number + 22,
                # The first is dark: two that touch could not be told apart in it.
                pattern=pattern(number + 1),
                bars=tuple(
                    self._bar(one)
                    for one in self.lasted
                    if one.row == name
                    and one.first <= self.last
                    and (one.last is None or one.last >= self.first)
                ),
            )
            for number, name in enumerate(self._names)
        )

    def _bar(self, one: Lasted) -> SpanBar:
        ends = self.last if one.last is None else min(one.last, self.last)
        x = self.scale.at(max(one.first, self.first).toordinal())
        width = max(LEAST_BAR, self.scale.at(ends.toordinal() + 1) - x)
        until = f"until {day(one.last)}" if one.last else "goes on"
        return SpanBar(
            x=min(x, RIGHT - LEAST_BAR),
            width=round(width, 1),
            title=f"{one.words}: since {day(one.first)}, {until}",
        )
