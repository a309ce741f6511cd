"""What stands at the head and the foot of every page."""

from docx.section import Section

from lifecourse.publishing.galley import Galley
from lifecourse.publishing.word.xml import field
from lifecourse.publishing.words import holdable


def write_head(page: Section, galley: Galley) -> None:
    """The title and whose it is, from the second page on."""
    page.different_first_page_header_footer = not galley.compact
    page.header.paragraphs[0].text = holdable(f"{galley.running} \N{BULLET} {galley.kicker}")


def write_foot(page: Section, galley: Galley) -> None:
    """By which a loose page can be laid to its plan again, and which page it is of how many."""
    for foot in (page.footer, page.first_page_footer) if not galley.compact else (page.footer,):
        paragraph = foot.paragraphs[0]
        paragraph.style = "Footer"
        paragraph.add_run(holdable(f"{galley.foot} \N{BULLET} Page "))
        for part in field("PAGE", "1"):
            paragraph._p.append(part)
        paragraph.add_run(" of ")
        for part in field("NUMPAGES", "1"):
            paragraph._p.append(part)
