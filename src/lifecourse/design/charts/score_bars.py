"""Scores of several things, parted by what they were scored for: one bar each, down the page."""

from dataclasses import dataclass
from decimal import Decimal

from lifecourse.design.charts.chart import ChartTable
from lifecourse.design.charts.money_bars import MoneyBars
from lifecourse.design.words import number


@dataclass(frozen=True, kw_only=True)
class ScoreBars(MoneyBars):
    """Points instead of pounds; a bar is the sum of its parts. `says` is the sentence."""

    who: str = "What"
    what: str = "Points for"

    def in_short(self, amount: Decimal) -> str:
        """Points beside a bar: 6.2."""
        return number(round(amount, 2))

    def to_the_last(self, amount: Decimal) -> str:
        """Points as they are."""
        return number(round(amount, 4))

    @property
    def table(self) -> ChartTable:
        """Every part of every bar, and the bar."""
        return ChartTable(
            headers=(self.who, self.what, "Points"),
            rows=tuple(
                row
                for one in self.of
                for row in (
                    *((one.name, thing, self.to_the_last(points)) for thing, points in one.pounds),
                    (one.name, "In all", self.to_the_last(one.total)),
                )
            ),
        )
