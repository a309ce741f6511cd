"""A plan's table as a sheet: its rows, its totals as formulas, and a note behind each number."""

from collections.abc import Sequence
from datetime import date

from lifecourse.figures.api import CONFIDENCE_WORDS, FigureValue
from lifecourse.plans.api import Cell, Column, ColumnKind, Row, Sum, Table
from lifecourse.publishing.naming import Names
from lifecourse.publishing.tables import heading
from lifecourse.publishing.words import as_at_words, rounding_words
from lifecourse.publishing.workbook.formats import (
    CHECK,
    QUIET,
    TOTAL,
    difference_format,
    number_format,
    number_in_cell,
)
from lifecourse.publishing.workbook.names import table_title
from lifecourse.publishing.workbook.sheet import Sheet
from lifecourse.publishing.workbook.sums import SumCell, sums_across, sums_down

FIRST_ROW = 1
REFERENCE = "Row reference"


def write_table(sheet: Sheet, names: Names, table: Table) -> None:
    """Fill a sheet with a table."""
    across = [s for s in table.template.sums if s.way == "across"]
    _headings(sheet, names, table, across)
    totals = {s.total for s in table.template.sums if s.way != "across"}
    for number, row in enumerate(table.rows, start=FIRST_ROW):
        _row(sheet, names, table, row, number, total=row.key in totals)
        sheet.text(number, reference_column(table), row.key, QUIET)
    _sums_across(sheet, table, across)
    _sums_down(sheet, table)
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


def _width(names: Names, table: Table, column: Column) -> float:
    if column.kind in {ColumnKind.FIGURE, ColumnKind.DATE}:
        return 17
    texts = [names.cell(table, column, row.cells.get(column.key, Cell())) for row in table.rows]
    return max([len(column.title), *(min(48, len(t)) for t in texts)]) + 2


def _row(sheet: Sheet, names: Names, table: Table, row: Row, number: int, *, total: bool) -> None:
    setting = TOTAL if total else {}
    for position, column in enumerate(table.template.columns):
        cell = row.cells.get(column.key, Cell())
        day = _day(cell) if column.kind is ColumnKind.DATE else None
        if cell.figure is not None:
            in_heading = column.unit is cell.figure.unit
            shown = number_format(cell.figure, unit_in_heading=in_heading)
            sheet.number(number, position, number_in_cell(cell.figure), shown, setting)
            sheet.note(number, position, _note(cell.figure))
        elif day is not None:
            sheet.day(number, position, day, setting)
        else:
            sheet.text(number, position, names.cell(table, column, cell), setting)


def _day(cell: Cell) -> date | None:
    try:
        return date.fromisoformat(cell.text)
    except ValueError:
        return None


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


def _sums_across(sheet: Sheet, table: Table, across: Sequence[Sum]) -> None:
    column = len(table.template.columns)
    for total in across:
        for cell in sums_across(table, total, first_row=FIRST_ROW, at_column=column):
            _sum(sheet, cell)
        column += 2


def _sums_down(sheet: Sheet, table: Table) -> None:
    first = FIRST_ROW + len(table.rows) + 1
    for line in sums_down(table, first_row=FIRST_ROW, first_sum_row=first):
        if not line.cells:
            continue
        row = line.cells[0].at[0]
        sheet.text(row, 0, line.title, TOTAL)
        if any(cell.difference for cell in line.cells):
            sheet.text(row + 1, 0, line.difference_title, CHECK)
        for cell in line.cells:
            _sum(sheet, cell)


def _sum(sheet: Sheet, cell: SumCell) -> None:
    sheet.formula(*cell.at, cell.formula, cell.value, cell.shown, TOTAL)
    if cell.difference:
        shown = difference_format(cell.shown)
        sheet.formula(*cell.difference_at, cell.difference, cell.difference_value, shown, CHECK)
