"""Chances of a hundred: how many forecasts end below a range, within it and above it."""

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from lifecourse.design.charts.chart import PATTERNS, ChartTable, Pattern
from lifecourse.design.charts.scale import Scale

WIDTH, LEFT, RIGHT = 400, 2, 398
ROW, NAME_Y, BAR_Y, BAR = 66, 16, 24, 30
ROOM_FOR_A_LABEL = 26
HUNDRED = 100
# Within the range is plain and dark, as what is hoped for; the two sides differ from it and each other.
LOOKS: dict[str, Pattern] = {"below": PATTERNS[2], "within": PATTERNS[0], "above": PATTERNS[3]}


@dataclass(frozen=True, kw_only=True)
class ChanceOf:
    """Of a hundred forecasts, so many end below a range, within it and above it: a hundred together."""

    name: str
    below: int
    within: int
    above: int

    def __post_init__(self) -> None:
        """Refuse what is no hundred."""
        if self.below + self.within + self.above != HUNDRED or min(self.below, self.within, self.above) < 0:
            raise ValueError(f"Expected three numbers that come to 100 for {self.name}.")

    @property
    def met(self) -> int:
        """How many end no higher than the range."""
        return self.below + self.within


@dataclass(frozen=True, kw_only=True)
class ChancePart:
    """One of the three as a shape, with its number where there is room."""

    x: float
    width: float
    middle: float
    pattern: Pattern
    label: str
    title: str


@dataclass(frozen=True, kw_only=True)
class ChanceRow:
    """One bar with its name above it."""

    name: str
    met: str
    name_y: int
    bar_y: int
    label_y: int
    parts: tuple[ChancePart, ...]


@dataclass(frozen=True, kw_only=True)
class Chances:
    """Bars of a hundred, one beneath another. `range_words`: the range, as it is said.

    The number beside a name is of those within the range or below it: fewer than a range is no failure.
    """

    kind: ClassVar[str] = "chances"
    title: str
    range_words: str
    of: tuple[ChanceOf, ...]
    own_sentence: str = ""
    width: ClassVar[int] = WIDTH
    left: ClassVar[int] = LEFT
    bar: ClassVar[int] = BAR

    @property
    def sentence(self) -> str:
        """The chance of each, as a chair would read it out."""
        if self.own_sentence:
            return self.own_sentence
        said = [f"{one.name}: {one.met} in 100 end within {self.range_words} or below it" for one in self.of]
        return f"{'; '.join(said)}." if said else "There is no range to hold the forecast against."

    @property
    def table(self) -> ChartTable:
        """Every number of a hundred."""
        return ChartTable(
            headers=("Of 100 forecasts", "Below the range", "Within it", "Above it", "Within or below"),
            rows=tuple(
                (one.name, str(one.below), str(one.within), str(one.above), str(one.met)) for one in self.of
            ),
        )

    @property
    def key(self) -> tuple[tuple[str, Pattern], ...]:
        """What each pattern means."""
        return (
            ("Below the range", LOOKS["below"]),
            (f"Within {self.range_words}", LOOKS["within"]),
            ("Above the range", LOOKS["above"]),
        )

    @property
    def height(self) -> int:
        """As high as its bars need."""
        return ROW * len(self.of)

    @cached_property
    def rows(self) -> tuple[ChanceRow, ...]:
        """Every bar."""
        return tuple(self._row(number, one) for number, one in enumerate(self.of))

    def _row(self, number: int, one: ChanceOf) -> ChanceRow:
        return ChanceRow(
            name=one.name,
            met=f"{one.met} in 100",
            name_y=ROW * number + NAME_Y,
            bar_y=ROW * number + BAR_Y,
            label_y=ROW * number + BAR_Y + BAR // 2 + 6,
            parts=_parts(one),
        )


def _parts(one: ChanceOf) -> tuple[ChancePart, ...]:
    scale = Scale(low=0, high=HUNDRED, start=LEFT, end=RIGHT)
    found, reached = [], 0
    for name, look in LOOKS.items():
        count = getattr(one, name)
        if count:
            x, ends = scale.at(reached), scale.at(reached + count)
            found.append(
                ChancePart(
                    x=x,
                    width=round(ends - x, 1),
                    middle=round((x + ends) / 2, 1),
                    pattern=look,
                    label=str(count) if ends - x >= ROOM_FOR_A_LABEL else "",
                    title=f"{one.name}, {name} the range: {count} in 100",
                )
            )
        reached += count
    return tuple(found)
