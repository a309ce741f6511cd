"""Reads XML of a workbook as it streams by: nothing is declared, fetched, or kept but cells."""

from collections.abc import Callable, Iterable, Mapping
from xml.parsers import expat

from lifecourse.engine.sheets.faults import Refused
from lifecourse.engine.sheets.package import whole_file

# The only way in which XML grows or reaches out is by what its document type declares.
DECLARES = "a document type in its XML, which no spreadsheet writes"


class XmlReader:
    """What to do at the start and the end of an element; text between is gathered while `keeping`."""

    def __init__(self) -> None:
        self.keeping = False
        self.pieces: list[str] = []

    def begins(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def ends(self, name: str) -> None:
        """An element ends."""

    def keep(self) -> None:
        """Gather the text that follows."""
        self.keeping, self.pieces = True, []

    def kept(self) -> str:
        """The text since `keep`."""
        self.keeping = False
        return "".join(self.pieces)


def read_xml(chunks: Iterable[bytes], reader: XmlReader, *, part: str) -> None:
    """Let a reader see every element of a part, by its local name. Raises Refused."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.StartElementHandler = _starting(reader)
    parser.EndElementHandler = lambda name: reader.ends(name.rpartition(" ")[2])
    parser.CharacterDataHandler = lambda text: reader.pieces.append(text) if reader.keeping else None
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError, OverflowError) as problem:
        # The number of the line helps nobody who works in a spreadsheet.
        raise whole_file(
            f"a damaged part, {part[:60]}",
            "Open it in Excel or LibreOffice, save it under a new name and upload that file.",
        ) from problem


def _starting(reader: XmlReader) -> Callable[[str, dict[str, str]], None]:
    def start(name: str, attributes: dict[str, str]) -> None:
        plain = (
            {key.rpartition(" ")[2]: value for key, value in attributes.items()} if attributes else attributes
        )
        reader.begins(name.rpartition(" ")[2], plain)

    return start


def _refuse(*ignored: object) -> None:
    raise _declared()


def _declared() -> Refused:
    return whole_file(DECLARES, "Make the changes in a workbook that you download here.")
