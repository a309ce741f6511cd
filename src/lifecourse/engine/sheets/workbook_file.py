"""A workbook file as sheets of plain values: screened first, nothing evaluated, nothing followed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from posixpath import dirname, join, normpath

from lifecourse.engine.sheets.grid import Grid
from lifecourse.engine.sheets.package import SAVE_AS, Package, whole_file
from lifecourse.engine.sheets.xml_parts import XmlReader, read_xml
from lifecourse.engine.sheets.xml_sheet import Look, Shared, read_sheet, unescaped

MOST_SHEETS = 300
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
# Number formats that need no definition of their own: days and times, and shares.
DAY_FORMATS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
PERCENT_FORMATS = frozenset({9, 10})
# Words in quotes, colours and signs after a backslash say nothing of what the number is.
NOT_FORMAT = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')


@dataclass(frozen=True, kw_only=True)
class SheetAt:
    """Where a sheet stands in the file."""

    name: str
    part: str


class WorkbookFile:
    """The sheets of an uploaded workbook, each read when it is asked for."""

    def __init__(self, content: bytes) -> None:
        """Raises Refused."""
        self.package = Package(content)
        book_part = self._book_part()
        links = self._links(book_part)
        book = _Book()
        self._read(book_part, book)
        self.sheets = [
            SheetAt(name=unescaped(name), part=links[link][1]) for name, link in book.sheets if link in links
        ]
        if not self.sheets or len(self.sheets) > MOST_SHEETS:
            raise whole_file(f"{len(self.sheets)} sheets", SAVE_AS, "a workbook with the sheets of a plan")
        self.shared = self._shared(links, from_1904=book.from_1904)

    @property
    def names(self) -> list[str]:
        """The names of the sheets, in order."""
        return [sheet.name for sheet in self.sheets]

    def grid(self, name: str) -> Grid:
        """One sheet. Raises Refused."""
        sheet = next(one for one in self.sheets if one.name == name)
        chunks = self.package.chunks(sheet.part)
        return read_sheet(chunks, name=name, part=sheet.part, shared=self.shared)

    def _book_part(self) -> str:
        types = _Types()
        self._read("[Content_Types].xml", types)
        if any("macroenabled" in kind.lower() for kind in types.kinds.values()):
            raise whole_file("a workbook for macros", SAVE_AS)
        for part, kind in types.kinds.items():
            if kind == WORKBOOK_TYPE:
                return part.lstrip("/")
        raise whole_file("no ordinary workbook", SAVE_AS)

    def _links(self, book_part: str) -> Mapping[str, tuple[str, str]]:
        folder, _, name = book_part.rpartition("/")
        links = _Links()
        self._read(f"{folder}/_rels/{name}.rels", links)
        return {
            key: (kind, normpath(join(dirname(book_part), target)) if target[:1] != "/" else target[1:])
            for key, (kind, target) in links.found.items()
        }

    def _shared(self, links: Mapping[str, tuple[str, str]], *, from_1904: bool) -> Shared:
        texts, styles = _Texts(), _Styles()
        for kind, part in links.values():
            if kind.endswith("/sharedStrings"):
                self._read(part, texts)
            elif kind.endswith("/styles"):
                self._read(part, styles)
        return Shared(texts=texts.found, looks=styles.looks, from_1904=from_1904)

    def _read(self, part: str, reader: XmlReader) -> None:
        read_xml(self.package.chunks(part), reader, part=part)


class _Types(XmlReader):
    def __init__(self) -> None:
        super().__init__()
        self.kinds: dict[str, str] = {}

    def begins(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Override":
            self.kinds[attributes.get("PartName", "")] = attributes.get("ContentType", "")
        elif name == "Default" and "macro" in attributes.get("ContentType", "").lower():
            self.kinds[attributes.get("Extension", "")] = attributes.get("ContentType", "")


class _Links(XmlReader):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, tuple[str, str]] = {}

    def begins(self, name: str, attributes: Mapping[str, str]) -> None:
        if name != "Relationship":
            return
        if attributes.get("TargetMode", "").lower() == "external":
            raise whole_file(
                "a link to something outside the workbook", "Break the link, save and upload again."
            )
        self.found[attributes.get("Id", "")] = (attributes.get("Type", ""), attributes.get("Target", ""))


class _Book(XmlReader):
    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[tuple[str, str]] = []
        self.from_1904 = False

    def begins(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet":
            self.sheets.append((attributes.get("name", ""), attributes.get("id", "")))
        elif name == "workbookPr":
            self.from_1904 = attributes.get("date1904", "") in {"1", "true"}


class _Texts(XmlReader):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.runs: list[str] = []
        self.phonetic = False

    def begins(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "t":
            self.keep()
        elif name == "si":
            self.runs = []
        elif name == "rPh":
            self.phonetic = True

    def ends(self, name: str) -> None:
        if name == "t":
            text = self.kept()
            if not self.phonetic:
                self.runs.append(text)
        elif name == "si":
            self.found.append("".join(self.runs))
        elif name == "rPh":
            self.phonetic = False


class _Styles(XmlReader):
    def __init__(self) -> None:
        super().__init__()
        self.formats: dict[str, Look] = {}
        self.looks: list[Look] = []
        self.in_cells = False

    def begins(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "numFmt":
            self.formats[attributes.get("numFmtId", "")] = look_of(attributes.get("formatCode", ""))
        elif name == "cellXfs":
            self.in_cells = True
        elif name == "xf" and self.in_cells:
            number = attributes.get("numFmtId", "0")
            self.looks.append(self.formats.get(number) or _built_in(number))

    def ends(self, name: str) -> None:
        if name == "cellXfs":
            self.in_cells = False


def look_of(code: str) -> Look:
    """What a number format says: a day, a share, or just a number."""
    plain = NOT_FORMAT.sub("", code[:500].partition(";")[0]).lower()
    day = plain != "general" and any(sign in plain for sign in "dmyh") and not any(c in plain for c in "0#?")
    return Look(day=day, percent="%" in plain)


def _built_in(number: str) -> Look:
    known = int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 0
    return Look(day=known in DAY_FORMATS, percent=known in PERCENT_FORMATS)
