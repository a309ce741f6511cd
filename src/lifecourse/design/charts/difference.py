"""What a change makes of a number, month by month: less below the line of no difference, more above it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import ClassVar, Literal

from lifecourse.design.charts import fan_drawing as drawing
from lifecourse.design.charts.chart import ChartTable
from lifecourse.design.charts.fan_drawing import Column, FanPoint, FanShapes
from lifecourse.design.charts.scale import Scale, Tick, round_step
from lifecourse.design.words import exact_money, number, short_money

STEPS = 4


@dataclass(frozen=True, kw_only=True)
class Difference:
    """A number with a change, less the number without it. `of`: people, or pounds.

    `less` and `more`: what is said below and above the line of no difference; `note`: beside the picture.
    """

    kind: ClassVar[str] = "difference"
    title: str
    points: tuple[FanPoint, ...]
    of: Literal["people", "pounds"] = "people"
    less: str = "Fewer with the change"
    more: str = "More with the change"
    note: str = ""
    own_sentence: str = ""
    width: ClassVar[int] = drawing.WIDTH
    height: ClassVar[int] = drawing.HEIGHT
    left: ClassVar[int] = drawing.LEFT
    right: ClassVar[int] = drawing.RIGHT
    top: ClassVar[int] = drawing.TOP
    base: ClassVar[int] = drawing.BOTTOM

    @property
    def sentence(self) -> str:
        """How much less or more there is at the end."""
        if self.own_sentence:
            return self.own_sentence
        if not self.points:
            return "There is nothing to compare yet."
        last = self.points[-1]
        if self.said(last.low) == self.said(last.high):
            return f"At the end of {last.month}, in nine forecasts of ten: {self.said(last.middle)}."
        return (
            f"At the end of {last.month} most likely {self.said(last.middle)}; "
            f"in nine forecasts of ten between {self.said(last.low)} and {self.said(last.high)}."
        )

    def said(self, value: float) -> str:
        """A difference in words: 4 fewer, £12,000 more, no difference."""
        whole = round(value)
        if not whole:
            return "no difference"
        size = exact_money(abs(whole)) if self.of == "pounds" else number(abs(whole))
        fewer = "less" if self.of == "pounds" else "fewer"
        return f"{size} {fewer if whole < 0 else 'more'}"

    @property
    def table(self) -> ChartTable:
        """Every third month and the last."""
        return ChartTable(
            headers=("At the end of", "Middle forecast", "Half of forecasts", "Nine in ten"),
            rows=tuple(
                (
                    one.month,
                    self.said(one.middle),
                    f"{self.said(one.lower)} to {self.said(one.upper)}",
                    f"{self.said(one.low)} to {self.said(one.high)}",
                )
                for one in drawing.of_quarters(self.points)
            ),
        )

    @cached_property
    def shapes(self) -> FanShapes:
        """Bands and lines, on a scale that has no difference in it."""
        highest = max([0.0, *(one.high for one in self.points)])
        lowest = min([0.0, *(one.low for one in self.points)])
        step = round_step((highest - lowest) / STEPS)
        y = Scale(
            low=lowest // step * step,
            # Nothing that differs anywhere is still a line with room above it.
            high=-(-highest // step) * step or (step if lowest == 0 else 0.0),
            start=drawing.BOTTOM,
            end=drawing.TOP,
        )
        first = self.points[0].when if self.points else date.min
        return FanShapes(points=self.points, first=first, y=y)

    @property
    def zero(self) -> float:
        """Where the line of no difference is."""
        return self.shapes.y.at(0)

    @property
    def ticks(self) -> tuple[tuple[Tick, str], ...]:
        """Round differences, with a plus or a minus."""
        words: Callable[[float], str] = short_money if self.of == "pounds" else number
        return tuple(
            (one, f"{'+' if one.value > 0 else ''}{words(one.value)}" if one.value else "0")
            for one in self.shapes.y.ticks(about=STEPS)
        )

    @property
    def columns(self) -> tuple[Column, ...]:
        """One column a month, with its numbers."""
        return self.shapes.columns(
            f"{one.month}: most likely {self.said(one.middle)}; "
            f"in nine forecasts of ten between {self.said(one.low)} and {self.said(one.high)}"
            for one in self.points
        )
