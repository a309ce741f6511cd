"""Money of several who pay, parted by what it is for: one bar each, down the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import ClassVar

from lifecourse.design.charts.chart import ChartTable, Pattern, pattern
from lifecourse.design.charts.scale import Scale
from lifecourse.design.words import exact_money, money, short_money

WIDTH = 420
LEFT, RIGHT, TOP, ROW, BAR = 8, 350, 4, 48, 20
REST = "Everything else"
PARTS = 7


@dataclass(frozen=True, kw_only=True)
class MoneyOf:
    """One who pays, and the pounds for each thing."""

    name: str
    pounds: tuple[tuple[str, Decimal], ...]

    @property
    def total(self) -> Decimal:
        """Everything that they pay."""
        return sum((pounds for _, pounds in self.pounds), Decimal(0))


@dataclass(frozen=True, kw_only=True)
class BarPart:
    """One amount as a shape."""

    x: float
    width: float
    pattern: Pattern
    title: str


@dataclass(frozen=True, kw_only=True)
class MoneyRow:
    """One who pays: the name above the shapes, and the whole beside them."""

    name: str
    name_y: int
    bar_y: int
    total: str
    total_x: float
    parts: tuple[BarPart, ...]


@dataclass(frozen=True, kw_only=True)
class MoneyBars:
    """Who pays how much for what; the largest things have a pattern each, the rest share one."""

    kind: ClassVar[str] = "money_bars"
    title: str
    of: tuple[MoneyOf, ...]
    # What stands at the left, what a bar is parted by, and the sentence where it is not about who pays.
    who: str = "Who pays"
    what: str = "For what"
    says: str = ""
    width: ClassVar[int] = WIDTH
    left: ClassVar[int] = LEFT
    bar_height: ClassVar[int] = BAR

    @cached_property
    def things(self) -> Sequence[str]:
        """What the money is for, the largest first; the smallest stand together."""
        totals: dict[str, Decimal] = {}
        for one in self.of:
            for thing, pounds in one.pounds:
                totals[thing] = totals.get(thing, Decimal(0)) + pounds
        ordered = sorted(totals, key=lambda thing: (-totals[thing], thing))
        return ordered if len(ordered) <= PARTS + 1 else [*ordered[:PARTS], REST]

    def in_short(self, amount: Decimal) -> str:
        """An amount beside a bar."""
        return short_money(amount)

    def to_the_last(self, amount: Decimal) -> str:
        """An amount in full."""
        return exact_money(amount)

    def _thing(self, name: str) -> int:
        return self.things.index(name) if name in self.things else len(self.things) - 1

    @property
    def sentence(self) -> str:
        """The whole, and who pays most."""
        if self.says:
            return self.says
        if not self.of:
            return "No money is stated."
        whole = sum((one.total for one in self.of), Decimal(0))
        largest = max(self.of, key=lambda one: one.total)
        return f"{money(whole)} in all; {largest.name} pays most, {money(largest.total)}."

    @property
    def table(self) -> ChartTable:
        """Every amount to the penny."""
        rows = [(one.name, thing, exact_money(pounds)) for one in self.of for thing, pounds in one.pounds]
        whole = sum((one.total for one in self.of), Decimal(0))
        return ChartTable(
            headers=(self.who, self.what, "Amount"),
            rows=(*rows, ("Together", "", exact_money(whole))),
            last_row_is_total=True,
        )

    @property
    def height(self) -> int:
        """As high as its rows need."""
        return TOP + ROW * len(self.of) + 4

    @cached_property
    def scale(self) -> Scale:
        """Pounds to widths."""
        most = max([Decimal(1), *(one.total for one in self.of)])
        return Scale(low=0, high=float(most), start=LEFT, end=RIGHT)

    @property
    def key(self) -> tuple[tuple[str, Pattern], ...]:
        """Each thing with its pattern."""
        return tuple((thing, pattern(index)) for index, thing in enumerate(self.things))

    @cached_property
    def rows(self) -> tuple[MoneyRow, ...]:
        """A row for each who pays."""
        return tuple(self._row(number, one) for number, one in enumerate(self.of))

    def _row(self, number: int, one: MoneyOf) -> MoneyRow:
        by_thing = [Decimal(0)] * len(self.things)
        for thing, pounds in one.pounds:
            by_thing[self._thing(thing)] += pounds
        parts, reached = [], Decimal(0)
        for index, pounds in enumerate(by_thing):
            if pounds <= 0:
                continue
            x, ends = self.scale.at(reached), self.scale.at(reached + pounds)
            title = f"{one.name}, {self.things[index]}: {self.to_the_last(pounds)}"
            parts.append(
                BarPart(x=x, width=round(max(ends - x, 0.5), 1), pattern=pattern(index), title=title)
            )
            reached += pounds
        return MoneyRow(
            name=one.name,
            name_y=TOP + ROW * number + 16,
            bar_y=TOP + ROW * number + 22,
            total=self.in_short(one.total),
            total_x=round(self.scale.at(reached) + 6, 1),
            parts=tuple(parts),
        )
