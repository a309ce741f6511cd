"""What a cell of the workbook holds for a cell of the plan: written out, and known again on its return."""

from datetime import date

from lifecourse.plans.api import Cell, Column, ColumnKind, Table
from lifecourse.publishing.naming import Names
from lifecourse.publishing.workbook.formats import number_in_cell
from lifecourse.publishing.workbook.sheet import FIRST_DAY, shown_text

type Shown = str | float | date | None


def shown_in_cell(names: Names, table: Table, column: Column, cell: Cell) -> Shown:
    """A number, a day, a text, or nothing."""
    if cell.figure is not None:
        return number_in_cell(cell.figure)
    day = day_in(cell.text) if column.kind is ColumnKind.DATE else None
    if day is not None:
        return shown_day(day)
    return shown_text(names.cell(table, column, cell)) or None


def day_in(text: str) -> date | None:
    """The day that an ISO text names, or None."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def shown_day(day: date | None) -> Shown:
    """A day, as text where it lies before the calendar of spreadsheets."""
    return day if day is None or day >= FIRST_DAY else day.isoformat()
