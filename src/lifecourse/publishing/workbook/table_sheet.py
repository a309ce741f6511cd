"""A plan's table as a sheet: its rows, its totals as formulas, and a note behind each number."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from lifecourse.figures.api import CONFIDENCE_WORDS, FigureValue, Unit
from lifecourse.plans.api import Cell, Column, ColumnKind, Row, Sum, Table
from lifecourse.publishing.naming import Names
from lifecourse.publishing.tables import heading
from lifecourse.publishing.words import as_at_words, rounding_words
from lifecourse.publishing.workbook.cells import shown_in_cell
from lifecourse.publishing.workbook.formats import (
    AS_TEXT,
    CHECK,
    DAY,
    QUIET,
    TOTAL,
    difference_format,
    number_format,
    plain_format,
)
from lifecourse.publishing.workbook.names import table_title
from lifecourse.publishing.workbook.offering import Offers
from lifecourse.publishing.workbook.sheet import Sheet
from lifecourse.publishing.workbook.sums import SumCell, sums_across, sums_down

FIRST_ROW = 1
REFERENCE = "Row reference"
# Stands in the place of a row's key on lines that are worked out: no key can have spaces.
NOT_READ = "worked out, not read back"
REFERENCE_NOTE = "Leave what stands here as it is: it says which row this is. A new row needs none."
# Excel shows a very long text as nothing but ### where the cell is set to hold text only.
LONGEST_AS_TEXT = 200


def write_table(sheet: Sheet, names: Names, table: Table, offers: Offers, *, spare_rows: int) -> None:
    """Fill a sheet with a table, with spare rows that are ready to be filled in."""
    across = [s for s in table.template.sums if s.way == "across"]
    _headings(sheet, names, table, across)
    totals = {s.total for s in table.template.sums if s.way != "across"}
    for number, row in enumerate(table.rows, start=FIRST_ROW):
        _row(sheet, names, table, row, number, total=row.key in totals)
        sheet.text(number, reference_column(table), row.key, QUIET)
    after = FIRST_ROW + len(table.rows)
    spare = range(after, after + spare_rows)
    for number in spare:
        _spare_row(sheet, table, number)
    filled = range(FIRST_ROW, max(spare.stop, FIRST_ROW + 1))
    for position in range(len(table.template.columns)):
        offers.column(sheet, table.template, position, filled)
    _sums_across(sheet, table, across, spare)
    _sums_down(sheet, table, spare)
    sheet.print_setting(f"{names.document.title}: {table_title(table.template)}")


def reference_column(table: Table) -> int:
    """The last column, which holds each row's own key."""
    return len(table.template.columns) + 2 * sum(s.way == "across" for s in table.template.sums)


def _headings(sheet: Sheet, names: Names, table: Table, across: Sequence[Sum]) -> None:
    titles = [heading(c).title for c in table.template.columns]
    widths = [_width(names, table, c) for c in table.template.columns]
    for total in across:
        title = table.template.column(total.total).title
        titles += [f"{title}, worked out", f"{title}, stated less worked out"]
        widths += [14, 16]
    sheet.headings([*titles, REFERENCE], [*widths, 22])
    for position, column in enumerate(table.template.columns):
        if column.hint:
            sheet.note(0, position, column.hint)
    sheet.note(0, reference_column(table), REFERENCE_NOTE)


def _width(names: Names, table: Table, column: Column) -> float:
    if column.kind in {ColumnKind.FIGURE, ColumnKind.DATE}:
        return 17
    texts = [names.cell(table, column, row.cells.get(column.key, Cell())) for row in table.rows]
    return max([len(column.title), *(min(48, len(t)) for t in texts)]) + 2


def _row(sheet: Sheet, names: Names, table: Table, row: Row, number: int, *, total: bool) -> None:
    setting = TOTAL if total else {}
    for position, column in enumerate(table.template.columns):
        cell = row.cells.get(column.key, Cell())
        shown = shown_in_cell(names, table, column, cell)
        if cell.figure is not None and isinstance(shown, float):
            in_heading = column.unit is cell.figure.unit
            number_shown = number_format(cell.figure, unit_in_heading=in_heading)
            sheet.number(number, position, shown, number_shown, setting)
            sheet.note(number, position, _note(cell.figure))
        elif isinstance(shown, date):
            sheet.day(number, position, shown, setting)
        else:
            words = str(shown or "")
            sheet.text(number, position, words, setting, *([AS_TEXT] if len(words) < LONGEST_AS_TEXT else []))


def _spare_row(sheet: Sheet, table: Table, number: int) -> None:
    for position, column in enumerate(table.template.columns):
        sheet.blank(number, position, _ready_for(column))


def _ready_for(column: Column) -> dict[str, Any]:
    if column.kind is ColumnKind.DATE:
        return DAY
    if column.kind is not ColumnKind.FIGURE:
        return AS_TEXT
    # One place, so that 3.6 typed as a share does not look like 4.
    return {"num_format": "0.0%" if column.unit is Unit.PERCENT else plain_format(Decimal(1), column.unit)}


def _note(figure: FigureValue) -> str:
    as_at = as_at_words(figure)
    lines = [
        f"Source: {figure.source or 'not given'}",
        as_at[:1].upper() + as_at[1:] if as_at else "No date given",
        CONFIDENCE_WORDS[figure.confidence],
        rounding_words(figure).capitalize(),
        figure.note,
    ]
    return "\n".join(line for line in lines if line)


def _sums_across(sheet: Sheet, table: Table, across: Sequence[Sum], spare: range) -> None:
    column = len(table.template.columns)
    for total in across:
        for cell in sums_across(table, total, first_row=FIRST_ROW, at_column=column, spare=spare):
            _sum(sheet, cell)
        column += 2


def _sums_down(sheet: Sheet, table: Table, spare: range) -> None:
    first = FIRST_ROW + len(table.rows) + len(spare) + 1
    for line in sums_down(table, first_row=FIRST_ROW, first_sum_row=first, spare=spare):
        if not line.cells:
            continue
        row = line.cells[0].at[0]
        sheet.text(row, 0, line.title, TOTAL)
        sheet.text(row, reference_column(table), NOT_READ, QUIET)
        if any(cell.difference for cell in line.cells):
            sheet.text(row + 1, 0, line.difference_title, CHECK)
            sheet.text(row + 1, reference_column(table), NOT_READ, QUIET)
        for cell in line.cells:
            _sum(sheet, cell)


def _sum(sheet: Sheet, cell: SumCell) -> None:
    sheet.formula(*cell.at, cell.formula, cell.value, cell.shown, TOTAL)
    if cell.difference:
        shown = difference_format(cell.shown)
        sheet.formula(*cell.difference_at, cell.difference, cell.difference_value, shown, CHECK)
