"""Tables and figures of a case as they were printed, and the sums that they should come to."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class PrintedUnit(StrEnum):
    """In what a column of a printed table counts."""

    POUNDS = "pounds"
    THOUSANDS = "thousand-pounds"
    PER_CENT = "per-cent"
    NUMBER = "number"


class Reads(StrEnum):
    """What a printed cell turned out to be."""

    VALUE = "value"
    EMPTY = "empty"
    # "TBC" and its like: promised and not there.
    TO_COME = "to-come"


class Comes(StrEnum):
    """How a figure should come about from others."""

    SUM = "sum"
    LESS = "less"
    TIMES = "times"
    # All but the last together, in per cent of the last.
    SHARE = "share"
    # As large a part of the first as the second is of all that follow.
    PORTION = "portion"
    # The first is for the second; this is for the third: 70,000 for 5 months, so much for 7.
    PER = "per"
    SAME = "same"
    # A figure stands where the other does, and none where the other does not.
    WHERE = "where"
    MODEL = "model"


@dataclass(frozen=True, kw_only=True)
class PrintedCell:
    """One cell. `value` in pounds, per cent or a number; `off` by how much rounding may have moved it.

    `unit_twice`: the cell says its unit again, as "100k" in a column of thousands.
    """

    printed: str
    reads: Reads
    value: Fraction = Fraction(0)
    off: Fraction = Fraction(0)
    unit_twice: bool = False


@dataclass(frozen=True, kw_only=True)
class PrintedColumn:
    """A column with its unit. `total`: it says what its row comes to; `aside`: it is no part of that sum."""

    slug: str
    name: str
    unit: PrintedUnit = PrintedUnit.POUNDS
    total: bool = False
    aside: bool = False


@dataclass(frozen=True, kw_only=True)
class PrintedRow:
    """A row, a cell for each column. `total`: it says what each column comes to; `aside`: no part of it."""

    slug: str
    name: str
    cells: tuple[PrintedCell, ...]
    total: bool = False
    aside: bool = False


@dataclass(frozen=True, kw_only=True)
class PrintedTable:
    """A table, or figures from the words, with where it stands in the document."""

    slug: str
    name: str
    place: str
    columns: tuple[PrintedColumn, ...]
    rows: tuple[PrintedRow, ...]


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """What a printed figure should come to. Places are "table/row/column"; `*` is every one that adds up.

    A figure without a place, such as "100%", is meant exactly. `of`: places, or what is asked of the model.
    """

    figure: str
    comes: Comes
    of: tuple[str, ...]
    says: str = ""


@dataclass(frozen=True, kw_only=True)
class Span:
    """A figure and how far rounding may have moved it: from `low` to `high`."""

    value: Fraction
    low: Fraction
    high: Fraction


@dataclass(frozen=True, kw_only=True)
class Held:
    """A printed figure held against what it should come to, and how that comes about in words.

    `exact`: the figure is no printed one but what must be, so that even a difference of rounding is told.
    `presence`: only whether there is a figure is compared, as 1 and 0.
    """

    place: str
    says: str
    unit: PrintedUnit
    found: Span
    expected: Span
    of: tuple[str, ...]
    exact: bool = False
    presence: bool = False

    @property
    def holds(self) -> bool:
        """Whether both may be the same figure, each rounded as it is printed."""
        return self.found.low <= self.expected.high and self.expected.low <= self.found.high

    @property
    def difference(self) -> Fraction:
        """By how much the printed figure is more than what it should come to."""
        return self.found.value - self.expected.value
