"""Money month after month, one partner upon another, at the pace of a year; the table by financial year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import ClassVar

from lifecourse.design.charts.chart import ChartTable, Pattern, pattern
from lifecourse.design.charts.money_by_year import MoneyPart, without_noughts
from lifecourse.design.charts.periods import financial_year, month_later
from lifecourse.design.charts.scale import Scale, Tick, round_top
from lifecourse.design.words import exact_money, money, short_money

WIDTH, HEIGHT = 420, 290
LEFT, RIGHT, TOP, BOTTOM = 60, 412, 14, 250
QUARTER, DAYS_OF_YEAR = 3, Decimal("365.25")
MOST_YEARS_NAMED, TICKS = 6, 5
ROOM_FOR_A_NAME = 6


@dataclass(frozen=True, kw_only=True)
class Layer:
    """One partner's money as a shape upon those beneath."""

    path: str
    pattern: Pattern
    name: str
    title: str
    amounts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class MoneyOverTime:
    """Pounds of each part in each month from the first of `first` on.

    `total_between`: by financial year, between what the total lies in nine forecasts of ten, as words.
    """

    kind: ClassVar[str] = "money_over_time"
    title: str
    first: date
    parts: tuple[MoneyPart, ...]
    parted_by: str = "Who pays"
    total_between: tuple[str, ...] = ()
    own_sentence: str = ""
    width: ClassVar[int] = WIDTH
    height: ClassVar[int] = HEIGHT
    left: ClassVar[int] = LEFT
    right: ClassVar[int] = RIGHT
    base: ClassVar[int] = BOTTOM

    def __post_init__(self) -> None:
        """Refuse parts of different lengths."""
        if len({len(part.pounds) for part in self.parts}) > 1:
            raise ValueError("Expected as many months for each part.")

    @property
    def months(self) -> int:
        """How many months there are."""
        return len(self.parts[0].pounds) if self.parts else 0

    @cached_property
    def years(self) -> tuple[tuple[str, range], ...]:
        """The financial years, with the months of each; one that is no whole year says so."""
        found: dict[str, list[int]] = {}
        for month in range(self.months):
            found.setdefault(financial_year(month_later(self.first, month)), []).append(month)
        return tuple(
            (f"{year}{self._part_words(months)}", range(months[0], months[-1] + 1))
            for year, months in found.items()
        )

    def _part_words(self, months: Sequence[int]) -> str:
        if len(months) == 12:
            return ""
        begins, ends = month_later(self.first, months[0]), month_later(self.first, months[-1])
        return f" (from {begins:%B})" if begins.month != 4 else f" (to {ends:%B})"

    def of_year(self, part: MoneyPart, months: range) -> Decimal:
        """What a part comes to in some months."""
        return sum((part.pounds[month] or Decimal(0) for month in months), Decimal(0))

    @property
    def sentence(self) -> str:
        """From the first whole year to the last, and who pays most in it."""
        if self.own_sentence:
            return self.own_sentence
        whole = [(year, months) for year, months in self.years if len(months) == 12]
        if not whole:
            return "There is no whole year of money to show."
        (first_year, first), (last_year, last) = whole[0], whole[-1]
        begins, ends = self._total(first), self._total(last)
        largest = max(self.parts, key=lambda part: self.of_year(part, last))
        if first_year == last_year:
            said = f"{money(ends)} in {last_year}"
        else:
            way = "rises to" if ends > begins else "falls to" if ends < begins else "stays at"
            said = f"{money(begins)} in {first_year} {way} {money(ends)} in {last_year}"
        return f"{said}; the largest part is {largest.name} with {money(self.of_year(largest, last))}."

    def _total(self, months: range) -> Decimal:
        return sum((self.of_year(part, months) for part in self.parts), Decimal(0))

    @property
    def table(self) -> ChartTable:
        """Each financial year to the pound; the sum is of the pounds that stand beside it."""
        between = ("Total in nine of ten",) if self.total_between else ()
        return ChartTable(
            headers=("Financial year", *(part.name for part in self.parts), "Together", *between),
            rows=tuple(
                (
                    year,
                    *(exact_money(pounds) for pounds in self._whole_pounds(months)),
                    exact_money(sum(self._whole_pounds(months), Decimal(0))),
                    *self.total_between[index : index + 1],
                )
                for index, (year, months) in enumerate(self.years)
            ),
        )

    def _whole_pounds(self, months: range) -> list[Decimal]:
        return [
            self.of_year(part, months).quantize(Decimal(1), rounding=ROUND_HALF_UP) for part in self.parts
        ]

    @cached_property
    def steps(self) -> tuple[range, ...]:
        """The months that are drawn at one height: quarters, which the length of a month does not show in."""
        return tuple(
            range(month, min(month + QUARTER, self.months)) for month in range(0, self.months, QUARTER)
        )

    def pace(self, part: MoneyPart, months: range) -> Decimal:
        """What a part would come to in a year at the pace of some months."""
        begins, ends = month_later(self.first, months[0]), month_later(self.first, months[-1] + 1)
        return self.of_year(part, months) / (ends - begins).days * DAYS_OF_YEAR

    @cached_property
    def y(self) -> Scale:
        """Pounds a year to heights."""
        totals = [sum((self.pace(part, step) for part in self.parts), Decimal(0)) for step in self.steps]
        return Scale(low=0, high=round_top(max([Decimal(1), *totals]), about=TICKS), start=BOTTOM, end=TOP)

    @cached_property
    def x(self) -> Scale:
        """Months to places."""
        return Scale(low=0, high=max(self.months, 1), start=LEFT, end=RIGHT)

    @property
    def ticks(self) -> tuple[tuple[Tick, str], ...]:
        """Heights with their amount."""
        ticks = self.y.ticks(about=TICKS)
        return tuple((tick, without_noughts(short_money(Decimal(str(tick.value))))) for tick in ticks)

    @property
    def year_marks(self) -> tuple[tuple[float, float, str], ...]:
        """Where each financial year begins, and its name amid it, if there is room for the names of all."""
        every = -(-len(self.years) // MOST_YEARS_NAMED) or 1
        return tuple(
            (
                self.x.at(months[0]),
                round((self.x.at(months[0]) + self.x.at(months[-1] + 1)) / 2, 1),
                year[:7] if len(months) >= ROOM_FOR_A_NAME and index % every == 0 else "",
            )
            for index, (year, months) in enumerate(self.years)
        )

    @cached_property
    def layers(self) -> tuple[Layer, ...]:
        """The parts, the first of them at the ground."""
        below = [Decimal(0)] * len(self.steps)
        found = []
        for index, part in enumerate(self.parts):
            above = [base + self.pace(part, step) for base, step in zip(below, self.steps, strict=True)]
            found.append(self._layer(index, part, below, above))
            below = above
        return tuple(found)

    @property
    def key(self) -> tuple[Layer, ...]:
        """The parts as they lie, topmost first."""
        return tuple(reversed(self.layers))

    def _layer(self, index: int, part: MoneyPart, below: list[Decimal], above: list[Decimal]) -> Layer:
        whole = [one for one in self.years if len(one[1]) == 12]
        ends = dict.fromkeys([whole[0], whole[-1]]) if whole else {}
        amounts = tuple((year, short_money(self.of_year(part, months))) for year, months in ends)
        return Layer(
            path=f"{self._stairs('M', above)}{self._stairs('L', below, back=True)}z",
            pattern=pattern(index),
            name=part.name,
            title="; ".join(f"{part.name}, {year}: {amount}" for year, amount in amounts) or part.name,
            amounts=amounts,
        )

    def _stairs(self, begins: str, heights: list[Decimal], *, back: bool = False) -> str:
        """Along the heights from left to right, or back."""
        places = [
            (self.x.at(month), self.y.at(height))
            for step, height in zip(self.steps, heights, strict=True)
            for month in (step[0], step[-1] + 1)
        ]
        return begins + "L".join(f"{x} {y}" for x, y in (reversed(places) if back else places))
