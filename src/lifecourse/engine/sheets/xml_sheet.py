"""One sheet's cells from its XML: numbers, days, texts, and which cells are formulas."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import isfinite

from lifecourse.engine.sheets.grid import MOST_COLUMNS, MOST_ROWS, Grid, Held, Kind, read_address
from lifecourse.engine.sheets.package import whole_file
from lifecourse.engine.sheets.xml_parts import XmlReader, read_xml

MOST_CELLS = 1_500_000
LAST_SERIAL = 2_958_465
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, kw_only=True)
class Look:
    """What the number format of a cell says of the number in it."""

    day: bool = False
    percent: bool = False


@dataclass(frozen=True, kw_only=True)
class Shared:
    """What all sheets of a workbook share: its texts, how cells look, and when its calendar begins."""

    texts: Sequence[str]
    looks: Sequence[Look]
    from_1904: bool


def read_sheet(chunks: Iterable[bytes], *, name: str, part: str, shared: Shared) -> Grid:
    """A sheet with everything that stands in it. Raises Refused."""
    reader = SheetReader(shared)
    read_xml(chunks, reader, part=part)
    return Grid(name=name, cells=reader.cells, merged=tuple(reader.merged), hidden_rows=reader.hidden_rows)


class SheetReader(XmlReader):
    """Gathers the cells that hold something; empty ones cost nothing."""

    def __init__(self, shared: Shared) -> None:
        super().__init__()
        self.shared = shared
        self.cells: dict[int, dict[int, Held]] = {}
        self.merged: list[str] = []
        self.hidden_rows = 0
        self.count = 0
        self.row = self.column = -1
        self.hidden = False
        self.about: Mapping[str, str] = {}
        self.value: str | None = None
        self.inline: list[str] = []
        self.formula: str | None = None
        self.phonetic = False

    def begins(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "c":
            self.about, self.value, self.formula = attributes, None, None
            self.inline = []
            self._place(attributes.get("r", ""))
        elif name in {"v", "f", "t"}:
            self.keep()
        elif name == "row":
            self.row = _whole(attributes.get("r", ""), self.row + 2) - 1
            self.column = -1
            self.hidden = attributes.get("hidden", "") in {"1", "true"}
        elif name == "rPh":
            self.phonetic = True
        elif name == "mergeCell":
            self.merged.append(attributes.get("ref", "")[:40])

    def ends(self, name: str) -> None:
        if name == "v":
            self.value = self.kept()
        elif name == "f":
            self.formula = self.kept()
        elif name == "t":
            text = self.kept()
            if not self.phonetic:
                self.inline.append(text)
        elif name == "rPh":
            self.phonetic = False
        elif name == "c":
            held = self._held()
            if held is not None:
                self._put(held)
        elif name == "row" and self.hidden and self.row in self.cells:
            self.hidden_rows += 1

    def _place(self, said: str) -> None:
        found = read_address(said) if said else (self.row, self.column + 1)
        if found is None or found[0] < 0:
            raise whole_file(f"a cell at {said[:20]!r}", "Save the file again in Excel and upload it.")
        self.row, self.column = found

    def _put(self, held: Held) -> None:
        if not (0 <= self.row < MOST_ROWS and 0 <= self.column < MOST_COLUMNS):
            raise whole_file("a cell outside its sheet", "Save the file again in Excel and upload it.")
        self.count += 1
        if self.count > MOST_CELLS:
            raise whole_file(
                f"more than {MOST_CELLS:,} filled cells in one sheet", "Delete what is no part of the plan."
            )
        self.cells.setdefault(self.row, {})[self.column] = held

    def _held(self) -> Held | None:
        kind = self.about.get("t", "n")
        if self.formula is not None:
            return Held(kind=Kind.FORMULA, text=f"={self.formula}")
        if kind == "inlineStr":
            return _text("".join(self.inline))
        return None if self.value is None else self._valued(kind, self.value)

    def _valued(self, kind: str, value: str) -> Held | None:
        if kind == "s":
            return _text(self._shared(value))
        if kind in {"str", "d"}:
            return _text(value)
        if kind == "e":
            return Held(kind=Kind.ERROR, text=value)
        if kind == "b":
            return Held(kind=Kind.LOGICAL, text="TRUE" if value.strip() == "1" else "FALSE")
        return self._number(value)

    def _shared(self, value: str) -> str:
        number = _whole(value, -1)
        if not 0 <= number < len(self.shared.texts):
            raise whole_file("a cell whose text is missing", "Save the file again in Excel and upload it.")
        return self.shared.texts[number]

    def _number(self, value: str) -> Held | None:
        try:
            number = float(value)
        except ValueError:
            return Held(kind=Kind.ERROR, text=value[:80]) if value.strip() else None
        if not isfinite(number):
            return Held(kind=Kind.ERROR, text=value[:80])
        look = self._look()
        day = _day(number, from_1904=self.shared.from_1904) if look.day else None
        if day is not None:
            return Held(kind=Kind.DAY, day=day, number=number)
        return Held(kind=Kind.NUMBER, number=number, percent=look.percent)

    def _look(self) -> Look:
        number = _whole(self.about.get("s", "0"), 0)
        return self.shared.looks[number] if 0 <= number < len(self.shared.looks) else Look()


def unescaped(text: str) -> str:
    """The text with _x000D_ and the like as the signs that they stand for."""
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _text(text: str) -> Held | None:
    plain = unescaped(text)
    return Held(kind=Kind.TEXT, text=plain) if plain.strip() else None


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else otherwise


def _day(serial: float, *, from_1904: bool) -> date | None:
    if not 0 < serial <= LAST_SERIAL:
        return None
    if from_1904:
        return date(1904, 1, 1) + timedelta(days=int(serial))
    # Spreadsheets think that 1900 was a leap year: up to its 28 February they are one day behind.
    return date(1899, 12, 30) + timedelta(days=int(serial) + (serial < 60))
