"""Results as bars, one beneath another, each with a line where its target is."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import ClassVar

from lifecourse.design.charts.chart import NOT_STATED, ChartTable
from lifecourse.design.charts.scale import Scale

WIDTH, LEFT, RIGHT = 640, 8, 540
ROW, BAR, NAME, OVER = 52, 16, 18, 6


@dataclass(frozen=True, kw_only=True)
class Reached:
    """One result with its words, and its target where there is one."""

    name: str
    value: Decimal
    words: str
    target: Decimal | None = None
    target_words: str = ""
    verdict: str = ""


@dataclass(frozen=True, kw_only=True)
class DrawnReached:
    """One result with where it is drawn; `line_x` is None where there is no target."""

    name: str
    words: str
    name_y: int
    bar_x: float
    bar_y: int
    width: float
    number_x: float
    number_y: int
    line_x: float | None
    line_from: int
    line_to: int


@dataclass(frozen=True, kw_only=True)
class AgainstTarget:
    """Results over time, each against its own target, in the order in which they are given."""

    kind: ClassVar[str] = "against_target"
    title: str
    sentence: str
    first_header: str
    results: tuple[Reached, ...]
    width: ClassVar[int] = WIDTH
    left: ClassVar[int] = LEFT

    @property
    def height(self) -> int:
        """Room for every bar."""
        return ROW * len(self.results) + OVER

    @property
    def has_targets(self) -> bool:
        """Whether any line is drawn."""
        return any(one.target is not None for one in self.results)

    @property
    def table(self) -> ChartTable:
        """The same as rows."""
        return ChartTable(
            headers=(self.first_header, "Result", "Target", "What it says"),
            rows=tuple(
                (one.name, one.words, one.target_words or NOT_STATED, one.verdict or NOT_STATED)
                for one in self.results
            ),
        )

    @cached_property
    def drawn(self) -> tuple[DrawnReached, ...]:
        """The bars and lines, all on one scale that has nothing in it."""
        values = [one.value for one in self.results]
        values += [one.target for one in self.results if one.target is not None]
        scale = Scale(
            low=float(min([*values, Decimal(0)])),
            high=float(max([*values, Decimal(0)])) or 1.0,
            start=LEFT,
            end=RIGHT,
        )
        return tuple(self._drawn(one, place, scale) for place, one in enumerate(self.results))

    def _drawn(self, one: Reached, place: int, scale: Scale) -> DrawnReached:
        top = ROW * place
        bar_y = top + NAME + 2 * OVER
        here, zero = scale.at(one.value), scale.at(0)
        line = None if one.target is None else scale.at(one.target)
        # The number stands beyond both, so that no line goes through it.
        beyond = max(here, zero, line or 0)
        return DrawnReached(
            name=one.name,
            words=one.words,
            name_y=top + NAME,
            bar_x=min(here, zero),
            bar_y=bar_y,
            width=round(abs(here - zero), 1),
            number_x=round(beyond + 8, 1),
            number_y=bar_y + BAR - 3,
            line_x=line,
            line_from=bar_y - OVER,
            line_to=bar_y + BAR + OVER,
        )
