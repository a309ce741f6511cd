"""Money as bars from one amount to another on one line: steps to a result, or from worst to best."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from math import ceil, floor
from typing import ClassVar

from lifecourse.design.charts.chart import ChartTable, Pattern, pattern
from lifecourse.design.charts.scale import Scale, round_step
from lifecourse.design.words import short_money

WIDTH, LEFT, RIGHT, TOP = 640, 8, 632, 30
ROW, NAME, BAR = 48, 16, 18
ROOM = 84
TICKS = 5


@dataclass(frozen=True, kw_only=True)
class MoneyStep:
    """One bar: from an amount of pounds to another, what is written beside it, and which pattern it has."""

    name: str
    starts: Decimal
    ends: Decimal
    words: str
    look: int = 0


@dataclass(frozen=True, kw_only=True)
class DrawnStep:
    """One bar with where it is drawn."""

    name: str
    words: str
    name_y: int
    bar_y: int
    x: float
    width: float
    words_x: float
    words_end: bool
    pattern: Pattern


@dataclass(frozen=True, kw_only=True)
class MoneySteps:
    """Bars on one line of pounds, in the order in which they are given; `at` is marked with a line."""

    kind: ClassVar[str] = "money_steps"
    title: str
    sentence: str
    steps: tuple[MoneyStep, ...]
    table: ChartTable
    at: Decimal = Decimal(0)
    # Whether nothing stands on the line, also where no bar comes near it.
    from_nothing: bool = True
    width: ClassVar[int] = WIDTH
    left: ClassVar[int] = LEFT
    bar_height: ClassVar[int] = BAR

    @property
    def height(self) -> int:
        """Room for every bar."""
        return TOP + ROW * len(self.steps) + 4

    @cached_property
    def scale(self) -> Scale:
        """Pounds to places, from a round amount to a round amount."""
        values = [self.at, *(pounds for one in self.steps for pounds in (one.starts, one.ends))]
        low, high = min(values), max(values)
        if self.from_nothing:
            low, high = min(low, Decimal(0)), max(high, Decimal(0))
        step = round_step(float(high - low) / TICKS or 1.0)
        first, last = floor(float(low) / step), ceil(float(high) / step)
        return Scale(low=step * first, high=step * max(last, first + 1), start=LEFT, end=RIGHT)

    @property
    def ticks(self) -> tuple[tuple[float, str], ...]:
        """Places with their round amount."""
        return tuple(
            (tick.at, short_money(Decimal(str(tick.value)))) for tick in self.scale.ticks(about=TICKS)
        )

    @property
    def mark(self) -> float:
        """Where the marked amount is."""
        return self.scale.at(self.at)

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        """Each pattern that is used, once."""
        return tuple(pattern(look) for look in sorted({one.look for one in self.steps}))

    @cached_property
    def drawn(self) -> tuple[DrawnStep, ...]:
        """The bars."""
        return tuple(self._drawn(place, one) for place, one in enumerate(self.steps))

    def _drawn(self, place: int, one: MoneyStep) -> DrawnStep:
        ends = sorted((self.scale.at(one.starts), self.scale.at(one.ends)))
        right = ends[1] + ROOM > WIDTH
        top = TOP + ROW * place
        return DrawnStep(
            name=one.name,
            words=one.words,
            name_y=top + NAME,
            bar_y=top + NAME + 6,
            x=ends[0],
            width=round(max(ends[1] - ends[0], 1.0), 1),
            words_x=round(ends[0] - 6 if right and ends[0] > ROOM else min(ends[1] + 6, WIDTH), 1),
            words_end=right,
            pattern=pattern(one.look),
        )
