"""Money by year, parted by who pays or by what it is for: stacked or side by side."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import ClassVar, Literal

from lifecourse.design.charts.chart import NOT_STATED, ChartTable, Pattern, pattern
from lifecourse.design.charts.scale import Scale, Tick, round_top
from lifecourse.design.words import exact_money, money, short_money

WIDTH, HEIGHT = 420, 330
LEFT, RIGHT, TOP, BOTTOM = 58, 412, 26, 290
ROOM_FOR_A_LABEL, LABEL_LETTER_WIDTH = 20, 6.8
WIDEST_BAR = 74
TICKS = 5

Arrangement = Literal["stacked", "beside"]


@dataclass(frozen=True, kw_only=True)
class MoneyPart:
    """One payer or one use: pounds for each year of the chart, nothing where none is stated."""

    name: str
    pounds: tuple[Decimal | None, ...]


@dataclass(frozen=True, kw_only=True)
class MoneyBar:
    """One amount as a shape, with its label where it has room for one."""

    x: float
    y: float
    width: float
    height: float
    middle: float
    pattern: Pattern
    title: str
    label: str
    label_y: float


@dataclass(frozen=True, kw_only=True)
class YearColumn:
    """All amounts of a year, its total above."""

    middle: float
    label: str
    bars: tuple[MoneyBar, ...]
    total: str
    total_y: float


@dataclass(frozen=True, kw_only=True)
class KeyLine:
    """A part in the key: its pattern, its name, and its amounts, since a thin bar has no room for one."""

    name: str
    pattern: Pattern
    amounts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class MoneyByYear:
    """Pounds by year and part; the table holds the exact figures."""

    kind: ClassVar[str] = "money_by_year"
    title: str
    years: tuple[str, ...]
    parts: tuple[MoneyPart, ...]
    parted_by: str = "Who pays"
    arrangement: Arrangement = "stacked"
    note: str = ""
    own_sentence: str = ""
    width: ClassVar[int] = WIDTH
    height: ClassVar[int] = HEIGHT
    left: ClassVar[int] = LEFT
    right: ClassVar[int] = RIGHT

    def __post_init__(self) -> None:
        for part in self.parts:
            if len(part.pounds) != len(self.years):
                raise ValueError(
                    f"Expected {len(self.years)} amounts for {part.name}, found {len(part.pounds)}."
                )

    @property
    def totals(self) -> tuple[Decimal, ...]:
        """What each year adds up to, of what is stated."""
        return tuple(
            sum((part.pounds[year] or Decimal(0) for part in self.parts), Decimal(0))
            for year in range(len(self.years))
        )

    @property
    def sentence(self) -> str:
        """From the first year to the last, and the largest part."""
        if self.own_sentence:
            return self.own_sentence
        if not self.years or not self.parts:
            return "No money is stated yet."
        first, last = self.totals[0], self.totals[-1]
        said = f"{money(first)} in {self.years[0]}"
        if len(self.years) > 1:
            way = "rises to" if last > first else "falls to" if last < first else "stays at"
            said = f"{said} {way} {money(last)} in {self.years[-1]}"
        if len(self.parts) > 1:
            largest = max(self.parts, key=lambda part: part.pounds[-1] or Decimal(0))
            share = largest.pounds[-1] or Decimal(0)
            said = f"{said}; the largest part is {largest.name} with {money(share)}"
        return f"{said}. {self.note}".strip() if self.note else f"{said}."

    @property
    def table(self) -> ChartTable:
        """Every amount to the pound, with the totals of what is stated."""
        rows = [
            (part.name, *(NOT_STATED if p is None else exact_money(p) for p in part.pounds))
            for part in self.parts
        ]
        total = ("Total of what is stated", *(exact_money(p) for p in self.totals))
        return ChartTable(
            headers=(self.parted_by, *self.years),
            rows=(*rows, total),
            last_row_is_total=True,
        )

    @property
    def key(self) -> tuple[KeyLine, ...]:
        """The parts in the order in which they are stacked, topmost first."""
        lines = [self._key_line(index, part) for index, part in enumerate(self.parts)]
        return tuple(reversed(lines)) if self.arrangement == "stacked" else tuple(lines)

    def _key_line(self, index: int, part: MoneyPart) -> KeyLine:
        amounts = zip(self.years, part.pounds, strict=True)
        said = tuple((year, short_money(pounds)) for year, pounds in amounts if pounds)
        return KeyLine(name=part.name, pattern=pattern(index), amounts=said)

    @cached_property
    def scale(self) -> Scale:
        """Pounds to heights, from zero or from the deepest saving."""
        reaches = [self._reach(year) for year in range(len(self.years))]
        highest = max([Decimal(1), *(high for high, _ in reaches)])
        lowest = min([Decimal(0), *(low for _, low in reaches)])
        bottom = -round_top(-lowest) if lowest < 0 else 0.0
        return Scale(low=bottom, high=round_top(highest, about=TICKS), start=BOTTOM, end=TOP)

    def _reach(self, year: int) -> tuple[Decimal, Decimal]:
        """The highest and lowest place that this year's shapes touch."""
        pounds = [part.pounds[year] or Decimal(0) for part in self.parts]
        if self.arrangement == "beside":
            return max([*pounds, Decimal(0)]), min([*pounds, Decimal(0)])
        return sum((p for p in pounds if p > 0), Decimal(0)), sum((p for p in pounds if p < 0), Decimal(0))

    @property
    def base(self) -> float:
        """Where nothing is."""
        return self.scale.at(0)

    @property
    def ticks(self) -> tuple[tuple[Tick, str], ...]:
        """Heights with their amount in pounds; a tick is round, so its decimals say nothing."""
        ticks = self.scale.ticks(about=TICKS)
        return tuple((tick, without_noughts(short_money(Decimal(str(tick.value))))) for tick in ticks)

    @cached_property
    def columns(self) -> tuple[YearColumn, ...]:
        """One column a year."""
        slot = (RIGHT - LEFT) / max(len(self.years), 1)
        return tuple(
            self._column(year, middle=LEFT + slot * (year + 0.5), slot=slot)
            for year in range(len(self.years))
        )

    def _column(self, year: int, *, middle: float, slot: float) -> YearColumn:
        bars = (
            self._stack(year, middle, slot)
            if self.arrangement == "stacked"
            else self._row(year, middle, slot)
        )
        highest = min([bar.y for bar in bars], default=self.base)
        return YearColumn(
            middle=round(middle, 1),
            label=self.years[year],
            bars=bars,
            total=short_money(self.totals[year]) if self.arrangement == "stacked" and bars else "",
            total_y=round(highest - 7, 1),
        )

    def _stack(self, year: int, middle: float, slot: float) -> tuple[MoneyBar, ...]:
        width = min(WIDEST_BAR, slot * 0.8)
        up = down = Decimal(0)
        bars: list[MoneyBar] = []
        for index, part in enumerate(self.parts):
            pounds = part.pounds[year]
            if not pounds:
                continue
            start = up if pounds > 0 else down
            bars.append(self._bar(index, year, x=middle - width / 2, width=width, start=start))
            up, down = (up + pounds, down) if pounds > 0 else (up, down + pounds)
        return tuple(bars)

    def _row(self, year: int, middle: float, slot: float) -> tuple[MoneyBar, ...]:
        width = slot * 0.84 / max(len(self.parts), 1)
        left = middle - width * len(self.parts) / 2
        return tuple(
            self._bar(index, year, x=left + width * index, width=width, start=Decimal(0))
            for index, part in enumerate(self.parts)
            if part.pounds[year]
        )

    def _bar(self, index: int, year: int, *, x: float, width: float, start: Decimal) -> MoneyBar:
        part = self.parts[index]
        pounds = part.pounds[year] or Decimal(0)
        ends = self.scale.at(start), self.scale.at(start + pounds)
        height = round(max(abs(ends[0] - ends[1]), 1.0), 1)
        fits = height >= ROOM_FOR_A_LABEL and width >= len(short_money(pounds)) * LABEL_LETTER_WIDTH
        return MoneyBar(
            x=round(x, 1),
            y=min(ends),
            width=round(width, 1),
            height=height,
            middle=round(x + width / 2, 1),
            pattern=pattern(index),
            title=f"{part.name}, {self.years[year]}: {exact_money(pounds)}",
            label=short_money(pounds) if fits and len(self.parts) > 1 else "",
            label_y=round(min(ends) + height / 2 + 5, 1),
        )


def without_noughts(words: str) -> str:
    """£150m for £150.0m"""
    return re.sub(r"\.0+m$", "m", re.sub(r"(\.\d)0m$", r"\1m", words))
