"""Where a fan's bands, lines and words fall: months across, how many upwards."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise

from lifecourse.design.charts.scale import Scale

WIDTH, HEIGHT = 420, 276
LEFT, RIGHT, TOP, BOTTOM = 50, 366, 18, 240
MOST_YEARS_NAMED = 6
ROOM_BETWEEN_LABELS = 17
EVERY_THIRD_MONTH = 3


@dataclass(frozen=True, kw_only=True)
class FanPoint:
    """What many forecasts say of the end of a month: the numbers below which 5, 25, 50, 75 and 95 in 100 lie.

    `when`: the first day after the month.
    """

    when: date
    low: float
    lower: float
    middle: float
    upper: float
    high: float

    @property
    def month(self) -> str:
        """The month that ends: March 2021"""
        return f"{self.when - timedelta(days=1):%B %Y}"


@dataclass(frozen=True, kw_only=True)
class Column:
    """One month, as wide as it is, to rest a mouse on."""

    x: float
    width: float
    title: str


@dataclass(frozen=True, kw_only=True)
class FanShapes:
    """The shapes of a fan of points in order of time, from the first day of the picture to the last point."""

    points: tuple[FanPoint, ...]
    first: date
    y: Scale

    @cached_property
    def x(self) -> Scale:
        """Days to places."""
        return Scale(low=self.first.toordinal(), high=self._last.toordinal(), start=LEFT, end=RIGHT)

    @property
    def _last(self) -> date:
        return self.points[-1].when if self.points else self.first

    @property
    def outer(self) -> str:
        """The band in which nine forecasts of ten lie."""
        return self._band("high", "low")

    @property
    def inner(self) -> str:
        """The band in which half of the forecasts lie."""
        return self._band("upper", "lower")

    @property
    def middle(self) -> str:
        """The line of the middle forecast."""
        return _joined(self._along("middle"))

    def _band(self, above: str, below: str) -> str:
        """There along the upper edge, and back along the lower."""
        return f"{_joined([*self._along(above), *reversed(self._along(below))])}z" if self.points else ""

    def _along(self, name: str) -> list[tuple[float, float]]:
        return [(self.x.at(one.when.toordinal()), self.y.at(getattr(one, name))) for one in self.points]

    @property
    def years(self) -> tuple[tuple[float, str], ...]:
        """Ends of financial years, with the year of each; of many, some go without their year."""
        days = [date(year, 4, 1) for year in range(self.first.year, self._last.year + 1)]
        within = [one for one in days if self.first <= one <= self._last]
        every = -(-len(within) // MOST_YEARS_NAMED) or 1
        # The last is always named: it is what most people look for.
        named = set(within[::-1][::every])
        return tuple((self.x.at(one.toordinal()), str(one.year) if one in named else "") for one in within)

    def columns(self, titles: Iterable[str]) -> tuple[Column, ...]:
        """One column for each month, with what it says."""
        places = [self.x.at(one.when.toordinal()) for one in self.points]
        between = [(one + two) / 2 for one, two in pairwise(places)]
        edges = [*places[:1], *between, *places[-1:]]
        return tuple(
            Column(x=round(left, 1), width=round(max(right - left, 0.5), 1), title=title)
            for left, right, title in zip(edges, edges[1:], titles, strict=False)
        )


def of_quarters(points: Sequence[FanPoint]) -> tuple[FanPoint, ...]:
    """Every third month, and the last: what a table can hold."""
    last = len(points) - 1
    return tuple(
        one
        for index, one in enumerate(points)
        if index % EVERY_THIRD_MONTH == EVERY_THIRD_MONTH - 1 or index == last
    )


def apart(places: Sequence[float]) -> tuple[float, ...]:
    """Places of labels from the top down, moved so that none lies on another; the one amid them stays."""
    kept = sorted(places)
    middle = len(kept) // 2
    for index in range(middle + 1, len(kept)):
        kept[index] = max(kept[index], kept[index - 1] + ROOM_BETWEEN_LABELS)
    for index in range(middle - 1, -1, -1):
        kept[index] = min(kept[index], kept[index + 1] - ROOM_BETWEEN_LABELS)
    return tuple(round(one, 1) for one in kept)


def _joined(places: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in places) if places else ""
