"""Sets one block after the other."""

from collections.abc import Sequence
from io import BytesIO

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from lifecourse.publishing.galley import Block, Grid, Heading, Image, Items, Plate, Text
from lifecourse.publishing.paper import Run
from lifecourse.publishing.pdf import picture_png
from lifecourse.publishing.word.contents import bookmark
from lifecourse.publishing.word.tables import table_of
from lifecourse.publishing.word.xml import element
from lifecourse.publishing.words import holdable

LOOKS = {"body": "Normal", "lead": "Lead", "quiet": "Quiet", "note": "Note", "caption": "Caption"}
# What a page holds between its margins, in points, upright and on its side.
UPRIGHT, ACROSS = 470, 717
TALLEST = {False: 620, True: 400}
PIXELS_AN_INCH = 170
PIXEL = 0.75


class Setter:
    """Sets blocks at the end of a document."""

    def __init__(self, document: WordDocument) -> None:
        self.document = document
        self.headings = 0

    def set(self, block: Block, *, first: bool = False) -> None:
        """One block; the first on a turned page needs no new page."""
        if isinstance(block, Heading):
            self.heading(block, new_page=block.new_page and not first)
        elif isinstance(block, Text):
            self.runs(self.document.add_paragraph(style=LOOKS[block.look]), block.runs)
        elif isinstance(block, Items):
            self.items(block, depth=1)
        elif isinstance(block, Grid):
            self.grid(block)
        else:
            self.plate(block)

    def heading(self, block: Heading, *, new_page: bool) -> None:
        if block.level == 1:
            self.document.add_paragraph(holdable(block.text), style="Title")
            return
        paragraph = self.document.add_paragraph(style=f"Heading {block.level - 1}")
        paragraph.paragraph_format.page_break_before = new_page or None
        number = str(self.headings + 1)
        paragraph._p.append(element("w:bookmarkStart", id=number, name=bookmark(self.headings)))
        paragraph.add_run(holdable(block.text))
        paragraph._p.append(element("w:bookmarkEnd", id=number))
        self.headings += 1

    def runs(self, paragraph: Paragraph, runs: Sequence[Run]) -> None:
        for one in runs:
            made = paragraph.add_run()
            if one.text == "\n":
                made.add_break()
                continue
            made.text = holdable(one.text)
            made.bold, made.italic = one.strong or None, one.emphasis or None

    def items(self, block: Items, *, depth: int) -> None:
        name = f"List {'Number' if block.numbered else 'Bullet'}{'' if depth == 1 else ' 2'}"
        numbers = self._fresh_numbers(name) if block.numbered else None
        for item in block.items:
            for place, inside in enumerate(item):
                if isinstance(inside, Items):
                    self.items(inside, depth=2)
                elif isinstance(inside, Text):
                    paragraph = self.document.add_paragraph(style=name if place == 0 else "List Continue")
                    self.runs(paragraph, inside.runs)
                    if place == 0 and numbers is not None:
                        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                        properties.get_or_add_numId().val = numbers

    def _fresh_numbers(self, name: str) -> int:
        """Each list begins at 1: without this Word would go on counting from the list before."""
        style = self.document.styles[name].element
        known = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}").get(qn("w:val"))
        numbering = self.document.part.numbering_part.element
        abstract = next(n for n in numbering.num_lst if str(n.numId) == known).abstractNumId.val
        fresh = numbering.add_num(abstract)
        fresh.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(fresh.numId)

    def grid(self, grid: Grid) -> None:
        if not grid.card:
            self.document.add_paragraph(holdable(grid.caption), style="Caption")
        self.document._body._element._insert_tbl(table_of(grid, points=ACROSS if grid.across else UPRIGHT))
        # Two tables that touch would become one.
        self.document.add_paragraph(style="Note").paragraph_format.line_spacing = Pt(6)

    def plate(self, plate: Plate) -> None:
        for number, image in enumerate(plate.images):
            caption = plate.caption if number == 0 else f"{plate.caption}, continued"
            self.document.add_paragraph(holdable(caption), style="Caption")
            self.image(image, name=caption, across=plate.across)

    def image(self, image: Image, *, name: str, across: bool) -> None:
        shrunk = min(1.0, (ACROSS if across else UPRIGHT) / (image.width * PIXEL))
        shrunk = min(shrunk, TALLEST[across] / (image.height * PIXEL))
        width = image.width * PIXEL * shrunk
        png = picture_png(image.svg, width=width, pixels_an_inch=PIXELS_AN_INCH)
        shown = self.document.add_picture(BytesIO(png), width=Pt(width))
        said = shown._inline.docPr
        said.set("descr", holdable(image.alt))
        said.set("title", holdable(name))
