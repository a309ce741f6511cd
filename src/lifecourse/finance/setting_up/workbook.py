"""Reading a fund from a workbook: its sheets as the tables of a fund's file, each fault by sheet and cell."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from lifecourse.engine.entries import Row, number_of
from lifecourse.engine.sheets.faults import Fault, Refused, did_you_mean, quote
from lifecourse.engine.sheets.grid import Grid, Held, Kind, address
from lifecourse.engine.sheets.workbook_file import WorkbookFile
from lifecourse.finance.kinds.shape import (
    AGREEMENT_SHEET,
    ASKED,
    DAYS,
    NOTES_SHEET,
    NUMBERS,
    PARTNER,
    PARTNERS,
    SHAPES,
    WORDS,
    Shape,
)
from lifecourse.finance.rules.pounds import read_row_pounds
from lifecourse.finance.setting_up.reading import BadFund, FundFile, FundReader, read_tables

# A fund has some dozens of lines; this is sent twice, to be looked at and to be set up.
MOST_BYTES = 600 * 1024
MOST_ROWS = 2_000
AS_VALUES = "Copy the sheet, paste it as values, save and send it again."
PLACE = re.compile(r"(?P<table>[a-z_]+)(?: (?P<number>[0-9]+))?(?:, (?P<rest>.+))?")


@dataclass(frozen=True, kw_only=True)
class Filled:
    """Where a row of a table stands in the workbook, and in which column each of its values."""

    sheet: str
    row: int
    columns: Mapping[str, int]
    thousands: frozenset[str] = frozenset()


@dataclass
class _Reader(FundReader):
    """Says of each fault in which sheet and cell it is."""

    at: dict[tuple[str, int], Filled] = field(default_factory=dict)
    data: dict[str, Any] = field(default_factory=dict)

    def fault(self, where: str, found: Any, expected: str, mend: str = "") -> None:
        """Keep a fault, by sheet and cell."""
        super().fault(self._said(where), found, expected, mend)

    def each_once(self, where: str, values: Sequence[Any]) -> None:
        """No value stands twice; the fault is where it stands the second time."""
        for place, value in enumerate(values):
            if value and value in values[:place]:
                filled = self.at.get((where, place + 1))
                key = next(iter(filled.columns)) if filled else ""
                self.fault(f"{where} {place + 1}, {key}" if filled else where, value, "each once")

    def amount(self, where: str, row: Row, *, nothing: bool = False) -> int:
        """Whole pence; a column in thousands is multiplied once, and a unit in it is refused."""
        found = PLACE.fullmatch(where)
        filled = self.at.get((found["table"], int(found["number"] or 0))) if found else None
        value = row.get("pounds")
        if filled is None or "pounds" not in filled.thousands or value is None:
            return read_row_pounds(self, where, row, nothing=nothing)
        number = number_of(str(value).replace(",", ""))
        if number is None:
            bare = re.sub(r"[^0-9.,]", "", str(value))
            self.fault(
                f"{where}, pounds",
                value,
                "a number of thousands, for the heading of the column says thousands",
                f"Type {bare or 'the number'} alone: it is multiplied once.",
            )
            return 0
        # As many noughts as the heading says, exactly.
        shown = format((number * 1000).normalize(), "f")
        return read_row_pounds(self, where, {**row, "pounds": shown}, nothing=nothing)

    def _said(self, where: str) -> str:
        answer = self.at.get((where, 0))
        if answer is not None:
            return f"sheet {answer.sheet}, cell {address(answer.row, answer.columns[''])}"
        found = PLACE.fullmatch(where)
        if found is None:
            return where
        table, number, rest = found["table"], int(found["number"] or 0), found["rest"] or ""
        if not number and rest:
            rows = self.data.get(table)
            named = rows if isinstance(rows, list) else []
            number = next((n for n, row in enumerate(named, 1) if row.get("slug") == rest), 0)
        filled = self.at.get((table, number))
        if filled is None:
            title = next((shape.title for shape in SHAPES if shape.table == table), AGREEMENT_SHEET)
            return f"sheet {title}, {rest}" if rest else f"sheet {title}"
        column = filled.columns.get(rest)
        if column is None:
            return f"sheet {filled.sheet}, row {filled.row + 1}"
        return f"sheet {filled.sheet}, cell {address(filled.row, column)}"


def read_workbook(content: bytes, *, place: str, partners: Mapping[str, str]) -> FundFile:
    """The fund in a workbook; `partners` are codes by name. Raises BadFund with every fault by its cell."""
    if len(content) > MOST_BYTES:
        raise BadFund([f"{place}: found more than 600 KB, expected a fund alone. Take other sheets out."])
    try:
        book = WorkbookFile(content)
        grids = {name: book.grid(name) for name in book.names if name != NOTES_SHEET}
    except Refused as refused:
        raise BadFund([f"{place}: {one.sentence}" for one in refused.faults]) from None
    reader = _Reader(place=place)
    codes = {name.casefold(): code for name, code in partners.items()}
    faults = list(_sound(grids))
    _sections(grids.get(AGREEMENT_SHEET), reader, faults, codes)
    for shape in SHAPES:
        if shape.title in grids:
            _table(shape, grids[shape.title], reader, faults, codes)
    if faults:
        raise BadFund([f"{place}, {one.sentence}" for one in faults])
    _contingency(reader)
    return read_tables(reader.data, reader)


def _sound(grids: Mapping[str, Grid]) -> Iterator[Fault]:
    """What keeps the sheets from being read at all."""
    wanted = [AGREEMENT_SHEET, *(shape.title for shape in SHAPES)]
    for title in wanted:
        if title not in grids:
            yield Fault(
                sheet=title,
                found="no such sheet",
                expected="the sheets of the workbook to fill in",
                mend="Copy your figures into a new one that you download here.",
            )
    for name in grids:
        if name not in wanted and grids[name].cells:
            hint = did_you_mean(name, wanted)
            yield Fault(
                sheet=name,
                found="a sheet of that name",
                expected="one of " + ", ".join(wanted),
                mend=hint or "Take it out, save and send it again.",
            )
    for grid in grids.values():
        if grid.merged:
            yield Fault(
                sheet=grid.name,
                cell=grid.merged[0].partition(":")[0],
                found="merged cells",
                expected="one cell for each value",
                mend="In Excel choose Merge and centre, Unmerge cells; then save and send it again.",
            )
        if len(grid.cells) > MOST_ROWS:
            yield Fault(
                sheet=grid.name,
                found=f"{len(grid.cells):,} rows",
                expected=f"at most {MOST_ROWS:,}",
                mend="Take out what is no part of the fund.",
            )
        for row, cells in grid.cells.items():
            for column, held in cells.items():
                if held.kind in {Kind.FORMULA, Kind.ERROR}:
                    what = "a formula" if held.kind is Kind.FORMULA else "an error"
                    yield Fault(
                        sheet=grid.name,
                        cell=address(row, column),
                        found=f"{what} {quote(held.text)}",
                        expected="a value",
                        mend=AS_VALUES,
                    )


def _sections(grid: Grid | None, reader: _Reader, faults: list[Fault], codes: Mapping[str, str]) -> None:
    """The questions of the first sheet, each with its answer beside it."""
    asked = {question.casefold(): (section, key) for section, key, question in ASKED}
    answers: dict[str, dict[str, Any]] = {"agreement": {"parties": []}, "fund": {}, "year": {}}
    for row, cells in sorted(grid.cells.items()) if grid else ():
        question = grid.text(row, 0) if grid else ""
        if row == 0 or not question:
            continue
        if question.casefold() == PARTNER.casefold():
            if 1 in cells:
                answers["agreement"]["parties"].append(_value("party", cells[1], codes))
            continue
        if question.casefold() not in asked:
            known = [PARTNER, *(one[2] for one in ASKED)]
            faults.append(
                Fault(
                    sheet=AGREEMENT_SHEET,
                    cell=address(row, 0),
                    found=quote(question),
                    expected="a question of the workbook",
                    mend=did_you_mean(question, known) or "Take the row out.",
                )
            )
            continue
        section, key = asked[question.casefold()]
        reader.at[f"{section}, {key}", 0] = Filled(sheet=AGREEMENT_SHEET, row=row, columns={"": 1})
        if 1 in cells:
            answers[section][key] = _value(key, cells[1], codes)
    reader.data |= answers


def _table(shape: Shape, grid: Grid, reader: _Reader, faults: list[Fault], codes: Mapping[str, str]) -> None:
    """The rows of a sheet, by heading; empty rows are passed over."""
    headings = {one.heading.casefold(): one.key for one in shape.columns}
    in_thousands = {one.thousands.casefold(): one.key for one in shape.columns if one.thousands}
    columns: dict[str, int] = {}
    thousands = set()
    for column in sorted(grid.cells.get(0, {})):
        said = grid.text(0, column)
        key = headings.get(said.casefold()) or in_thousands.get(said.casefold())
        if key is None or key in columns:
            known = [*(one.heading for one in shape.columns), *(one.thousands for one in shape.columns)]
            faults.append(
                Fault(
                    sheet=shape.title,
                    cell=address(0, column),
                    found=quote(said),
                    expected="a heading of the workbook, once",
                    mend=did_you_mean(said, [one for one in known if one]) or "Take the column out.",
                )
            )
            continue
        columns[key] = column
        if said.casefold() in in_thousands:
            thousands.add(key)
    missing = [one.heading for one in shape.columns if one.needed and one.key not in columns]
    if missing:
        mend = "Put the heading back into the first row, with its column."
        found = "no column " + ", ".join(missing)
        faults.append(Fault(sheet=shape.title, cell="A1", found=found, expected="it", mend=mend))
    rows: list[dict[str, Any]] = []
    for number in sorted(set(grid.cells) - {0}):
        cells = grid.cells[number]
        row = {key: _value(key, cells[column], codes) for key, column in columns.items() if column in cells}
        beside = sorted(set(cells) - set(columns.values()))
        if beside:
            faults.append(
                Fault(
                    sheet=shape.title,
                    cell=address(number, beside[0]),
                    found=quote(cells[beside[0]].said),
                    expected="nothing beside the columns that have a heading",
                    mend="Take it out, or move it under its heading.",
                )
            )
        if row:
            rows.append(row)
            reader.at[shape.table, len(rows)] = Filled(
                sheet=shape.title, row=number, columns=columns, thousands=frozenset(thousands)
            )
    reader.data[shape.table] = rows


def _contingency(reader: _Reader) -> None:
    """What is kept of each contribution stands beside it, and is a table of its own in a fund's file."""
    kept: list[dict[str, Any]] = []
    for number, row in enumerate(reader.data.get("contributions", []), start=1):
        value = row.pop("contingency", None)
        if value is None or value in {"0", ""}:
            continue
        kept.append({"contribution": row.get("slug", ""), "pounds": value})
        filled = reader.at["contributions", number]
        columns = {"contribution": filled.columns.get("slug", 0), "pounds": filled.columns["contingency"]}
        thousands = frozenset({"pounds"} if "contingency" in filled.thousands else ())
        reader.at["contingency", len(kept)] = Filled(
            sheet=filled.sheet, row=filled.row, columns=columns, thousands=thousands
        )
    reader.data["contingency"] = kept


def _value(key: str, held: Held, codes: Mapping[str, str]) -> Any:
    """What a cell says, as a fund's file would say it."""
    if held.kind is Kind.DAY and key in DAYS:
        return held.day
    if held.kind is Kind.NUMBER and not held.percent and key in NUMBERS and held.number.is_integer():
        return int(held.number)
    if held.kind is Kind.NUMBER and not held.percent:
        return format(Decimal(f"{held.number:.15g}"), "f")
    said = held.said.strip()
    if key in NUMBERS and said.isascii() and said.isdigit():
        return int(said)
    if key in PARTNERS:
        return codes.get(said.casefold(), said)
    return next((word for words, word in WORDS.get(key, {}).items() if words == said), said)
