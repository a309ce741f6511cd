"""An export of a finance system as rows of cells by heading; refused whole where it has no shape."""

import csv
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from io import StringIO

from lifecourse.engine.sheets.faults import Fault, Refused
from lifecourse.engine.sheets.grid import Held, Kind, address
from lifecourse.engine.sheets.workbook_file import WorkbookFile
from lifecourse.finance.kinds.imports import BY_HEADING
from lifecourse.finance.rules.imports import RawLine, plain

MOST_BYTES = 20 * 1024 * 1024
MOST_ROWS = 50_000
MOST_COLUMNS = 100
DELIMITERS = ",;\t|"
# How far down the row of headings may stand: reports print a title, a day and a user above it.
LOOKED_AT = 40
# A row of headings has as many that are known, or as many texts at least.
KNOWN_AT_LEAST, TEXTS_AT_LEAST = 2, 3
# What Windows alone writes there, otherwise than UTF-8: £, a space that holds, dashes, quotes.
OF_WINDOWS = frozenset({0xA3, 0xA0, 0x80, 0x85, *range(0x91, 0x98)})
AS_UTF8 = "In Excel choose File, Save as, CSV UTF-8 (Comma delimited), and send that file."


@dataclass(frozen=True, kw_only=True)
class Export:
    """What a file says, before anybody says which column means what."""

    headings: Sequence[str]
    rows: Sequence[RawLine]


def read_export(content: bytes, *, known: Collection[str] = ()) -> Export:
    """A CSV file or a workbook as rows. `known` are headings of earlier files. Raises Refused."""
    if len(content) > MOST_BYTES:
        raise _refused(
            f"a file of {len(content) / 1024 / 1024:.0f} MB",
            f"at most {MOST_BYTES // 1024 // 1024} MB",
            "Export fewer months, and send several files.",
        )
    if not content.strip():
        raise _refused("an empty file", "a CSV file or an Excel workbook", "Export it again.")
    of_workbook = content.startswith((b"PK", b"\xd0\xcf\x11\xe0"))
    lines = _of_workbook(content) if of_workbook else _of_csv(content)
    return _export(lines, known)


def _of_csv(content: bytes) -> list[tuple[int, list[str]]]:
    text = _decoded(content)
    reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    lines = []
    try:
        for number, line in enumerate(reader, start=1):
            if any(cell.strip() for cell in line):
                lines.append((number, [cell.strip() for cell in line]))
            if len(lines) > MOST_ROWS + LOOKED_AT:
                raise _too_long()
    except csv.Error as problem:
        raise _refused(
            f"row {reader.line_num} cannot be told into cells",
            "quotation marks that open and close",
            "Export it again, or mend that row.",
        ) from problem
    return lines


def _delimiter(text: str) -> str:
    """What parts the cells: that by which most rows come out equally wide. Amounts hold commas too."""
    some = "\n".join(text.splitlines()[:LOOKED_AT])

    def regular(delimiter: str) -> tuple[int, int]:
        widths = Counter(len(line) for line in csv.reader(StringIO(some, newline=""), delimiter=delimiter))
        width, rows = max(
            ((width, rows) for width, rows in widths.items() if width > 1), key=_area, default=(0, 0)
        )
        return width * rows, width

    return max(DELIMITERS, key=regular)


def _area(found: tuple[int, int]) -> int:
    return found[0] * found[1]


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError as problem:
            raise _refused("a damaged file in UTF-16", "a file in UTF-8", AS_UTF8) from problem
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        # A pound sign of Windows is unmistakable; a letter of a name could be any of several.
        strange = [place for place, byte in enumerate(content) if byte > 0x7F and byte not in OF_WINDOWS]
        if strange:
            where = content[: strange[0]].count(b"\n") + 1
            raise _refused(
                f"a letter in row {where} that is not written in UTF-8",
                "a file in UTF-8, so that no supplier is read wrongly",
                AS_UTF8,
            ) from problem
        text = content.decode("cp1252")
    if "\0" in text:
        raise _refused("signs that no text has", "a CSV file or an Excel workbook", AS_UTF8)
    return text


