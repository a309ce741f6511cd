"""How cells look: pounds as pounds, days as days, the word before a number kept in its format."""

from decimal import Decimal
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from lifecourse.figures.api import UNIT_WORDS, FigureValue, Qualifier, Unit

INK = "#212b32"
RULE = "#aeb7bd"
BASE: dict[str, Any] = {"font_name": "Arial", "font_size": 10, "font_color": INK, "valign": "top"}
WRAP = {"text_wrap": True}
HEADING = {"bold": True, "text_wrap": True, "bg_color": "#d8dde0", "bottom": 2, "bottom_color": INK}
TOTAL = {"bold": True, "top": 1, "top_color": INK}
CHECK = {"italic": True, "font_color": "#4c6272"}
TITLE = {"bold": True, "font_size": 16}
QUIET = {"font_color": "#4c6272"}
LINK = {"font_color": "#005eb8", "underline": 1}
# A cell that holds text only: "4.10" stays as typed and does not become the number 4.1.
AS_TEXT = {"num_format": "@"}
DAY: dict[str, Any] = {"num_format": "d mmmm yyyy", "align": "left"}

# Text that might be taken for a formula is marked as text for good, also when the cell is edited.
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")


class Formats:
    """The formats of one workbook; each combination is made once."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.made: dict[str, Format] = {}

    def of(self, *parts: dict[str, Any]) -> Format:
        """The format that has all these properties; a later one wins."""
        wanted: dict[str, Any] = dict(BASE)
        for part in parts:
            wanted |= part
        key = repr(sorted(wanted.items()))
        if key not in self.made:
            self.made[key] = self.book.add_format(wanted)
        return self.made[key]

    def text(self, text: str, *parts: dict[str, Any]) -> Format:
        """The format for a piece of text."""
        return self.of(WRAP, *parts, {"quote_prefix": True} if text.startswith(RISKY) else {})


def number_in_cell(figure: FigureValue) -> float:
    """The value that a cell holds: 3.6 per cent is 0.036, as a spreadsheet keeps it."""
    return float(figure.value / 100 if figure.unit is Unit.PERCENT else figure.value)


def number_format(figure: FigureValue, *, unit_in_heading: bool) -> str:
    """The number format of a figure, with its unit and the word that stood before it."""
    shown = plain_format(figure.value, figure.unit)
    if not unit_in_heading and figure.unit not in {Unit.POUNDS, Unit.PERCENT}:
        one, many = UNIT_WORDS[figure.unit]
        shown += f'" {one if figure.value == 1 else many}"'
    if figure.qualifier is not Qualifier.EXACTLY:
        word = f'"{figure.qualifier.value} "'
        return f"{word}{shown};{word}-{shown}"
    return shown


def plain_format(value: Decimal, unit: Unit | None) -> str:
    """The number format of a value, with as many places as it has."""
    exponent = value.normalize().as_tuple().exponent
    places = min(4, max(0, -exponent)) if isinstance(exponent, int) else 0
    digits = ("0" if unit is Unit.PERCENT else "#,##0") + ("." + "0" * places if places else "")
    if unit is Unit.POUNDS:
        return f"£{digits}"
    return f"{digits}%" if unit is Unit.PERCENT else digits


def difference_format(shown: str) -> str:
    """The number format of a difference between numbers of a format: nought reads "adds up"."""
    return f'+{shown};-{shown};"adds up"'
