"""What may come, as a fan: the middle forecast, where half of them lie, and where nine in ten lie."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import ClassVar

from lifecourse.design.charts import fan_drawing as drawing
from lifecourse.design.charts.chart import ChartTable
from lifecourse.design.charts.fan_drawing import Column, FanPoint, FanShapes
from lifecourse.design.charts.people_against_range import AllowedRange, Band
from lifecourse.design.charts.scale import Scale, Tick, round_top
from lifecourse.design.words import day, number

# Higher than this the words of the range would be cut off by the top of the picture.
HIGHEST_WORDS = drawing.TOP + 14
TICKS = 6


@dataclass(frozen=True, kw_only=True)
class CountedOn:
    """How many there were on a day before the forecast begins."""

    when: date
    number: int


@dataclass(frozen=True, kw_only=True)
class Dot:
    """One count as a dot."""

    x: float
    y: float
    title: str


@dataclass(frozen=True, kw_only=True)
class Fan:
    """A forecast of a number of people by month, with what was counted before it and the range allowed.

    `counted` and `points` are in order of time. `range_words`: what the range is called.
    """

    kind: ClassVar[str] = "fan"
    title: str
    points: tuple[FanPoint, ...]
    counted: tuple[CountedOn, ...] = ()
    allowed: AllowedRange | None = None
    range_words: str = "Planning range"
    today: date | None = None
    own_sentence: str = ""
    width: ClassVar[int] = drawing.WIDTH
    height: ClassVar[int] = drawing.HEIGHT
    left: ClassVar[int] = drawing.LEFT
    right: ClassVar[int] = drawing.RIGHT
    top: ClassVar[int] = drawing.TOP
    base: ClassVar[int] = drawing.BOTTOM
    plot_width: ClassVar[int] = drawing.RIGHT - drawing.LEFT

    @property
    def sentence(self) -> str:
        """The last month, as a chair would read it out."""
        if self.own_sentence:
            return self.own_sentence
        if not self.points:
            return "There is no forecast yet."
        last = self.points[-1]
        said = f"At the end of {last.month} most likely {_whole(last.middle)}; {_nine_in_ten(last)}."
        return f"{said} {self.range_words}: {self.allowed.words}." if self.allowed else said

    @property
    def table(self) -> ChartTable:
        """Every count, and every third month and the last of what may come."""
        before = tuple((f"{day(one.when)} (counted)", number(one.number), "", "") for one in self.counted)
        return ChartTable(
            headers=("At the end of", "Middle forecast", "Half of forecasts", "Nine in ten"),
            rows=(*before, *(_row(one) for one in drawing.of_quarters(self.points))),
        )

    @cached_property
    def shapes(self) -> FanShapes:
        """Bands and lines, on a scale that begins with none."""
        highest = [1.0, *(one.high for one in self.points), *(float(one.number) for one in self.counted)]
        if self.allowed is not None:
            highest.append(float(self.allowed.highest))
        y = Scale(
            low=0, high=round_top(max(highest) * 1.02, about=TICKS), start=drawing.BOTTOM, end=drawing.TOP
        )
        days = [*(one.when for one in self.counted), *(one.when for one in self.points)]
        return FanShapes(points=self.points, first=min(days, default=date.min), y=y)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """Round numbers of people."""
        return self.shapes.y.ticks(about=TICKS)

    @property
    def dots(self) -> tuple[Dot, ...]:
        """What was counted."""
        return tuple(
            Dot(
                x=self.shapes.x.at(one.when.toordinal()),
                y=self.shapes.y.at(one.number),
                title=f"{day(one.when)}, counted: {number(one.number)}",
            )
            for one in self.counted
        )

    @property
    def band(self) -> Band | None:
        """The range allowed across the picture, with its words where there is room for them."""
        if self.allowed is None:
            return None
        top, bottom = self.shapes.y.at(self.allowed.highest), self.shapes.y.at(self.allowed.lowest)
        said = f"{self.range_words} {number(self.allowed.lowest)} to {number(self.allowed.highest)}"
        words_y = top - 5 if top > HIGHEST_WORDS else bottom + 15
        return Band(y=top, height=round(max(bottom - top, 2), 1), labels=((words_y, said),))

    @property
    def ends(self) -> tuple[tuple[float, str, bool], ...]:
        """The numbers at the end of the fan, none on another; the one amid them in bold."""
        if not self.points:
            return ()
        last = self.points[-1]
        three = (last.high, last.middle, last.low)
        places = drawing.apart([self.shapes.y.at(one) for one in three])
        return tuple((y, _whole(one), one is last.middle) for y, one in zip(places, three, strict=True))

    @property
    def columns(self) -> tuple[Column, ...]:
        """One column a month, with its numbers."""
        return self.shapes.columns(
            f"{one.month}: most likely {_whole(one.middle)}; {_nine_in_ten(one)}" for one in self.points
        )

    @property
    def today_x(self) -> float | None:
        """Where today is, if it is in the picture."""
        x = self.shapes.x
        if self.today is None or not x.low <= self.today.toordinal() <= x.high:
            return None
        return x.at(self.today.toordinal())


def _whole(people: float) -> str:
    return number(round(people))


def _nine_in_ten(point: FanPoint) -> str:
    return f"in nine forecasts of ten between {_whole(point.low)} and {_whole(point.high)}"


def _row(point: FanPoint) -> tuple[str, ...]:
    return (
        point.month,
        _whole(point.middle),
        f"{_whole(point.lower)} to {_whole(point.upper)}",
        f"{_whole(point.low)} to {_whole(point.high)}",
    )
