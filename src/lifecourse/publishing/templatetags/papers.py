"""How a paper's template prints prose, days and cells."""

from datetime import date
from itertools import groupby

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from lifecourse.figures.api import CONFIDENCE_WORDS, FigureValue, figure_words
from lifecourse.publishing import page, words
from lifecourse.publishing.galley import Block, Image
from lifecourse.publishing.paper import PaperCell, PaperFinding, PaperRow, PaperTable, Prose, Run

register = template.Library()


@register.filter
def prose(blocks: tuple[Prose, ...]) -> SafeString:
    """An answer."""
    return page.prose_html(blocks)


@register.filter
def runs(said: tuple[Run, ...]) -> SafeString:
    """The words of one paragraph."""
    return page.runs_html(said)


@register.filter
def kind(block: Block) -> str:
    """What a block of a galley is: heading, text, items, grid or plate."""
    return type(block).__name__.lower()


@register.filter
def drawn(image: Image) -> SafeString:
    """A drawing as it stands; what people wrote was escaped when it was drawn."""
    said = format_html('<svg role="img" aria-label="{}" ', image.alt)
    return SafeString(image.svg.replace("<svg ", said, 1))


@register.filter
def day(value: date) -> str:
    """A day in words."""
    return words.day_words(value)


@register.filter
def severity(finding: PaperFinding) -> str:
    """How grave a finding is."""
    return page.severity_words(finding)


@register.filter
def figure(value: FigureValue) -> str:
    """A figure with its unit."""
    return figure_words(value)


@register.filter
def as_at(value: FigureValue) -> str:
    """The day or period of a figure."""
    found = words.as_at_words(value).removeprefix("at ")
    return found[:1].upper() + found[1:]


@register.filter
def confidence(value: FigureValue) -> str:
    """How sure the plan is of a figure."""
    return CONFIDENCE_WORDS[value.confidence]


@register.filter
def rounding(value: FigureValue) -> str:
    """How finely a figure was stated."""
    return words.rounding_words(value)


@register.simple_tag
def row_cells(table: PaperTable, row: PaperRow) -> SafeString:
    """The cells of a row: the first that says something heads the row."""
    html = SafeString("")
    heading = next((n for n, cell in enumerate(row.cells) if cell.text), 0)
    for number, (column, cell) in enumerate(zip(table.columns, row.cells, strict=True)):
        name = SafeString(' class="n"' if column.numeric else ' class="d"' if column.dated else "")
        if number == heading:
            html += format_html('<th scope="row"{}>{}</th>', name, cell_html(cell))
        else:
            html += format_html("<td{}>{}</td>", name, cell_html(cell))
    return html


@register.filter
def cell_html(cell: PaperCell) -> SafeString:
    """What stands in a cell, with its remark and the number of its note."""
    html = format_html("{}", cell.text)
    if cell.remark:
        html += format_html(' <span class="remark">({})</span>', cell.remark)
    if cell.note is not None:
        html += format_html('<sup><span class="hidden">, note </span>{}</sup>', cell.note)
    return html


@register.filter
def grouped(table: PaperTable) -> list[tuple[str, list[PaperRow]]]:
    """The rows by the heading under which they stand; one group without heading when the table has none."""
    return [(group, list(rows)) for group, rows in groupby(table.rows, key=lambda row: row.group)]


@register.filter
def labelled(table: PaperTable, row: PaperRow) -> list[tuple[str, PaperCell]]:
    """A row as labels and cells, the empty ones left out, for a table that is set as cards."""
    pairs = zip(table.columns[1:], row.cells[1:], strict=True)
    return [(column.title, cell) for column, cell in pairs if cell.text]


@register.filter
def css_text(text: str) -> SafeString:
    """Text inside a quoted string of a style sheet, with every other sign written by its number."""
    return SafeString("".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in text))
