"""A sheet as plain values: only the cells that hold something, however many rows it pretends to have."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
MOST_COLUMNS, MOST_ROWS = 16_384, 1_048_576


class Kind(StrEnum):
    """What stands in a cell."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    FORMULA = "formula"
    ERROR = "error"
    LOGICAL = "logical"


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """What one cell of a file holds. `percent` says that a number is shown as a share."""

    kind: Kind
    text: str = ""
    number: float = 0.0
    day: date | None = None
    percent: bool = False

    @property
    def said(self) -> str:
        """What is there, as a fault names it."""
        if self.kind is Kind.TEXT:
            return self.text
        if self.kind is Kind.DAY and self.day:
            return f"{self.day.day} {self.day:%B %Y}"
        if self.kind is Kind.NUMBER:
            return f"{self.number * 100:.15g}%" if self.percent else f"{self.number:.15g}"
        return self.text


@dataclass(frozen=True, kw_only=True)
class Grid:
    """One sheet; rows and columns count from nought. `merged` holds ranges such as A1:B2."""

    name: str
    cells: Mapping[int, Mapping[int, Held]]
    merged: Sequence[str] = field(default=())
    hidden_rows: int = 0

    def text(self, row: int, column: int) -> str:
        """The text in a cell; what else it holds, as it is said; or an empty string."""
        held = self.cells.get(row, {}).get(column)
        return "" if held is None else held.said.strip()


def address(row: int, column: int) -> str:
    """A cell as a spreadsheet names it: D14."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{letters}{row + 1}"


def read_address(text: str) -> tuple[int, int] | None:
    """Row and column of "D14", or None when it is no cell of a sheet."""
    found = ADDRESS.fullmatch(text.strip())
    if found is None:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    row = int(found[2])
    return (row - 1, column - 1) if 0 < row <= MOST_ROWS and column <= MOST_COLUMNS else None
