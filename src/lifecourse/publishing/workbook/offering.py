"""What may be filled into a cell: lists to choose from, numbers and days, each with a word of help."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from xlsxwriter.utility import xl_range_abs

from lifecourse.figures.api import CONFIDENCE_WORDS, UNIT_WORDS, Qualifier, Unit
from lifecourse.plans.api import Column, ColumnKind, TableTemplate
from lifecourse.publishing.words import holdable
from lifecourse.publishing.workbook.names import quoted
from lifecourse.publishing.workbook.sheet import FIRST_DAY, Sheet

MOST = 10**13 - 1
LONGEST_TITLE, LONGEST_HELP = 32, 250
LAST_DAY = date(2999, 12, 31)
MORE_HELP = "A number may have words around it: £1,050,000 or 19.5m are read as well."


class Offers:
    """The lists of a workbook, on a hidden sheet, and the validation of cells."""

    def __init__(self, sheet: Sheet, name: str) -> None:
        self.sheet = sheet
        self.name = name
        self.lists: dict[tuple[str, ...], str] = {}

    def source(self, words: Sequence[str]) -> str:
        """Where the list with these words stands; each list is written once."""
        held = tuple(holdable(one)[:255] for one in words)
        if held not in self.lists:
            column = len(self.lists)
            for row, one in enumerate(held):
                self.sheet.text(row, column, one)
            self.lists[held] = f"={quoted(self.name)}!{xl_range_abs(0, column, len(held) - 1, column)}"
        return self.lists[held]

    def choice(
        self, sheet: Sheet, place: tuple[int, int, int, int], words: Sequence[str], *, help: str
    ) -> None:
        """Cells in which one of a list is chosen."""
        wanted = {"validate": "list", "source": self.source(words)}
        _offer(sheet, place, wanted, title="Choose from the list", help=help)

    def number(
        self, sheet: Sheet, place: tuple[int, int, int, int], *, help: str, least: float = -MOST
    ) -> None:
        """Cells that hold a number."""
        wanted = {"validate": "decimal", "criteria": "between", "minimum": least, "maximum": MOST}
        _offer(sheet, place, {**wanted, "error_type": "warning"}, title="Type a number", help=help)

    def day(self, sheet: Sheet, place: tuple[int, int, int, int], *, help: str) -> None:
        """Cells that hold a day."""
        wanted = {"validate": "date", "criteria": "between", "minimum": FIRST_DAY, "maximum": LAST_DAY}
        _offer(sheet, place, {**wanted, "error_type": "warning"}, title="Type a day", help=help)

    def column(self, sheet: Sheet, table: TableTemplate, position: int, rows: range) -> None:
        """Everything that a column of a table asks of its cells."""
        column = table.columns[position]
        place = (rows[0], position, rows[-1], position)
        if column.kind is ColumnKind.CHOICE and column.choices:
            self.choice(sheet, place, list(column.choices.values()), help=column.hint or "One of the list.")
        elif column.kind is ColumnKind.FIGURE:
            self.number(sheet, place, help=f"{_counted_in(column)} {MORE_HELP}")
        elif column.kind is ColumnKind.DATE:
            self.day(sheet, place, help=f"{column.hint or 'A day'} such as 31/12/2016.")
        elif column.kind is ColumnKind.ROWS:
            words = "Names of other rows, split by semicolons (;). A row reference does as well."
            _offer(
                sheet, place, {"validate": "any"}, title=column.title, help=f"{column.hint} {words}".strip()
            )


def offer_sources(offers: Offers, sheet: Sheet, columns: Sequence[str], rows: range) -> None:
    """What may be filled into the sheet of sources."""
    at = {title: (rows[0], n, rows[-1], n) for n, title in enumerate(columns)}
    offers.number(sheet, at["Value"], help="The same number as in its table: change it in either place.")
    offers.choice(sheet, at["Unit"], unit_words(), help="What the number is counted in.")
    offers.choice(sheet, at["Said as"], [q.value for q in Qualifier], help="The word that stands before it.")
    offers.number(sheet, at["To the nearest"], least=0.0001, help="1 when it is exact; 100000 for £19.5m.")
    offers.day(sheet, at["From"], help="Only for what happened over a time: its first day, such as 1/4/2015.")
    offers.day(sheet, at["As at"], help="The day that the number speaks of, such as 31/12/2015.")
    offers.choice(sheet, at["Confidence"], list(CONFIDENCE_WORDS.values()), help="How sure we are of it.")


def unit_words() -> list[str]:
    """Every unit as the workbook says it."""
    return [unit_said(unit) for unit in Unit]


def unit_said(unit: Unit) -> str:
    """A unit as the workbook says it."""
    return "%" if unit is Unit.PERCENT else UNIT_WORDS[unit][1]


def _counted_in(column: Column) -> str:
    if column.unit is None:
        return "A number with its unit, such as 12 people."
    if column.unit is Unit.PERCENT:
        return "A share, such as 3.6%."
    return f"A number of {UNIT_WORDS[column.unit][1]}."


def _offer(
    sheet: Sheet, place: tuple[int, int, int, int], wanted: dict[str, Any], *, title: str, help: str
) -> None:
    words = {
        "input_title": title[:LONGEST_TITLE],
        "input_message": holdable(help)[:LONGEST_HELP],
        "error_title": "This does not fit here",
        "error_message": holdable(f"{title}. {help}")[:LONGEST_HELP],
    }
    sheet.worksheet.data_validation(*place, {**wanted, **words})
