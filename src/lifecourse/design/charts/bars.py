"""Numbers of people as bars, one beneath another, each with its name and its number."""

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from lifecourse.design.charts.chart import ChartTable

WIDTH, LEFT, RIGHT = 640, 8, 590
ROW, BAR, NAME = 44, 16, 18


@dataclass(frozen=True, kw_only=True)
class BarOf:
    """One number with its name."""

    name: str
    number: int


@dataclass(frozen=True, kw_only=True)
class DrawnBar:
    """One bar with where it is drawn."""

    name: str
    number: int
    name_y: int
    bar_y: int
    width: float
    number_x: float
    number_y: int


@dataclass(frozen=True, kw_only=True)
class Bars:
    """Numbers side by side, in the order in which they are given."""

    kind: ClassVar[str] = "bars"
    title: str
    sentence: str
    headers: tuple[str, str]
    bars: tuple[BarOf, ...]
    width: ClassVar[int] = WIDTH
    left: ClassVar[int] = LEFT

    @property
    def height(self) -> int:
        """Room for every bar."""
        return ROW * len(self.bars) + 6

    @property
    def table(self) -> ChartTable:
        """The same numbers as rows."""
        return ChartTable(headers=self.headers, rows=tuple((one.name, str(one.number)) for one in self.bars))

    @cached_property
    def drawn(self) -> tuple[DrawnBar, ...]:
        """The bars, all on one scale."""
        most = max((one.number for one in self.bars), default=0) or 1
        return tuple(self._drawn(one, place, most) for place, one in enumerate(self.bars))

    def _drawn(self, one: BarOf, place: int, most: int) -> DrawnBar:
        width = round((RIGHT - LEFT) * one.number / most, 1)
        top = ROW * place
        return DrawnBar(
            name=one.name,
            number=one.number,
            name_y=top + NAME,
            bar_y=top + NAME + 6,
            width=width,
            number_x=round(LEFT + width + 6, 1),
            number_y=top + NAME + 6 + BAR - 3,
        )
