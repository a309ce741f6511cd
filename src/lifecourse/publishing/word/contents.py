"""The table of contents, written out, so that it is full when the file opens and asks nothing."""

from docx.document import Document as WordDocument

from lifecourse.publishing.galley import Galley
from lifecourse.publishing.word.xml import element, run

# Headings of the second and third level of the paper are Word's first and second. No page numbers: they
# would be wrong until a program works them out; each line leads to its heading.
CODE = ' TOC \\o "1-2" \\n \\h \\z '
LOWEST = 3


def write_contents(document: WordDocument, galley: Galley) -> None:
    """A heading that is not listed itself, then a line for each part and section."""
    document.add_paragraph("Contents", style="Contents heading").paragraph_format.page_break_before = True
    listed = [(n, h) for n, h in enumerate(galley.headings()) if h.level <= LOWEST]
    for place, (number, heading) in enumerate(listed):
        paragraph = document.add_paragraph(style=f"toc {heading.level - 1}")
        if place == 0:
            code = element("w:instrText")
            code.text = CODE
            paragraph._p.append(element("w:r", element("w:fldChar", fldCharType="begin")))
            paragraph._p.append(element("w:r", code))
            paragraph._p.append(element("w:r", element("w:fldChar", fldCharType="separate")))
        link = element("w:hyperlink", run(heading.text), anchor=bookmark(number), history="1")
        paragraph._p.append(link)
        if place == len(listed) - 1:
            paragraph._p.append(element("w:r", element("w:fldChar", fldCharType="end")))


def bookmark(number: int) -> str:
    """The name by which a heading is found."""
    return f"_Toc{number + 1:06d}"
