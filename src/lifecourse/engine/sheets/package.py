"""Screens a workbook before anything in it is read: which kind of file it is, how large, what it carries."""

import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from lifecourse.engine.sheets.faults import Fault, Refused

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 150 * 1024 * 1024
MOST_PARTS = 1_000
CHUNK = 64 * 1024
SAVE_AS = "In Excel choose File, Save as, Excel workbook (.xlsx), and upload that file."
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What a part of that name brings along, and how to be rid of it.
NOT_TAKEN = {
    "vbaproject": ("macros", SAVE_AS),
    "macrosheets/": ("macros", SAVE_AS),
    "externallinks/": (
        "links to other workbooks",
        "In Excel choose Data, Workbook links, Break all; then save and upload again.",
    ),
    "embeddings/": ("embedded files", "Delete the embedded objects, save and upload again."),
    "activex/": ("active controls", "Delete the controls, save and upload again."),
    "connections.xml": (
        "a connection to outside data",
        "In Excel choose Data, Queries and connections, delete each; then save and upload again.",
    ),
    "querytables/": (
        "a connection to outside data",
        "In Excel choose Data, Queries and connections, delete each; then save and upload again.",
    ),
}
# Other files that people take for a workbook, by a part that only they have.
OTHER_KINDS = {
    "xl/workbook.bin": ("a binary workbook (.xlsb)", SAVE_AS),
    "word/document.xml": ("a Word document", "Upload the workbook instead."),
    "ppt/presentation.xml": ("a presentation", "Upload the workbook instead."),
}


def whole_file(found: str, mend: str, expected: str = "an Excel workbook (.xlsx)") -> Refused:
    """The refusal of a file as a whole."""
    return Refused(Fault(found=found, expected=expected, mend=mend))


class Package:
    """The parts of a workbook that passed the screening."""

    def __init__(self, content: bytes) -> None:
        """Raises Refused."""
        _check_kind(content)
        try:
            self.file = ZipFile(BytesIO(content))
            self.parts = self.file.infolist()
        except (BadZipFile, ValueError, OSError, EOFError, NotImplementedError, OverflowError) as problem:
            raise _damaged() from problem
        self.names = {part.filename: part for part in self.parts}
        self.left = MOST_UNPACKED
        _check_parts(self.parts)

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name in self.names

    def chunks(self, name: str) -> Iterator[bytes]:
        """A part, piece by piece; its size is counted, whatever the file says of it. Raises Refused."""
        part = self.names.get(name)
        if part is None:
            raise _damaged(f"no part {name[:80]}")
        try:
            with self.file.open(part) as opened:
                while chunk := opened.read(CHUNK):
                    self.left -= len(chunk)
                    if self.left < 0:
                        raise _too_large()
                    yield chunk
        except (
            BadZipFile,
            zlib.error,
            ValueError,
            OSError,
            EOFError,
            NotImplementedError,
            RuntimeError,
        ) as problem:
            raise _damaged() from problem


def _check_kind(content: bytes) -> None:
    if len(content) > MOST_BYTES:
        raise whole_file(
            f"a file of {len(content) / 1024 / 1024:.0f} MB",
            "Take pictures and other sheets out, save and upload again.",
            f"at most {MOST_BYTES // 1024 // 1024} MB",
        )
    if not content:
        raise whole_file("an empty file", "Save the workbook again and upload it.")
    if content.startswith(OLD_OFFICE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise whole_file(
                "a workbook with a password",
                "In Excel choose File, Info, Protect workbook, Encrypt with password, and empty it.",
                "a workbook that opens without a password",
            )
        raise whole_file("an old Office file, such as .xls", SAVE_AS)
    if not content.startswith(b"PK"):
        raise whole_file("a file that is no workbook", SAVE_AS)


def _check_parts(parts: list[ZipInfo]) -> None:
    names = [part.filename for part in parts]
    lowered = [name.lower() for name in names]
    if len(parts) > MOST_PARTS:
        raise whole_file(f"{len(parts):,} parts", SAVE_AS, f"at most {MOST_PARTS:,} parts in a workbook")
    if "mimetype" in names or "content.xml" in names:
        raise whole_file(
            "an OpenDocument file (.ods)", "In LibreOffice choose Save as, Excel 2007-365 (.xlsx)."
        )
    for name, (kind, mend) in OTHER_KINDS.items():
        if name in lowered:
            raise whole_file(kind, mend)
    if any(part.flag_bits & 0x1 for part in parts):
        raise whole_file("parts locked with a password", SAVE_AS, "a workbook that opens without a password")
    if len(set(lowered)) < len(lowered):
        raise _damaged("two parts of the same name")
    if any(name.startswith(("/", "\\")) or ".." in name.split("/") for name in names):
        raise _damaged("parts outside the workbook")
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise _too_large()
    for fragment, (what, mend) in NOT_TAKEN.items():
        if any(fragment in name for name in lowered):
            raise whole_file(what, mend, "a workbook with nothing but cells in it")
    if "[Content_Types].xml" not in names or not any(n.startswith("xl/") for n in names):
        raise whole_file("a zip file that is no workbook", SAVE_AS)


def _too_large() -> Refused:
    return whole_file(
        f"more than {MOST_UNPACKED // 1024 // 1024} MB when unpacked",
        "Delete empty rows and columns below and beside the tables, save and upload again.",
        "a workbook of ordinary size",
    )


def _damaged(what: str = "a damaged file") -> Refused:
    return whole_file(what, "Open it in Excel or LibreOffice, save it under a new name and upload that file.")
