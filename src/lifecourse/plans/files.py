"""What a file given as evidence is, told by its content as well as its name, and why it is refused."""

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath


class BadFile(Exception):
    """A file cannot be taken as evidence: what was found, what is expected, and how to mend it."""


@dataclass(frozen=True, kw_only=True)
class FileKind:
    """One kind of file that is taken: how its name ends, what it is called, and how it is known."""

    ending: str
    words: str
    media_type: str
    check: Callable[[bytes], None]


# An office file unpacks to more than it weighs, but not to this.
MOST_UNPACKED = 200 * 1024 * 1024
MOST_PARTS = 5_000
MOST_TIMES = 200
PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
ACTS_IN_PDF = (b"/JavaScript", b"/JS ", b"/JS(", b"/Launch", b"/EmbeddedFile", b"/RichMedia", b"/XFA")
ACTS_IN_OFFICE = re.compile(r"vbaproject|activex|macrosheets|/embeddings/.*\.(bin|exe|ole)$|\.exe$|\.js$")
MARKUP = (b"<!doctype", b"<html", b"<script", b"<?xml", b"<svg", b"<?php", b"#!", b"mz\x90")
CONTROL = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def kind_of_file(name: str, content: bytes, *, most: int) -> FileKind:
    """The kind of a file. Raises BadFile when it is none that is taken, or not what its name says."""
    kind = KINDS.get(PurePosixPath(name.lower()).suffix.removeprefix("."))
    if kind is None:
        raise BadFile(
            f"A file whose name ends “{PurePosixPath(name).suffix or 'with nothing'}” is not taken. Give a "
            f"{', '.join(k.words for k in KINDS.values())} file."
        )
    if not content:
        raise BadFile("The file is empty. Save it again, then choose it again.")
    if len(content) > most:
        raise BadFile(
            f"The file is larger than {most // 1024 // 1024} MB, the most that is taken. Give "
            "only the pages that show it, or pictures of a lower resolution."
        )
    kind.check(content)
    return kind


def tidy_name(name: str) -> str:
    """A file's name without folders or letters that could mislead, and no longer than is kept."""
    last = CONTROL.sub("", name.replace("\\", "/").rsplit("/", 1)[-1]).strip(" .") or "file"
    stem, dot, ending = last.rpartition(".")
    return f"{stem[: 140 - len(ending)]}{dot}{ending}" if dot else last[:140]


def _pdf(content: bytes) -> None:
    if not content.startswith(b"%PDF-") or b"%%EOF" not in content[-2048:]:
        raise BadFile("The name says PDF, but this is not a whole PDF. Save it as PDF again.")
    _one_kind_only(content, "PDF")
    if b"/Encrypt" in content:
        raise BadFile("The PDF is locked with a password. Save it without one, so that others can open it.")
    if any(word in content for word in ACTS_IN_PDF):
        raise BadFile(
            "The PDF has a script, a form that acts, or another file inside. Print it to PDF again and give "
            "that."
        )


def _office(main: str, words: str) -> Callable[[bytes], None]:
    def check(content: bytes) -> None:
        if content.startswith(OLD_OFFICE):
            raise BadFile(
                f"This {words} file is locked with a password, or is of the kind from before 2007. Open it "
                f"and save it as {words}, without a password."
            )
        if not content.startswith(b"PK\x03\x04"):
            raise BadFile(f"The name says {words}, but this is no {words} file. Save it as {words} again.")
        try:
            _look_through(content, main, words)
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, RuntimeError):
            raise BadFile(f"The {words} file is damaged. Open it, save it again, and give that.") from None

    return check


def _look_through(content: bytes, main: str, words: str) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = package.infolist()
        names = [part.filename for part in parts]
        end = content.rfind(b"PK\x05\x06")
        if len(content) - end > 22 + len(package.comment) or len(set(names)) != len(names):
            raise BadFile(f"Something else is hidden in the {words} file. Open it, save it again, give that.")
        unpacked = sum(part.file_size for part in parts)
        swollen = any(part.file_size > MOST_TIMES * max(part.compress_size, 5_000) for part in parts)
        if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or swollen:
            raise BadFile(f"The {words} file unpacks to far more than it weighs, so it is not opened.")
        if any(part.flag_bits & 1 for part in parts):
            raise BadFile(f"The {words} file is locked with a password. Save it without one.")
        if "[Content_Types].xml" not in names or main not in names:
            raise BadFile(f"The name says {words}, but this is no {words} file. Save it as {words} again.")
        kinds = package.read("[Content_Types].xml").lower()
        acts = any(ACTS_IN_OFFICE.search(name.lower()) for name in names)
        if acts or b"macroenabled" in kinds or b"vba" in kinds:
            raise BadFile(
                f"The {words} file has macros or a program inside. Save it as {words} without them."
            )


def _png(content: bytes) -> None:
    if not content.startswith(PNG) or not content.endswith(b"IEND\xaeB`\x82"):
        raise BadFile("The name says PNG, but this is not a whole PNG picture. Save it as PNG again.")
    _one_kind_only(content, "PNG")


def _jpeg(content: bytes) -> None:
    if not content.startswith(JPEG) or not content.rstrip(b"\x00").endswith(b"\xff\xd9"):
        raise BadFile("The name says JPEG, but this is not a whole JPEG picture. Save it as JPEG again.")
    _one_kind_only(content, "JPEG")


def _text(content: bytes) -> None:
    if b"\x00" in content:
        raise BadFile("The name says plain text, but this is not text. Save it as text (UTF-8) again.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
        if "\ufffd" in text:
            raise BadFile("The text cannot be read. Save it as UTF-8 and give that.") from None
    if text.lstrip().lower().encode()[:64].startswith(MARKUP):
        raise BadFile(
            "The name says plain text, but this is a web page or a program. Copy its words to a file."
        )
    _one_kind_only(content, "text")


def _one_kind_only(content: bytes, words: str) -> None:
    if zipfile.is_zipfile(io.BytesIO(content)):
        raise BadFile(f"The {words} file is also an archive of other files. Save it again and give that.")


KINDS = {
    kind.ending: kind
    for kind in (
        FileKind(ending="pdf", words="PDF", media_type="application/pdf", check=_pdf),
        FileKind(
            ending="docx",
            words="Word",
            media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            check=_office("word/document.xml", "Word"),
        ),
        FileKind(
            ending="xlsx",
            words="Excel",
            media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            check=_office("xl/workbook.xml", "Excel"),
        ),
        FileKind(ending="csv", words="CSV", media_type="text/csv", check=_text),
        FileKind(ending="txt", words="plain text", media_type="text/plain", check=_text),
        FileKind(ending="png", words="PNG", media_type="image/png", check=_png),
        FileKind(ending="jpg", words="JPEG", media_type="image/jpeg", check=_jpeg),
        FileKind(ending="jpeg", words="JPEG", media_type="image/jpeg", check=_jpeg),
    )
}
