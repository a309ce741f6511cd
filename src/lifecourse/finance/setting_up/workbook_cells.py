"""Where in a workbook each thing stands that is read from it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lifecourse.engine.entries import Row, number_of
from lifecourse.engine.sheets.grid import address
from lifecourse.finance.kinds.shape import AGREEMENT_SHEET, SHAPES
from lifecourse.finance.rules.pounds import read_row_pounds
from lifecourse.finance.setting_up.reading import FundReader

PLACE = re.compile(r"(?P<table>[a-z_]+)(?: (?P<number>[0-9]+))?(?:, (?P<rest>.+))?")


class _Empty:
    """What is found in a cell in which nothing stands, as a fault says it."""

    def __repr__(self) -> str:
        return "an empty cell"


EMPTY = _Empty()


@dataclass(frozen=True, kw_only=True)
class Filled:
    """Where a row of a table stands in the workbook, and in which column each of its values."""

    sheet: str
    row: int
    columns: Mapping[str, int]
    thousands: frozenset[str] = frozenset()


@dataclass
class CellReader(FundReader):
    """Says of each fault in which sheet and cell it is."""

    at: dict[tuple[str, int], Filled] = field(default_factory=dict)
    data: dict[str, Any] = field(default_factory=dict)

    def fault(self, where: str, found: Any, expected: str, mend: str = "") -> None:
        """Keep a fault, by sheet and cell."""
        super().fault(self._said(where), EMPTY if found is None else found, expected, mend)

    def each_once(self, where: str, values: Sequence[Any]) -> None:
        """No value stands twice; the fault is where it stands the second time."""
        for place, value in enumerate(values):
            if value and value in values[:place]:
                filled = self.at.get((where, place + 1))
                key = next(iter(filled.columns)) if filled else ""
                self.fault(f"{where} {place + 1}, {key}" if filled else where, value, "each once")

    def amount(self, where: str, row: Row, *, nothing: bool = False) -> int:
        """Whole pence; a column in thousands is multiplied once, and a unit in it is refused."""
        found = PLACE.fullmatch(where)
        filled = self.at.get((found["table"], int(found["number"] or 0))) if found else None
        value = row.get("pounds")
        if filled is None or "pounds" not in filled.thousands or value is None:
            return read_row_pounds(self, where, row, nothing=nothing)
        number = number_of(str(value).replace(",", ""))
        if number is None:
            bare = re.sub(r"[^0-9.,]", "", str(value))
            self.fault(
                f"{where}, pounds",
                value,
                "a number of thousands, for the heading of the column says thousands",
                f"Type {bare or 'the number'} alone: it is multiplied once.",
            )
            return 0
        # As many noughts as the heading says, exactly.
        shown = format((number * 1000).normalize(), "f")
        return read_row_pounds(self, where, {**row, "pounds": shown}, nothing=nothing)

    def stands(self, where: str, table: str, number: int, key: str) -> None:
        """Say in which cell something stands, by the place that a fault of it is told by."""
        filled = self.at.get((table, number))
        if filled is not None:
            column = filled.columns.get(key, next(iter(filled.columns.values())))
            self.at[where, 0] = Filled(sheet=filled.sheet, row=filled.row, columns={"": column})

    def cell_of(self, where: str) -> str:
        """The sheet and cell of a place."""
        return self._said(where)

    def _said(self, where: str) -> str:
        answer = self.at.get((where, 0))
        if answer is not None:
            return f"sheet {answer.sheet}, cell {address(answer.row, answer.columns[''])}"
        found = PLACE.fullmatch(where)
        if found is None:
            return where
        table, number, rest = found["table"], int(found["number"] or 0), found["rest"] or ""
        if not number and rest:
            rows = self.data.get(table)
            named = rows if isinstance(rows, list) else []
            number = next((n for n, row in enumerate(named, 1) if row.get("slug") == rest), 0)
        filled = self.at.get((table, number))
        if filled is None:
            title = next((shape.title for shape in SHAPES if shape.table == table), AGREEMENT_SHEET)
            return f"sheet {title}, {rest}" if rest else f"sheet {title}"
        column = filled.columns.get(rest)
        if column is None:
            return f"sheet {filled.sheet}, row {filled.row + 1}"
        return f"sheet {filled.sheet}, cell {address(filled.row, column)}"
