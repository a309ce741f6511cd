"""A summary as a Word document, for whoever wants to adapt it: what is changed there stays there."""

from datetime import datetime
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from lifecourse.design.api import FONT_FAMILY
from lifecourse.publishing.easy_read.layout import PICTURE_MM, SMALLEST_POINTS, TYPE_POINTS
from lifecourse.publishing.easy_read.pictures import CREDIT, SmallPicture
from lifecourse.publishing.easy_read.summary import Summary
from lifecourse.publishing.pdf import picture_png
from lifecourse.publishing.word.making import packed
from lifecourse.publishing.words import holdable

PIXELS_AN_INCH = 220
POINTS_A_MM = 72 / 25.4


def make_easy_read_word(summary: Summary, *, made_at: datetime) -> bytes:
    """The summary as a Word document: headings, and a table of pictures and sentences under each."""
    document = docx.Document()
    _set_up(document, summary, made_at)
    document.add_heading(holdable(summary.title), level=1)
    _rows(document, [summary.notice])
    for page in (1, 2):
        for number, (title, lines) in enumerate(summary.parts_of(page)):
            heading = document.add_heading(title, level=2)
            heading.paragraph_format.page_break_before = page == 2 and number == 0
            _rows(document, [(one.sentence, one.picture) for one in lines])
    if summary.hard_words:
        document.add_heading("Hard words", level=2)
    for word, means in summary.hard_words:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{word}: ").bold = True
        paragraph.add_run(means)
    small = document.add_paragraph().add_run(f"Code of this copy: {summary.code}. {CREDIT}")
    small.font.size = Pt(SMALLEST_POINTS)
    return packed(document)


def _set_up(document: Document, summary: Summary, made_at: datetime) -> None:
    about = document.core_properties
    about.title, about.author, about.language = holdable(summary.title), "", "en-GB"
    about.created = about.modified = made_at.replace(tzinfo=None)
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(16)
    page.top_margin = page.bottom_margin = Mm(13)
    for name, points in (("Normal", TYPE_POINTS), ("Heading 1", 26), ("Heading 2", 19)):
        style = document.styles[name]
        style.font.name, style.font.size = FONT_FAMILY, Pt(points)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT_FAMILY)
        style.paragraph_format.space_before = Pt(8 if name == "Heading 2" else 0)
        style.paragraph_format.space_after = Pt(2)
        style.paragraph_format.line_spacing = 1.0


def _rows(document: Document, rows: list[tuple[str, SmallPicture]]) -> None:
    table = document.add_table(rows=len(rows), cols=2)
    table.autofit = False
    widths = Mm(PICTURE_MM + 6), Mm(178 - PICTURE_MM - 6)
    table.columns[0].width, table.columns[1].width = widths
    for row, (sentence, picture) in zip(table.rows, rows, strict=True):
        row.cells[0].width, row.cells[1].width = widths
        png = picture_png(picture.svg, width=PICTURE_MM * POINTS_A_MM, pixels_an_inch=PIXELS_AN_INCH)
        shape = row.cells[0].paragraphs[0].add_run().add_picture(BytesIO(png), width=Mm(PICTURE_MM))
        shape._inline.docPr.set("descr", picture.alt)
        row.cells[1].paragraphs[0].add_run(holdable(sentence))
        row.cells[1].vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        # A row is not split over two pages.
        row._tr.get_or_add_trPr().append(row._tr.makeelement(qn("w:cantSplit"), {}))
