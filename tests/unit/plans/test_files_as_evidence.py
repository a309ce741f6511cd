"""Which files are taken as evidence, and the reason for each that is not."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.plans.files import KINDS, BadFile, kind_of_file, tidy_name

pytestmark = pytest.mark.unit

MOST = 1024 * 1024
TYPES = "[Content_Types].xml"


def office(main: str = "word/document.xml", **parts: bytes | str) -> bytes:
    """An office file with so many parts more."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in ({TYPES: "<Types/>", main: "<document/>"} | parts).items():
            package.writestr(name, content)
    return made.getvalue()


PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\x00IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0 picture \xff\xd9"


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("census.pdf", PDF, "pdf"),
        ("CENSUS.PDF", PDF, "pdf"),
        ("minutes.docx", office(), "docx"),
        ("costs.xlsx", office("xl/workbook.xml"), "xlsx"),
        ("beds.csv", "Ward,Beds\nOne,£3\n".encode("cp1252"), "csv"),
        ("note.txt", "Agreed – at the board.".encode(), "txt"),
        ("map.png", PNG, "png"),
        ("map.jpg", JPEG, "jpg"),
        ("map.jpeg", JPEG, "jpeg"),
    ],
)
def test_a_file_that_is_what_its_name_says_is_taken(name: str, content: bytes, kind: str) -> None:
    assert kind_of_file(name, content, most=MOST).ending == kind


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("census.exe", b"MZ\x90", "is not taken"),
        ("census", PDF, "is not taken"),
        ("census.pdf.exe", PDF, "is not taken"),
        ("macro.docm", office(), "is not taken"),
        ("page.html", b"<html>", "is not taken"),
        ("drawing.svg", b"<svg/>", "is not taken"),
        ("empty.pdf", b"", "is empty"),
        ("large.txt", b"x" * (MOST + 1), "larger than 1 MB"),
        # Not what the name says.
        ("census.pdf", office(), "not a whole PDF"),
        ("census.pdf", b"%PDF-1.7 and no end", "not a whole PDF"),
        ("minutes.docx", PDF, "is no Word file"),
        ("minutes.docx", office("xl/workbook.xml"), "is no Word file"),
        ("costs.xlsx", office(), "is no Excel file"),
        ("map.png", JPEG, "not a whole PNG"),
        ("map.jpg", PNG, "not a whole JPEG"),
        ("note.txt", b"MZ\x90\x00\x03", "is not text"),
        # Locked.
        ("minutes.docx", bytes.fromhex("d0cf11e0a1b11ae1") + b"x" * 100, "locked with a password"),
        ("census.pdf", PDF.replace(b"<<>>", b"<</Encrypt 2 0 R>>"), "locked with a password"),
        # Something that acts.
        ("minutes.docx", office(**{"word/vbaProject.bin": b"x"}), "macros or a program"),
        ("costs.xlsx", office("xl/workbook.xml", **{"xl/activeX/a.xml": b"x"}), "macros or a program"),
        ("costs.xlsx", office("xl/workbook.xml", **{"xl/macrosheets/s.xml": b"x"}), "macros or a program"),
        ("minutes.docx", office(**{"word/embeddings/ole1.bin": b"x"}), "macros or a program"),
        ("costs.xlsx", office(**{TYPES: "application/x.macroEnabled.main+xml"}), "is no Excel file"),
        ("minutes.docx", office(**{TYPES: "application/x.macroEnabled.main+xml"}), "macros or a program"),
        ("census.pdf", PDF.replace(b"<<>>", b"<</OpenAction <</JavaScript (x)>>>>"), "has a script"),
        ("census.pdf", PDF.replace(b"<<>>", b"<</EmbeddedFile 1>>"), "has a script"),
        ("note.txt", b"  <!DOCTYPE html><script>", "a web page or a program"),
        ("beds.csv", b"#!/bin/sh\nrm", "a web page or a program"),
        # Two kinds at once.
        ("census.pdf", PDF[:-6] + office() + b"%%EOF\n", "also an archive"),
        ("map.png", PNG[:8] + office() + PNG[8:], "also an archive"),
        ("minutes.docx", office() + b"<script>", "hidden in the Word file"),
        # Swollen or damaged.
        ("minutes.docx", office(**{"word/big.xml": b"0" * 5_000_000}), "unpacks to far more"),
        ("minutes.docx", office()[:60], "damaged"),
        ("minutes.docx", b"PK\x03\x04" + b"\x00" * 40, "damaged"),
    ],
)
def test_a_file_that_is_not_taken_is_refused_with_its_reason(name: str, content: bytes, reason: str) -> None:
    with pytest.raises(BadFile, match=reason):
        kind_of_file(name, content, most=MOST)


@given(content=st.binary(max_size=400), ending=st.sampled_from(sorted(KINDS)))
def test_whatever_bytes_are_given_a_file_is_taken_or_refused_and_nothing_else(
    content: bytes, ending: str
) -> None:
    try:
        kind = kind_of_file(f"file.{ending}", content, most=MOST)
    except BadFile as reason:
        assert str(reason).endswith(".")
    else:
        assert kind.ending == ending


@given(content=st.binary(max_size=200), at=st.integers(0, 400))
def test_an_office_file_with_bytes_put_into_it_breaks_nothing(content: bytes, at: int) -> None:
    whole = office()
    damaged = whole[:at] + content + whole[at + len(content) :]
    try:
        kind_of_file("minutes.docx", damaged, most=MOST)
    except BadFile:
        return


@pytest.mark.parametrize(
    ("name", "tidy"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\temp\\census.pdf", "census.pdf"),
        ("cen\r\nsus.pdf", "census.pdf"),
        ("fdp\u202e.exe.pdf", "fdp.exe.pdf"),
        ("", "file"),
        ("..", "file"),
    ],
)
def test_a_name_leads_nowhere_and_misleads_nobody(name: str, tidy: str) -> None:
    assert tidy_name(name) == tidy


@given(name=st.text(max_size=400))
def test_a_name_fits_where_it_is_kept(name: str) -> None:
    assert 0 < len(tidy_name(name)) <= 150
