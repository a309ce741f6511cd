"""The styles of a Word paper: real ones, so that whoever goes on writing keeps the look and the structure."""

from typing import Any

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle

from lifecourse.publishing.word.xml import element

# On every machine that opens Word files, or with letters as wide.
FONT = "Arial"
INK, QUIET = RGBColor(0x22, 0x30, 0x2D), RGBColor(0x55, 0x60, 0x5B)
TABLE_STYLE = "PaperTable"

TABLE = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{TABLE_STYLE}">
  <w:name w:val="Paper table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/>
  <w:pPr><w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/></w:pPr>
  <w:tblPr><w:tblBorders>
    <w:bottom w:val="single" w:sz="4" w:space="0" w:color="D9D1C1"/>
    <w:insideH w:val="single" w:sz="4" w:space="0" w:color="D9D1C1"/>
  </w:tblBorders>
  <w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>
  <w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr>
    <w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="ACCENT"/></w:tcBorders>
    <w:shd w:val="clear" w:color="auto" w:fill="EFE8DB"/></w:tcPr></w:tblStylePr>
</w:style>"""


def dress(document: WordDocument, *, compact: bool, accent: str) -> None:
    """Give a new document the paper's styles and language. `accent` is a colour such as "#1d4540"."""
    colour = RGBColor.from_string(accent.lstrip("#").upper())
    _speak_english(document)
    size = 9.5 if compact else 10.5
    _style(document, "Normal", size=size, after=4 if compact else 6)
    _style(
        document, "Title", size=18 if compact else 26, bold=True, colour=colour, after=6 if compact else 14
    )
    _style(document, "Subtitle", size=11, colour=QUIET, before=0 if compact else 120, after=4)
    headings = ((1, 13, 8), (2, 11, 6), (3, 10, 4)) if compact else ((1, 18, 18), (2, 13, 16), (3, 11, 10))
    for level, height, before in headings:
        _style(document, f"Heading {level}", size=height, bold=True, colour=colour, before=before, after=4)
    caption = _style(document, "Caption", size=9, bold=True, before=8, after=3)
    caption.paragraph_format.keep_with_next = True
    for name in ("List Bullet", "List Bullet 2", "List Number", "List Number 2"):
        _style(document, name, size=size, after=3)
    for name in ("Header", "Footer"):
        _style(document, name, size=8, colour=QUIET)
    for name in ("Dated", "Facts", "Lead"):
        _new(document, name, size=12 if name == "Dated" else size, after=4)
    _new(document, "Quiet", size=size, colour=QUIET, italic=True, after=4)
    _new(document, "Note", size=8, colour=QUIET, after=2)
    _new(document, "Table text", size=8.5, before=1.5, after=1.5)
    _new(document, "Table text small", size=7.5, before=1.5, after=1.5)
    _new(document, "Contents heading", size=18, bold=True, colour=colour, after=6)
    _new(document, "toc 1", size=size, bold=True, before=6, after=2)
    _new(document, "toc 2", size=size, after=2).paragraph_format.left_indent = Pt(14)
    document.styles.element.append(parse_xml(TABLE.replace("ACCENT", str(colour))))


def _speak_english(document: WordDocument) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(element("w:lang", val="en-GB", eastAsia="en-GB", bidi="ar-SA"))


def _new(document: WordDocument, name: str, **look: Any) -> ParagraphStyle:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name.startswith("toc"))
    style.base_style = document.styles["Normal"]
    return _style(document, name, **look)


def _style(
    document: WordDocument,
    name: str,
    *,
    size: float,
    bold: bool = False,
    italic: bool = False,
    colour: RGBColor = INK,
    before: float = 0,
    after: float = 0,
) -> ParagraphStyle:
    style: ParagraphStyle = document.styles[name]
    # The document that the library starts from names typefaces by theme, which would win over ours.
    kept = style.element.get_or_add_rPr()
    for old in kept.findall(qn("w:rFonts")):
        kept.remove(old)
    kept.insert(0, element("w:rFonts", ascii=FONT, hAnsi=FONT, cs=FONT, eastAsia=FONT))
    for old in style.element.findall(f"{qn('w:pPr')}/{qn('w:pBdr')}"):
        old.getparent().remove(old)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, italic
    style.font.color.rgb = colour
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    return style
