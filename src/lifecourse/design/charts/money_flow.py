"""Money on its way: from who puts it in, over what it is for, to where it goes, as bands between columns."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import ClassVar

from lifecourse.design.charts.chart import ChartTable, Pattern, pattern
from lifecourse.design.charts.text import lines
from lifecourse.design.words import exact_money, money, short_money

WIDTH, HEAD, BAR, TALL = 760, 34, 14, 300
# Room for a name of two lines and an amount beside each place, however little money it has.
LEAST, GAP, LINE = 46, 14, 16
LETTERS = 24


@dataclass(frozen=True, kw_only=True)
class MoneyPath:
    """Pounds that go one way: a name in each column."""

    names: tuple[str, ...]
    pounds: Decimal


@dataclass(frozen=True, kw_only=True)
class Node:
    """One place in a column: a bar, and its words beside it."""

    name: str
    x: float
    y: float
    height: float
    words: tuple[tuple[float, str], ...]
    words_x: float
    anchor: str
    amount: str
    amount_y: float
    title: str


@dataclass(frozen=True, kw_only=True)
class Band:
    """Money between two places, as wide as it is much; its pattern is that of who puts it in."""

    path: str
    pattern: Pattern
    title: str


@dataclass(frozen=True, kw_only=True)
class MoneyFlow:
    """Money from the first column to the last; what is not above nothing stands in the table alone."""

    kind: ClassVar[str] = "money_flow"
    title: str
    columns: tuple[str, ...]
    paths: tuple[MoneyPath, ...]
    width: ClassVar[int] = WIDTH
    bar: ClassVar[int] = BAR

    @property
    def sentence(self) -> str:
        """The whole, who puts in most, and where most of it goes."""
        if not self.drawn:
            return "No money is stated."
        first, last = self._sums(0), self._sums(len(self.columns) - 1)
        giver, taker = max(first, key=lambda one: first[one]), max(last, key=lambda one: last[one])
        return (
            f"{money(sum(first.values(), Decimal(0)))} in all; most comes from {giver}, "
            f"{money(first[giver])}, and most goes to {taker}, {money(last[taker])}."
        )

    @property
    def table(self) -> ChartTable:
        """Every way to the penny."""
        whole = sum((one.pounds for one in self.paths), Decimal(0))
        blank = ("",) * (len(self.columns) - 1)
        return ChartTable(
            headers=(*self.columns, "Amount"),
            rows=(
                *((*one.names, exact_money(one.pounds)) for one in self.paths),
                ("Together", *blank, exact_money(whole)),
            ),
            last_row_is_total=True,
        )

    @cached_property
    def drawn(self) -> tuple[MoneyPath, ...]:
        """What can be drawn."""
        return tuple(one for one in self.paths if one.pounds > 0)

    @property
    def key(self) -> tuple[tuple[str, Pattern], ...]:
        """Each who puts in, with their pattern."""
        return tuple((name, pattern(index)) for index, name in enumerate(self._ordered(0)))

    @property
    def heads(self) -> tuple[tuple[float, str, str], ...]:
        """The names of the columns: where, how they hang, and what they say."""
        last = len(self.columns) - 1
        return tuple(
            (WIDTH if number == last else self._x(number), "end" if number == last else "start", name)
            for number, name in enumerate(self.columns)
        )

    @property
    def height(self) -> float:
        """As high as its fullest column."""
        return round(max((node.y + max(node.height, LEAST) for node in self.nodes), default=HEAD) + 4, 1)

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """Every place, column by column, the largest first."""
        return tuple(node for column in self._columns for node in column.values())

    @cached_property
    def bands(self) -> tuple[Band, ...]:
        """Money between each two columns, in the order of the places on either side."""
        found = []
        for left in range(len(self.columns) - 1):
            leaves: defaultdict[str, float] = defaultdict(float)
            comes: defaultdict[str, float] = defaultdict(float)
            for one in self._in_order(left):
                start, end = (
                    self._columns[left][one.names[left]],
                    self._columns[left + 1][one.names[left + 1]],
                )
                thick = self._thick(one.pounds)
                found.append(
                    Band(
                        path=_curve(
                            start.x + BAR, start.y + leaves[start.name], end.x, end.y + comes[end.name], thick
                        ),
                        pattern=pattern(self._ordered(0).index(one.names[0])),
                        title=f"{', '.join(one.names)}: {exact_money(one.pounds)}",
                    )
                )
                leaves[start.name] += thick
                comes[end.name] += thick
        return tuple(found)

    @cached_property
    def _columns(self) -> tuple[dict[str, Node], ...]:
        return tuple(self._column(number) for number in range(len(self.columns)))

    def _column(self, number: int) -> dict[str, Node]:
        sums, last = self._sums(number), number == len(self.columns) - 1
        found, y = {}, float(HEAD)
        for name in self._ordered(number):
            height, x = self._thick(sums[name]), self._x(number)
            words = lines(name, wide=LETTERS, most=2)
            found[name] = Node(
                name=name,
                x=x,
                y=round(y, 1),
                height=round(max(height, 1), 1),
                words=tuple((round(y + 13 + LINE * row, 1), said) for row, said in enumerate(words)),
                words_x=x - 6 if last else x + BAR + 6,
                anchor="end" if last else "start",
                amount=short_money(sums[name]),
                amount_y=round(y + 13 + LINE * len(words), 1),
                title=f"{name}: {exact_money(sums[name])}",
            )
            y += max(height, LEAST) + GAP
        return found

    def _x(self, number: int) -> float:
        return round(number * (WIDTH - BAR) / max(len(self.columns) - 1, 1), 1)

    def _thick(self, pounds: Decimal) -> float:
        whole = sum((one.pounds for one in self.drawn), Decimal(0)) or Decimal(1)
        return float(pounds / whole) * TALL

    def _sums(self, number: int) -> dict[str, Decimal]:
        sums: defaultdict[str, Decimal] = defaultdict(Decimal)
        for one in self.drawn:
            sums[one.names[number]] += one.pounds
        return dict(sums)

    def _ordered(self, number: int) -> list[str]:
        sums = self._sums(number)
        return sorted(sums, key=lambda name: (-sums[name], name))

    def _in_order(self, left: int) -> list[MoneyPath]:
        """The ways, so that bands that leave or come beside each other cross as little as can be."""
        ranks = [{name: rank for rank, name in enumerate(column)} for column in self._columns]
        return sorted(
            self.drawn,
            key=lambda one: (
                ranks[left][one.names[left]],
                ranks[left + 1][one.names[left + 1]],
                *(ranks[number][name] for number, name in enumerate(one.names)),
            ),
        )


def _curve(x1: float, y1: float, x2: float, y2: float, thick: float) -> str:
    """A band of one thickness that leaves and comes level."""
    middle, wide = (x1 + x2) / 2, max(thick, 0.6)
    return (
        f"M{x1:.1f} {y1:.1f}C{middle:.1f} {y1:.1f} {middle:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
        f"v{wide:.1f}C{middle:.1f} {y2 + wide:.1f} {middle:.1f} {y1 + wide:.1f} {x1:.1f} {y1 + wide:.1f}z"
    )
