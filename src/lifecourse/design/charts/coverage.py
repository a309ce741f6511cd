"""What is covered and what is not: things that need cover down the side, kinds of cover across."""

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from lifecourse.design.charts.chart import ChartTable, listed
from lifecourse.design.words import number


@dataclass(frozen=True, kw_only=True)
class Covered:
    """One thing that needs cover, and what covers it: the names for each kind of cover."""

    name: str
    by: tuple[tuple[str, ...], ...]

    @property
    def is_gap(self) -> bool:
        """Whether nothing covers it."""
        return not any(self.by)


@dataclass(frozen=True, kw_only=True)
class CoverageCell:
    """One square: how many cover it in this way, in a word for the look."""

    count: int
    look: str


@dataclass(frozen=True, kw_only=True)
class CoverageRow:
    """One line of squares."""

    name: str
    is_gap: bool
    cells: tuple[CoverageCell, ...]


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """How far each thing is covered, with the gaps in words; `things` says what they are, in the plural."""

    kind: ClassVar[str] = "coverage"
    title: str
    things: str
    kinds: tuple[str, ...]
    covered: tuple[Covered, ...]
    note: str = ""

    def __post_init__(self) -> None:
        for one in self.covered:
            if len(one.by) != len(self.kinds):
                raise ValueError(
                    f"Expected {len(self.kinds)} kinds of cover for {one.name}, found {len(one.by)}."
                )

    @property
    def gaps(self) -> tuple[str, ...]:
        """The things that nothing covers."""
        return tuple(one.name for one in self.covered if one.is_gap)

    @property
    def sentence(self) -> str:
        """How much is covered, and what is not."""
        all_of_them, gaps = len(self.covered), len(self.gaps)
        if not all_of_them:
            return f"There are no {self.things} to cover."
        if not gaps:
            return f"Each of the {number(all_of_them)} {self.things} is covered. {self.note}".strip()
        if gaps == all_of_them:
            return f"None of the {number(all_of_them)} {self.things} is covered. {self.note}".strip()
        said = (
            f"{number(all_of_them - gaps)} of {number(all_of_them)} {self.things} are covered. Not covered: "
        )
        return f"{said}{listed(self.gaps)}. {self.note}".strip()

    @property
    def table(self) -> ChartTable:
        """What covers each, by name."""
        return ChartTable(
            headers=(self.things.capitalize(), *self.kinds),
            rows=tuple((one.name, *("; ".join(names) or "none" for names in one.by)) for one in self.covered),
        )

    @cached_property
    def rows(self) -> tuple[CoverageRow, ...]:
        """The squares, line by line."""
        return tuple(
            CoverageRow(
                name=one.name,
                is_gap=one.is_gap,
                cells=tuple(
                    CoverageCell(count=len(names), look="done" if names else "plain") for names in one.by
                ),
            )
            for one in self.covered
        )
