"""A fund's statement as a workbook whose totals are formulas, and as a CSV file."""

import csv
from datetime import datetime
from decimal import Decimal
from io import BytesIO, StringIO

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range

from lifecourse.engine.sheets.formulas import guarded
from lifecourse.finance.api import Statement
from lifecourse.publishing.funds.statement_rows import MONEY, WORDS, statement_rows
from lifecourse.publishing.words import holdable
from lifecourse.publishing.workbook.formats import TITLE, TOTAL, Formats
from lifecourse.publishing.workbook.making import OPTIONS
from lifecourse.publishing.workbook.sheet import Sheet

POUNDS = "£#,##0.00"


def statement_csv(statement: Statement) -> bytes:
    """The lines of a statement: UTF-8 with a mark at its start, for Excel to read its pounds."""
    written = StringIO()
    writer = csv.writer(written)
    writer.writerow([*WORDS, *(f"{title} (£)" for title in MONEY)])
    for row in statement_rows(statement):
        writer.writerow(
            [*(guarded(holdable(word)) for word in row.words), *(f"{one:.2f}" for one in row.pounds)]
        )
    return written.getvalue().encode("utf-8-sig")


def statement_workbook(statement: Statement, *, sentence: str, owing: list[str], made_at: datetime) -> bytes:
    """A workbook with the lines and their totals, and what partners put in."""
    written = BytesIO()
    book = Workbook(written, OPTIONS)
    year = statement.year
    book.set_properties(
        {"title": holdable(str(year)), "created": made_at.replace(tzinfo=None, microsecond=0)}
    )
    formats = Formats(book)
    first = Sheet(book.add_worksheet("Statement"), formats)
    first.text(0, 0, f"{year.fund.name} {year.slug}", TITLE)
    first.worksheet.set_column(0, 0, 90)
    for row, words in enumerate([sentence, *owing], start=2):
        first.text(row, 0, words)
    first.print_setting(str(year))
    _lines(Sheet(book.add_worksheet("Schemes"), formats), statement)
    _contributions(Sheet(book.add_worksheet("Contributions"), formats), statement)
    book.close()
    return written.getvalue()


def _lines(sheet: Sheet, statement: Statement) -> None:
    sheet.headings([*WORDS, *MONEY], [28, 36, 28, 20, 28, 12, 18, *[15] * len(MONEY)])
    rows = list(statement_rows(statement))
    for number, row in enumerate(rows, start=1):
        for column, word in enumerate(row.words):
            sheet.text(number, column, word)
        for column, pounds in enumerate(row.pounds, start=len(WORDS)):
            sheet.number(number, column, float(pounds), POUNDS)
    last = len(rows) + 1
    sheet.text(last, 0, "All schemes", TOTAL)
    for column in range(1, len(WORDS)):
        sheet.text(last, column, "", TOTAL)
    for index in range(len(MONEY)):
        column = len(WORDS) + index
        total = sum((row.pounds[index] for row in rows), Decimal(0))
        formula = f"=SUM({xl_range(1, column, max(len(rows), 1), column)})"
        sheet.formula(last, column, formula, float(total), POUNDS, TOTAL)
    sheet.print_setting(str(statement.year))


def _contributions(sheet: Sheet, statement: Statement) -> None:
    titles = (
        "Contribution",
        "Partner",
        "Kind of money",
        "For the year",
        "Fallen due",
        "Given to nothing yet",
    )
    sheet.headings(titles, [36, 30, 14, 16, 16, 20])
    for number, one in enumerate(statement.contributions, start=1):
        kind = "Capital" if one.contribution.is_capital else "Revenue"
        for column, word in enumerate((one.contribution.name, str(one.contribution.party), kind)):
            sheet.text(number, column, word)
        for column, pence in enumerate((one.promised, one.due, one.unallocated), start=3):
            sheet.number(number, column, float(Decimal(pence) / 100), POUNDS)
    sheet.print_setting(str(statement.year))
