"""Numbers that are not known for certain: a dot for the most likely, and a line for nine cases in ten."""

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from lifecourse.design.charts.chart import ChartTable
from lifecourse.design.charts.scale import Scale, Tick, round_step
from lifecourse.design.words import number

WIDTH, LEFT, RIGHT, TOP = 400, 14, 386, 26
ROW, GROUP, WORDS, LINE = 50, 30, 16, 32
STEPS = 4


@dataclass(frozen=True, kw_only=True)
class RangeOf:
    """One number: its name, what it most likely is, and between what it lies in nine cases of ten.

    `words`: how the three are said; `before`: what it was without a change, drawn as a ring.
    """

    name: str
    low: float
    middle: float
    high: float
    words: str
    group: str = ""
    before: float | None = None
    before_words: str = ""


@dataclass(frozen=True, kw_only=True)
class DrawnRange:
    """One number with where it is drawn; `before_x` is None where there was nothing before."""

    of: RangeOf
    name_y: int
    line_y: int
    low_x: float
    middle_x: float
    high_x: float
    before_x: float | None


@dataclass(frozen=True, kw_only=True)
class Ranges:
    """Numbers one beneath another on one scale, those of one group together, in the order given.

    `whole`: the scale is named in whole numbers, as of people.
    """

    kind: ClassVar[str] = "ranges"
    title: str
    sentence: str
    first_header: str
    ranges: tuple[RangeOf, ...]
    before_header: str = "Before"
    unit: str = ""
    whole: bool = True
    width: ClassVar[int] = WIDTH
    left: ClassVar[int] = LEFT
    right: ClassVar[int] = RIGHT
    top: ClassVar[int] = TOP

    @property
    def any_before(self) -> bool:
        """Whether the key must say what a ring is."""
        return any(one.before is not None for one in self.ranges)

    @property
    def table(self) -> ChartTable:
        """The same as rows."""
        before = (self.before_header,) if self.any_before else ()
        grouped = any(one.group for one in self.ranges)
        return ChartTable(
            headers=(
                self.first_header,
                *(("What",) if grouped else ()),
                *before,
                "Most likely, and nine in ten",
            ),
            rows=tuple(
                (
                    *((one.group,) if grouped else ()),
                    one.name,
                    *((one.before_words,) if before else ()),
                    one.words,
                )
                for one in self.ranges
            ),
        )

    @cached_property
    def scale(self) -> Scale:
        """Numbers to places; none is among them."""
        values = [0.0]
        for one in self.ranges:
            values += [one.low, one.high, *([] if one.before is None else [one.before])]
        step = self._step(max(values) - min(values))
        low, high = min(values) // step * step, -(-max(values) // step) * step
        return Scale(low=low, high=max(high, low + step), start=LEFT, end=RIGHT)

    def _step(self, span: float) -> float:
        return max(round_step(span / STEPS), 1.0 if self.whole else 0.0)

    @property
    def ticks(self) -> tuple[tuple[Tick, str], ...]:
        """Round numbers."""
        step = self._step(self.scale.high - self.scale.low)
        about = max(round((self.scale.high - self.scale.low) / step), 1)
        return tuple((tick, number(tick.value)) for tick in self.scale.ticks(about=about))

    @property
    def groups(self) -> tuple[tuple[int, str], ...]:
        """The name of each group, and how far down it is."""
        return tuple(
            (self._tops[index] - GROUP + 18, one.group)
            for index, one in enumerate(self.ranges)
            if one.group and (index == 0 or self.ranges[index - 1].group != one.group)
        )

    @cached_property
    def _tops(self) -> tuple[int, ...]:
        """How far down each number begins."""
        found, y, group = [], TOP, ""
        for one in self.ranges:
            y += GROUP if one.group and one.group != group else 0
            group = one.group
            found.append(y)
            y += ROW
        return (*found, y)

    @property
    def height(self) -> int:
        """As high as its rows need."""
        return self._tops[-1] + 6

    @cached_property
    def rows(self) -> tuple[DrawnRange, ...]:
        """Every number as shapes."""
        return tuple(
            DrawnRange(
                of=one,
                name_y=top + WORDS,
                line_y=top + LINE,
                low_x=self.scale.at(one.low),
                middle_x=self.scale.at(one.middle),
                high_x=self.scale.at(one.high),
                before_x=None if one.before is None else self.scale.at(one.before),
            )
            for top, one in zip(self._tops, self.ranges, strict=False)
        )