def _of_workbook(content: bytes) -> list[tuple[int, list[str]]]:
    book = WorkbookFile(content)
    grids = [grid for name in book.names if (grid := book.grid(name)).cells]
    if len(grids) != 1:
        raise _refused(
            f"{len(grids)} sheets with something in them",
            "one sheet",
            "Keep the sheet of transactions alone, save and send it again.",
        )
    cells = grids[0].cells
    if len(cells) > MOST_ROWS + LOOKED_AT:
        raise _too_long()
    lines = []
    for number in sorted(cells):
        held = cells[number]
        width = max(held) + 1
        if width > MOST_COLUMNS:
            raise _too_wide(width)
        line = [_said(held.get(column)) for column in range(width)]
        if any(line):
            lines.append((number + 1, line))
    return lines


def _said(held: Held | None) -> str:
    if held is None:
        return ""
    if held.kind is Kind.DAY and held.day:
        return held.day.isoformat()
    if held.kind is Kind.FORMULA:
        # Nothing is worked out here. A total made so is left out with its row; an amount is refused.
        return "=" + held.text.strip().removeprefix("=")
    return held.said.strip()


def _export(lines: list[tuple[int, list[str]]], known: Collection[str]) -> Export:
    place = _headings_at(lines, known)
    headings = _named(lines[place][1])
    faults, rows = [], []
    for number, line in lines[place + 1 :]:
        if [cell for cell in line[len(headings) :] if cell]:
            faults.append(
                Fault(
                    sheet="1",
                    cell=address(number - 1, len(headings)),
                    found="more cells than there are headings",
                    expected=f"at most {len(headings)} cells",
                    mend="Put a cell that holds what parts cells in quotation marks, or name the column.",
                )
            )
        # A page that begins again prints its headings again.
        elif line[: len(headings)] != lines[place][1][: len(headings)]:
            cells = dict(zip(headings, [*line, *[""] * len(headings)], strict=False))
            rows.append(RawLine(number=number, cells=cells))
    if faults:
        raise Refused(*faults[:50])
    if not rows:
        raise _refused(
            "headings and nothing below", "a row for each transaction", "Look at what was exported."
        )
    return Export(headings=headings, rows=rows)


def _headings_at(lines: list[tuple[int, list[str]]], known: Collection[str]) -> int:
    """Where the row of headings stands: what is known best; else the first row of several texts."""
    earlier = {plain(one) for one in known}
    best, place = 0, -1
    for at, (_, line) in enumerate(lines[:LOOKED_AT]):
        met = sum(1 for cell in line if cell and (plain(cell) in BY_HEADING or plain(cell) in earlier))
        if met > best:
            best, place = met, at
    if best >= KNOWN_AT_LEAST:
        return place
    for at, (_, line) in enumerate(lines[:LOOKED_AT]):
        texts = [cell for cell in line if cell]
        if len(texts) >= TEXTS_AT_LEAST and all(any(letter.isalpha() for letter in cell) for cell in texts):
            return at
    raise _refused(
        "no row of headings that can be understood",
        "headings such as Date, Cost centre, Supplier and Amount",
        "Export it with its headings, or write them above the first row.",
    )


def _named(line: Sequence[str]) -> list[str]:
    """Headings, each once: one that has no words, or that stands twice, is told by its column."""
    while line and not line[-1]:
        line = line[:-1]
    if len(line) > MOST_COLUMNS:
        raise _too_wide(len(line))
    met: set[str] = set()
    headings = []
    for column, cell in enumerate(line):
        letter = address(0, column)[:-1]
        words = " ".join(cell.split())[:100]
        name = words if words and words not in met else f"{words} (column {letter})".strip()
        met.add(name)
        headings.append(name)
    return headings


def _refused(found: str, expected: str, mend: str) -> Refused:
    return Refused(Fault(found=found, expected=expected, mend=mend))


def _too_long() -> Refused:
    return _refused("too many rows", f"at most {MOST_ROWS:,} rows", "Export fewer months, in several files.")


def _too_wide(found: int) -> Refused:
    return _refused(f"{found} columns", f"at most {MOST_COLUMNS}", "Delete what is not needed.")
