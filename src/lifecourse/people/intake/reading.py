"""A file as rows of cells by heading. A file that cannot be meant as it stands is refused whole."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import StringIO

from lifecourse.engine.sheets.faults import Fault, Refused
from lifecourse.engine.sheets.grid import Grid, Held, Kind, address
from lifecourse.engine.sheets.workbook_file import WorkbookFile
from lifecourse.people.intake.mapping import BY_HEADING, plain

MOST_BYTES = 20 * 1024 * 1024
MOST_ROWS = 200_000
MOST_COLUMNS = 200
MOST_FAULTS = 50
DELIMITERS = ",;\t|"
# What makes a spreadsheet work something out; a minus sign or a telephone number's plus does not by itself.
FORMULA = ("=", "@")
AS_UTF8 = "In Excel choose File, Save as, CSV UTF-8 (Comma delimited), and send that file."


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row as it stands in the file, by heading; `number` is the row that a spreadsheet shows."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What a file says, before anybody says which column means what."""

    kind: str
    headings: Sequence[str]
    rows: Sequence[Row]


def read_rows(content: bytes) -> Sheet:
    """A CSV file or a workbook as rows. Raises Refused."""
    if len(content) > MOST_BYTES:
        raise refused(
            f"a file of {len(content) / 1024 / 1024:.0f} MB",
            f"at most {MOST_BYTES // 1024 // 1024} MB",
            "Send it in several files.",
        )
    if not content.strip():
        raise refused("an empty file", "a CSV file or an Excel workbook", "Export it again.")
    if content.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        return _of_workbook(content)
    return _of_csv(content)


def refused(found: str, expected: str, mend: str) -> Refused:
    """The refusal of a file as a whole, with one fault."""
    return Refused(Fault(found=found, expected=expected, mend=mend))


def _of_csv(content: bytes) -> Sheet:
    text = _decoded(content)
    first = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines: list[tuple[int, list[str]]] = []
    try:
        for number, line in enumerate(reader, start=1):
            if any(cell.strip() for cell in line):
                lines.append((number, [cell.strip() for cell in line]))
            if len(lines) > MOST_ROWS + 1:
                raise _too_long()
    except csv.Error as problem:
        raise refused(
            f"row {reader.line_num} cannot be told into cells",
            "quotation marks that open and close",
            "Export it again, or mend that row.",
        ) from problem
    return _sheet("csv", lines)


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise refused("a file in UTF-16", "a file in UTF-8", AS_UTF8)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        # Most likely Windows-1252; but a name guessed wrongly is a name written wrongly.
        where = content[: problem.start].count(b"\n") + 1
        raise refused(
            f"a letter in row {where} that is not written in UTF-8; the file may be in Windows-1252",
            "a file in UTF-8, so that no name is read wrongly",
            AS_UTF8,
        ) from problem
    if "\0" in text:
        raise refused("signs that no text has", "a CSV file or an Excel workbook", AS_UTF8)
    return text


def _of_workbook(content: bytes) -> Sheet:
    book = WorkbookFile(content)
    grids = [grid for name in book.names if (grid := book.grid(name)).cells]
    if len(grids) != 1:
        raise refused(
            f"{len(grids)} sheets with something in them",
            "one sheet",
            "Keep the sheet of records alone, save and send it again.",
        )
    grid = grids[0]
    _check_cells(grid)
    if len(grid.cells) > MOST_ROWS + 1:
        raise _too_long()
    lines = []
    for number in sorted(grid.cells):
        held = grid.cells[number]
        width = max(held) + 1
        if width > MOST_COLUMNS:
            raise _too_wide(width)
        lines.append((number + 1, [_said(held.get(column)) for column in range(width)]))
    return _sheet("xlsx", lines)


def _check_cells(grid: Grid) -> None:
    faults = []
    for row, cells in grid.cells.items():
        for column, held in cells.items():
            if held.kind in {Kind.FORMULA, Kind.ERROR}:
                what = "a formula" if held.kind is Kind.FORMULA else "an error"
                faults.append(_worked_out(what, address(row, column), grid.name))
                if len(faults) >= MOST_FAULTS:
                    raise Refused(*faults)
    if grid.merged:
        faults.append(
            Fault(
                sheet=grid.name,
                cell=grid.merged[0].partition(":")[0],
                found="merged cells",
                expected="one cell for each value",
                mend="In Excel choose Merge and centre, Unmerge cells; then save and send it again.",
            )
        )
    if faults:
        raise Refused(*faults)


def _worked_out(what: str, cell: str, sheet: str = "") -> Fault:
    return Fault(
        sheet=sheet or "1",
        cell=cell,
        found=what,
        expected="what the record says, and nothing to work out",
        mend="Copy the sheet, paste it as values, save and send it again.",
    )


def _said(held: Held | None) -> str:
    if held is None:
        return ""
    # A cell that Excel knows to be a day says so, whatever it looks like.
    return held.day.isoformat() if held.kind is Kind.DAY and held.day else held.said.strip()


def _sheet(kind: str, lines: list[tuple[int, list[str]]]) -> Sheet:
    if not lines:
        raise refused("an empty file", "a row of headings, and a row for each person", "Export it again.")
    headings = lines[0][1]
    while headings and not headings[-1]:
        headings = headings[:-1]
    _check_headings(headings, lines)
    faults, rows = [], []
    for number, line in lines[1:]:
        over = [cell for cell in line[len(headings) :] if cell]
        if over:
            faults.append(
                Fault(
                    sheet="1",
                    cell=address(number - 1, len(headings)),
                    found=f"{len(over)} more cells than there are headings",
                    expected=f"at most {len(headings)} cells",
                    mend="Put a cell that holds a comma in quotation marks, or give the column a heading.",
                )
            )
        faults += [
            _worked_out("what a spreadsheet takes for a formula", address(number - 1, column))
            for column, cell in enumerate(line)
            if cell.startswith(FORMULA)
        ]
        if len(faults) >= MOST_FAULTS:
            break
        cells = dict(zip(headings, [*line, *[""] * len(headings)], strict=False))
        rows.append(Row(number=number, cells=cells))
    if faults:
        raise Refused(*faults)
    return Sheet(kind=kind, headings=headings, rows=rows)


def _check_headings(headings: list[str], lines: list[tuple[int, list[str]]]) -> None:
    if len(headings) > MOST_COLUMNS:
        raise _too_wide(len(headings))
    known = [heading for heading in headings if plain(heading) in BY_HEADING]
    if not known:
        raise refused(
            "no row of headings that can be understood",
            "headings such as NHS number, Surname and Date of birth in the first row",
            "Take out any title above the headings, or write the headings, and send it again.",
        )
    if any(not heading for heading in headings):
        raise refused("a column without a heading", "a heading for each column", "Write it, or delete it.")
    folded = [plain(heading) for heading in headings]
    twice = sorted({heading for heading in headings if folded.count(plain(heading)) > 1})
    if twice:
        raise refused(
            "the same heading on two columns: " + ", ".join(twice),
            "each heading once",
            "Delete one of the columns, or give it another heading.",
        )
    second = [cell for cell in lines[1][1] if cell] if len(lines) > 1 else []
    if second and sum(plain(cell) in BY_HEADING for cell in second) * 2 > len(second):
        raise refused("two rows of headings", "one", "Delete one of them and send the file again.")


def _too_long() -> Refused:
    return refused("too many rows", f"at most {MOST_ROWS:,} rows", "Send them in several files.")


def _too_wide(found: int) -> Refused:
    return refused(f"{found} columns", f"at most {MOST_COLUMNS}", "Delete what says nothing of the person.")
