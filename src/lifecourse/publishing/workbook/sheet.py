"""One sheet of a workbook, with the few ways in which we write into it: text is always text."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from xlsxwriter.worksheet import Worksheet

from lifecourse.publishing.words import holdable
from lifecourse.publishing.workbook.formats import DAY, HEADING, LINK, WRAP, Formats

LONGEST_TEXT = 32_000
LONGEST_NOTE = 2_000
# A spreadsheet's calendar begins here; an earlier day is written as text.
FIRST_DAY = date(1900, 3, 1)
WIDEST = 60
NARROWEST = 10


def shown_text(text: str) -> str:
    """The text as a cell holds it: what cannot be held is left out, and what is too long is cut short."""
    held = holdable(text)
    return held if len(held) <= LONGEST_TEXT else f"{held[:LONGEST_TEXT]} (cut short)"


class Sheet:
    """A sheet that is being written."""

    def __init__(self, worksheet: Worksheet, formats: Formats) -> None:
        self.worksheet = worksheet
        self.formats = formats

    def text(self, row: int, column: int, text: str, *parts: dict[str, Any]) -> None:
        """Write text, never a formula, an address or a number."""
        shown = shown_text(text)
        if not shown:
            # An empty text is not an empty cell: formulas and filters would count it.
            self.worksheet.write_blank(row, column, None, self.formats.of(*parts))
            return
        self.worksheet.write_string(row, column, shown, self.formats.text(shown, *parts))

    def blank(self, row: int, column: int, *parts: dict[str, Any]) -> None:
        """Make an empty cell ready to be filled in."""
        self.worksheet.write_blank(row, column, None, self.formats.of(WRAP, *parts))

    def number(self, row: int, column: int, value: float, number_format: str, *parts: dict[str, Any]) -> None:
        """Write a number."""
        self.worksheet.write_number(
            row, column, value, self.formats.of({"num_format": number_format}, *parts)
        )

    def day(self, row: int, column: int, day: date, *parts: dict[str, Any]) -> None:
        """Write a day as a date."""
        if day < FIRST_DAY:
            self.text(row, column, day.isoformat(), *parts)
            return
        moment = datetime(day.year, day.month, day.day)  # noqa: DTZ001  (a workbook's days have no zone)
        self.worksheet.write_datetime(row, column, moment, self.formats.of(DAY, *parts))

    def formula(
        self,
        row: int,
        column: int,
        formula: str,
        value: float | str,
        number_format: str,
        *parts: dict[str, Any],
    ) -> None:
        """Write a formula of our own, with the value that it has now."""
        cell_format = self.formats.of({"num_format": number_format}, *parts)
        self.worksheet.write_formula(row, column, formula, cell_format, value)

    def link(self, row: int, column: int, target: str, text: str) -> None:
        """Write a link to another place in this workbook."""
        self.worksheet.write_url(
            row, column, f"internal:{target}", self.formats.of(LINK), string=holdable(text)[:255]
        )

    def note(self, row: int, column: int, text: str) -> None:
        """Hang a note on a cell."""
        lines = 2 + len(text) // 38 + text.count("\n")
        size = {"width": 260, "height": 18 * lines, "font_size": 9}
        self.worksheet.write_comment(row, column, holdable(text)[:LONGEST_NOTE], size)

    def headings(self, titles: Sequence[str], widths: Sequence[float]) -> None:
        """Write the heading row, keep it in sight and set the widths of the columns."""
        for column, (title, width) in enumerate(zip(titles, widths, strict=True)):
            self.text(0, column, title, HEADING)
            self.worksheet.set_column(column, column, max(NARROWEST, min(WIDEST, width)))
        self.worksheet.freeze_panes(1, 0)
        self.worksheet.repeat_rows(0)

    def print_setting(self, title: str, *, mark: str = "Lifecourse") -> None:
        """Print across one page of A4 on its side: the title above; below, what marks it, and the number."""
        self.worksheet.set_landscape()
        self.worksheet.set_paper(9)
        self.worksheet.fit_to_pages(1, 0)
        self.worksheet.set_header("&L" + holdable(title)[:100].replace("&", "&&"))
        self.worksheet.set_footer("&L" + holdable(mark)[:100].replace("&", "&&") + "&RPage &P of &N")
