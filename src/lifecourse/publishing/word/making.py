"""Sets a galley as a Word document. The same galley gives the same bytes."""

import zipfile
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.section import Section
from docx.shared import Mm

from lifecourse.publishing.galley import Galley, Heading
from lifecourse.publishing.word.blocks import Setter
from lifecourse.publishing.word.contents import write_contents
from lifecourse.publishing.word.running import write_foot, write_head
from lifecourse.publishing.word.styles import dress
from lifecourse.publishing.words import holdable

SHORT, LONG = Mm(210), Mm(297)
MARGIN = Mm(22)
COMPACT_MARGIN = Mm(17)
# What a zip file can say at the earliest: the day of making is in the document's properties.
ZIP_DAY = (1980, 1, 1, 0, 0, 0)


def make_word(galley: Galley) -> bytes:
    """The paper as a Word document."""
    document = Document()
    dress(document, compact=galley.compact, accent=galley.accent)
    _describe(document, galley)
    page = document.sections[0]
    _shape(page, across=galley.across, margin=COMPACT_MARGIN if galley.compact else MARGIN)
    write_head(page, galley)
    write_foot(page, galley)
    setter = Setter(document)
    _first_page(document, setter, galley)
    before = galley.across
    for across, blocks in galley.spreads():
        if across is not before:
            _shape(document.add_section(WD_SECTION.NEW_PAGE), across=across, margin=MARGIN)
        # A page that is turned is a new page anyhow.
        for number, block in enumerate(blocks):
            setter.set(block, first=number == 0 and across is not before)
        before = across
    return packed(document)


def _first_page(document: WordDocument, setter: Setter, galley: Galley) -> None:
    document.add_paragraph(holdable(galley.kicker), style="Subtitle")
    setter.set(Heading(level=1, text=galley.title))
    document.add_paragraph(holdable(galley.dated), style="Dated")
    for name, said in galley.facts:
        paragraph = document.add_paragraph(style="Facts")
        paragraph.add_run(f"{name}: ").bold = True
        paragraph.add_run(holdable(said))
    if galley.contents:
        write_contents(document, galley)


def _shape(page: Section, *, across: bool, margin: Mm) -> None:
    page.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    page.page_width, page.page_height = (LONG, SHORT) if across else (SHORT, LONG)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = margin


def _describe(document: WordDocument, galley: Galley) -> None:
    made = galley.made_at.replace(tzinfo=None, microsecond=0)
    said = document.core_properties
    # Office programs refuse a title beyond 255 characters.
    said.title, said.author = holdable(galley.title)[:255], holdable(galley.kicker)[:255]
    said.last_modified_by, said.comments = "Lifecourse", galley.foot[:255]
    said.created = said.modified = made
    said.language, said.keywords, said.revision = "en-GB", "", 1


def packed(document: WordDocument) -> bytes:
    """A document as a file: the same document gives the same bytes."""
    written, kept = BytesIO(), BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as made, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as again:
        for name in made.namelist():
            again.writestr(zipfile.ZipInfo(name, ZIP_DAY), made.read(name), zipfile.ZIP_DEFLATED)
    return kept.getvalue()
