"""Counts as files: CSV and workbook, exact for those who keep the figures, or as they may be published."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO, StringIO

from xlsxwriter import Workbook

from lifecourse.engine.sheets.formulas import guarded
from lifecourse.support.counts.published import PublishedTable
from lifecourse.support.counts.values import Counts

HEADERS = ("Table", "What is counted", "Number", "Definition")
EXACT = "Exact numbers. A count of a few is close to a person: not to be published or passed on."
PUBLIC = (
    'To publish. Numbers are rounded to the nearest 5. "Fewer than 5" is 1 to 4; "not shown" would give '
    "one of those away. Rounded numbers do not add up to the person."
)
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What a file says: what it is, lines above, and rows of table, name, number and definition."""

    title: str
    notes: Sequence[str]
    rows: Sequence[tuple[str, str, str | int, str]]
    # By which day it was counted, so that the same counts give the same bytes.
    made_at: datetime


def exact_rows(counts: Counts) -> list[tuple[str, str, str | int, str]]:
    """Every count of a period to the person."""
    flow, change = counts.flow, (counts.start, *counts.flow.lines, counts.end)
    rows: list[tuple[str, str, str | int, str]] = [
        (flow.title, one.name, one.number, one.definition) for one in change
    ]
    for table in counts.tables:
        rows += [(table.title, one.name, one.number, one.definition) for one in table.lines]
        if table.whole:
            rows.append((table.title, table.whole.name, table.whole.number, table.whole.definition))
    for title, delays in (
        ("What kept them there", counts.delays_by_cause),
        ("Whose it is to remove", counts.delays_by_sector),
    ):
        for delay in delays:
            rows.append((title, delay.name, delay.people.number, delay.people.definition))
            rows.append((f"{title}: nights", delay.name, delay.days, "Nights in the period."))
    rows.append(("What kept them there: nights", "In all", counts.delayed_days, "Each night counts once."))
    if counts.mean_days is not None:
        mean = "Days since the stay began, on average of those who are there at the end."
        rows.append(("How long they have been there", "Days on average", counts.mean_days, mean))
    return rows


def published_rows(tables: Iterable[PublishedTable]) -> list[tuple[str, str, str | int, str]]:
    """Every number that may be published, as words where it is not a number."""
    return [
        (table.title, one.name, int(one.shown) if one.shown.isdigit() else one.shown, table.definition)
        for table in tables
        for one in table.lines
    ]


def as_csv(sheet: Sheet) -> bytes:
    """As a CSV file, in which nothing is a formula."""
    written = StringIO()
    writer = csv.writer(written)
    for line in (sheet.title, *sheet.notes):
        writer.writerow([guarded(line)])
    writer.writerow([])
    writer.writerow(HEADERS)
    for row in sheet.rows:
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])
    return b"\xef\xbb\xbf" + written.getvalue().encode()


def as_workbook(sheet: Sheet) -> bytes:
    """As an Excel workbook: what it is, and the numbers."""
    written = BytesIO()
    book = Workbook(written, OPTIONS)
    book.set_properties({"title": sheet.title, "created": sheet.made_at.replace(tzinfo=None, microsecond=0)})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    wraps = book.add_format({"text_wrap": True, "valign": "top"})
    read_me = book.add_worksheet("Read me")
    read_me.set_column(0, 0, 90)
    read_me.write_string(0, 0, sheet.title, bold)
    for place, line in enumerate(sheet.notes, start=2):
        read_me.write_string(place, 0, line, wraps)
    numbers = book.add_worksheet("Counts")
    for column, width in enumerate((34, 52, 14, 80)):
        numbers.set_column(column, column, width)
    for column, header in enumerate(HEADERS):
        numbers.write_string(0, column, header, bold)
    numbers.freeze_panes(1, 0)
    for place, row in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                numbers.write_number(place, column, cell, wraps)
            else:
                numbers.write_string(place, column, cell, wraps)
    book.close()
    return written.getvalue()
