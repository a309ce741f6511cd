"""A case's printed tables on a sheet: beside each total, as formulas, its sum and the difference."""

from collections.abc import Sequence
from fractions import Fraction

from xlsxwriter.utility import xl_rowcol_to_cell

from lifecourse.cases.api import CaseDocument, PrintedCell, PrintedTable, PrintedUnit, Reads
from lifecourse.publishing.workbook.formats import CHECK, HEADING, TITLE, TOTAL
from lifecourse.publishing.workbook.sheet import Sheet

FORMATS = {
    PrintedUnit.POUNDS: "£#,##0.00",
    PrintedUnit.THOUSANDS: "£#,##0.00",
    PrintedUnit.PER_CENT: '0.##"%"',
    PrintedUnit.NUMBER: "#,##0.##",
}


def write_printed(sheet: Sheet, document: CaseDocument) -> None:
    """One table below the other, as they were printed."""
    widest = max(len(one.columns) for one in document.published)
    sheet.worksheet.set_column(0, 0, 46)
    sheet.worksheet.set_column(1, widest + 2, 16)
    row = 0
    for table in document.published:
        row = _table(sheet, row, table) + 2


def _table(sheet: Sheet, top: int, table: PrintedTable) -> int:
    """Writes a table from a row on; gives the row after it."""
    sheet.text(top, 0, f"{table.name} ({table.place})", TITLE | {"font_size": 12})
    head = top + 1
    across = any(one.total for one in table.columns)
    extra = ("The row adds up to", "Difference") if across else ()
    for column, title in enumerate(("", *(one.name for one in table.columns), *extra)):
        sheet.text(head, column, title, HEADING)
    for number, line in enumerate(table.rows, start=head + 1):
        style = (TOTAL,) if line.total else ()
        sheet.text(number, 0, line.name, *style)
        for column, (one, cell) in enumerate(zip(table.columns, line.cells, strict=True), start=1):
            _cell(sheet, (number, column), cell, FORMATS[one.unit], style)
        if across:
            _across(sheet, number, table, line.cells)
    after = head + 1 + len(table.rows)
    if any(line.total for line in table.rows):
        _down(sheet, after, head + 1, table)
        after += 2
    return after


def _cell(
    sheet: Sheet, at: tuple[int, int], cell: PrintedCell, shown: str, style: tuple[dict[str, object], ...]
) -> None:
    row, column = at
    if cell.reads is Reads.VALUE:
        sheet.number(row, column, float(cell.value), shown, *style)
    else:
        sheet.text(row, column, cell.printed, *style)


def _across(sheet: Sheet, row: int, table: PrintedTable, cells: Sequence[PrintedCell]) -> None:
    total = next(number for number, one in enumerate(table.columns) if one.total)
    parts = [number for number, one in enumerate(table.columns) if not (one.total or one.aside)]
    _check(
        sheet,
        at=[(row, len(table.columns) + 1), (row, len(table.columns) + 2)],
        parts=[(row, number + 1, cells[number]) for number in parts],
        total=(row, total + 1, cells[total]),
        shown=FORMATS[table.columns[total].unit],
    )


def _down(sheet: Sheet, row: int, first: int, table: PrintedTable) -> None:
    sheet.text(row, 0, "The column adds up to", CHECK)
    sheet.text(row + 1, 0, "Difference", CHECK)
    last = next(number for number, line in enumerate(table.rows) if line.total)
    for column, one in enumerate(table.columns):
        _check(
            sheet,
            at=[(row, column + 1), (row + 1, column + 1)],
            parts=[
                (first + number, column + 1, line.cells[column])
                for number, line in enumerate(table.rows)
                if not (line.total or line.aside)
            ],
            total=(first + last, column + 1, table.rows[last].cells[column]),
            shown=FORMATS[one.unit],
        )


def _check(
    sheet: Sheet,
    *,
    at: list[tuple[int, int]],
    parts: list[tuple[int, int, PrintedCell]],
    total: tuple[int, int, PrintedCell],
    shown: str,
) -> None:
    """The sum as a formula in the first cell of `at`, what the printed total is more in the second."""
    if total[2].reads is not Reads.VALUE or any(cell.reads is Reads.TO_COME for _, _, cell in parts):
        return
    cells = [xl_rowcol_to_cell(row, column) for row, column, _ in parts]
    whole = sum((cell.value for _, _, cell in parts), start=Fraction(0))
    (row, column), (below, beside) = at
    sheet.formula(row, column, f"=SUM({','.join(cells)})", float(whole), shown, CHECK)
    printed = xl_rowcol_to_cell(total[0], total[1])
    difference = f"=ROUND({printed}-{xl_rowcol_to_cell(row, column)},2)"
    sheet.formula(below, beside, difference, float(total[2].value - whole), shown, CHECK)
