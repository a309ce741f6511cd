"""Reading printed tables and what they should come to from plain data: every fault by its place."""

from fractions import Fraction

from lifecourse.cases.kinds.document import PartName
from lifecourse.cases.kinds.published import (
    Agreement,
    Comes,
    PrintedCell,
    PrintedColumn,
    PrintedRow,
    PrintedTable,
    PrintedUnit,
    Reads,
)
from lifecourse.cases.rules.printed import read_cell
from lifecourse.engine.entries import Entries, Row, number_of

TABLE = {"slug", "name", "place", "columns", "rows"}
EVERY = "*"
# Between the words for a table and those for a cell in it.
OF_TABLE = ": "
STEPS = 3
NO_CELL = PrintedCell(printed="", reads=Reads.EMPTY)
# How many others each way of coming about needs: least and most.
NEEDS: dict[Comes, tuple[int, int]] = {
    Comes.SUM: (1, 200),
    Comes.LESS: (2, 200),
    Comes.TIMES: (2, 2),
    Comes.SHARE: (2, 200),
    Comes.PORTION: (3, 200),
    Comes.PER: (3, 3),
    Comes.SAME: (1, 1),
    Comes.WHERE: (1, 1),
    Comes.MODEL: (1, 1),
}


def read_tables(data: Row, reader: Entries) -> tuple[PrintedTable, ...]:
    """The printed tables of a case, by the order of its rows."""
    found = tuple(_table(where, row, reader) for where, row in reader.rows("", data, PartName.PUBLISHED))
    reader.each_once("published", [one.slug for one in found])
    return found


def read_agreements(data: Row, reader: Entries, tables: tuple[PrintedTable, ...]) -> tuple[Agreement, ...]:
    """What printed figures should come to; every place in them is there."""
    found = []
    for where, row in reader.rows("", data, PartName.AGREES):
        reader.strangers(where, row, {"figure", "comes", "of", "says"})
        comes = Comes(reader.choice(where, row, "comes", list(Comes)) or Comes.SAME)
        one = Agreement(
            figure=reader.text(where, row, "figure"),
            comes=comes,
            of=_places(where, row, reader, comes),
            says=reader.text(where, row, "says", needed=False),
        )
        asked = () if comes is Comes.MODEL else tuple(("of", place) for place in one.of)
        for key, place in (("figure", one.figure), *asked):
            if place and literal(place) is None and not cells_at(place, tables):
                reader.fault(
                    f"{where}, {key}", place, "the place of a printed figure, as table-5/phase-1/costs"
                )
        found.append(one)
    return tuple(found)


def literal(words: str) -> tuple[Fraction, PrintedUnit] | None:
    """A figure that is meant and not printed, such as 100% or 12; None for a place."""
    unit = PrintedUnit.PER_CENT if words.endswith("%") else PrintedUnit.NUMBER
    cell = read_cell(words, unit)
    return None if cell is None or cell.reads is not Reads.VALUE else (cell.value, unit)


def cells_at(place: str, tables: tuple[PrintedTable, ...]) -> list[tuple[str, PrintedCell, PrintedUnit]]:
    """The cells at a place, each with its name in words and its unit; none where there is no such place."""
    steps = place.split("/")
    if len(steps) != STEPS:
        return []
    found = []
    for table in tables:
        if table.slug != steps[0]:
            continue
        for row in table.rows:
            if not _is_at(steps[1], row):
                continue
            for column, cell in zip(table.columns, row.cells, strict=False):
                if _is_at(steps[2], column):
                    found.append((cell_name(table, row, column), cell, column.unit))
    return found


def cell_name(table: PrintedTable, row: PrintedRow, column: PrintedColumn) -> str:
    """Where a cell stands, in words; a table of one column says it with its row."""
    last = f", {column.name}" if len(table.columns) > 1 else ""
    return f"{table.name} ({table.place}){OF_TABLE}{row.name}{last}"


def _is_at(step: str, line: PrintedRow | PrintedColumn) -> bool:
    return not (line.total or line.aside) if step == EVERY else line.slug == step


def _table(where: str, row: Row, reader: Entries) -> PrintedTable:
    reader.strangers(where, row, TABLE)
    columns = tuple(_column(place, one, reader) for place, one in reader.rows(where, row, "columns"))
    reader.each_once(f"{where}, columns", [one.slug for one in columns])
    rows = tuple(_row(place, one, reader, columns) for place, one in reader.rows(where, row, "rows"))
    reader.each_once(f"{where}, rows", [one.slug for one in rows])
    return PrintedTable(
        slug=reader.slug(where, row, "slug"),
        name=reader.text(where, row, "name"),
        place=reader.text(where, row, "place"),
        columns=columns,
        rows=rows,
    )


def _column(where: str, row: Row, reader: Entries) -> PrintedColumn:
    reader.strangers(where, row, {"slug", "name", "unit", "total", "aside"})
    said = {"unit": PrintedUnit.POUNDS.value} | dict(row)
    return PrintedColumn(
        slug=reader.slug(where, row, "slug"),
        name=reader.text(where, row, "name"),
        unit=PrintedUnit(reader.choice(where, said, "unit", list(PrintedUnit)) or PrintedUnit.POUNDS),
        total=_yes(where, row, "total", reader),
        aside=_yes(where, row, "aside", reader),
    )


def _row(where: str, row: Row, reader: Entries, columns: tuple[PrintedColumn, ...]) -> PrintedRow:
    reader.strangers(where, row, {"slug", "name", "cells", "total", "aside", "near"})
    printed = row.get("cells")
    if not isinstance(printed, list) or len(printed) != len(columns):
        reader.fault(f"{where}, cells", printed, f"a cell for each of {len(columns)} columns")
        printed = []
    near = number_of(row["near"]) if "near" in row else None
    if "near" in row and (near is None or near <= 0):
        reader.fault(f"{where}, near", row["near"], "a step above nothing, such as 100000 for “about £400k”")
        near = None
    return PrintedRow(
        slug=reader.slug(where, row, "slug"),
        name=reader.text(where, row, "name"),
        cells=tuple(
            _cell(where, word, column, reader, near=None if near is None else Fraction(near))
            for word, column in zip(printed, columns, strict=False)
        ),
        total=_yes(where, row, "total", reader),
        aside=_yes(where, row, "aside", reader),
    )


def _cell(
    where: str, word: object, column: PrintedColumn, reader: Entries, *, near: Fraction | None
) -> PrintedCell:
    cell = read_cell(word, column.unit, near=near) if isinstance(word, str) else None
    if cell is None:
        expected = "a figure as it is printed, in quotation marks: “245,200”, “22%”, “100k”, “-” or “TBC”"
        reader.fault(f"{where}, cells, {column.slug}", word, expected)
        return NO_CELL
    return cell


def _places(where: str, row: Row, reader: Entries, comes: Comes) -> tuple[str, ...]:
    value = row.get("of")
    if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
        reader.fault(f"{where}, of", value, 'a list of places, such as ["table-5/phase-1/costs"]')
        return ()
    least, most = NEEDS[comes]
    if not least <= len(value) <= most:
        reader.fault(
            f"{where}, of", value, f"{least} to {most} places" if least < most else f"{least} places"
        )
    return tuple(value)


def _yes(where: str, row: Row, key: str, reader: Entries) -> bool:
    value = row.get(key, False)
    if not isinstance(value, bool):
        reader.fault(f"{where}, {key}", value, "true or false")
        return False
    return value
