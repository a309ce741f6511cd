"""What a fund's schemes bring, as a sheet of its return: counts by quarter, and what one cost."""

from collections.abc import Sequence
from decimal import Decimal

from xlsxwriter.utility import xl_rowcol_to_cell

from lifecourse.finance.api import OutputStands
from lifecourse.publishing.funds.statement_files import POUNDS
from lifecourse.publishing.workbook.sheet import Sheet

NUMBER = "General"
WORDS = ("Scheme", "What it brings", "Counted in")
NOT_COUNTED, NOT_SAID = "Not counted", "Cannot be said"


def write_outputs(sheet: Sheet, outputs: Sequence[OutputStands], *, quarters: int) -> None:
    """A row for each output; what was brought and what one cost are formulas over the counts beside them."""
    counted = [f"Quarter {number}" for number in range(1, quarters + 1)]
    money = ["Budget of the scheme", "Spent by the quarter counted", "One was to cost", "One cost"]
    titles = [*WORDS, "Planned for the year", *counted, "Brought without a gap", *money]
    sheet.headings(titles, [36, 40, 20, 16, *[14] * len(counted), 18, *[18] * len(money)])
    for row, one in enumerate(outputs, start=1):
        for column, words in enumerate((str(one.output.scheme), one.output.name, one.output.unit)):
            sheet.text(row, column, words)
        _row(sheet, row, one, quarters)
    if not outputs:
        sheet.text(1, 0, "No output is named.")


def _row(sheet: Sheet, row: int, one: OutputStands, quarters: int) -> None:
    planned, first = len(WORDS), len(WORDS) + 1
    brought = first + quarters
    _number(sheet, row, planned, one.output.planned, "Not said")
    for column, (_, result) in enumerate(one.quarters[:quarters], start=first):
        _number(sheet, row, column, result.delivered if result else None, NOT_COUNTED)
    if one.up_to:
        cells = f"{xl_rowcol_to_cell(row, first)}:{xl_rowcol_to_cell(row, first + one.up_to - 1)}"
        sheet.formula(row, brought, f"=SUM({cells})", float(one.delivered), NUMBER)
    else:
        sheet.text(row, brought, NOT_COUNTED)
    sheet.number(row, brought + 1, _pounds(one.budget), POUNDS)
    sheet.number(row, brought + 2, _pounds(one.spent), POUNDS)
    _one_cost(sheet, row, (brought + 3, brought + 1, planned), one.planned_cost)
    _one_cost(sheet, row, (brought + 4, brought + 2, brought), one.cost)


def _one_cost(sheet: Sheet, row: int, columns: tuple[int, int, int], pence: int | None) -> None:
    """Money by number, to the penny, where there is a number to divide by."""
    to, money, number = columns
    if pence is None:
        sheet.text(row, to, NOT_SAID)
        return
    divided = f"{xl_rowcol_to_cell(row, money)}/{xl_rowcol_to_cell(row, number)}"
    sheet.formula(row, to, f"=ROUND({divided},2)", _pounds(pence), POUNDS)


def _number(sheet: Sheet, row: int, column: int, value: Decimal | None, otherwise: str) -> None:
    if value is None:
        sheet.text(row, column, otherwise)
    else:
        sheet.number(row, column, float(value), NUMBER)


def _pounds(pence: int) -> float:
    return float(Decimal(pence) / 100)
