"""Reading a fund from a workbook: its sheets as the tables of a fund's file, each fault by sheet and cell."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

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
)
from lifecourse.finance.kinds.shape_columns import Shape
from lifecourse.finance.setting_up.reading import BadFund, FundFile, read_tables
from lifecourse.finance.setting_up.workbook_cells import CellReader, Filled
from lifecourse.finance.setting_up.workbook_rules import Places, check_rules, gather_agreement, gather_rules

# A fund has some dozens of lines; this is sent twice, to be looked at and to be set up.
MOST_BYTES = 600 * 1024
MOST_ROWS = 2_000
AS_VALUES = "Copy the sheet, paste it as values, save and send it again."


def read_workbook(content: bytes, *, place: str, partners: Mapping[str, str]) -> FundFile:
    """The fund in a workbook; `partners` are codes by name. Raises BadFund with every fault by its cell."""
    if len(content) > MOST_BYTES:
        raise BadFund([f"{place}: found more than 600 KB, expected a fund alone. Take other sheets out."])
    try:
        book = WorkbookFile(content)
        grids = {name: book.grid(name) for name in book.names if name != NOTES_SHEET}
    except Refused as refused:
        raise BadFund([f"{place}: {one.sentence}" for one in refused.faults]) from None
    reader = CellReader(place=place)
    codes = {name.casefold(): code for name, code in partners.items()}
    faults = list(_sound(grids))
    _sections(grids.get(AGREEMENT_SHEET), reader, faults, codes)
    for shape in SHAPES:
        if shape.title in grids:
            _table(shape, grids[shape.title], reader, faults, codes)
    if faults:
        raise BadFund([f"{place}, {one.sentence}" for one in faults])
    _contingency(reader)
    gather_agreement(reader)
    rules = gather_rules(reader)
    found = read_tables(reader.data, reader)
    check_rules(found, rules, reader)
    return replace(found, places=Places(reader))


def _sound(grids: Mapping[str, Grid]) -> Iterator[Fault]:
    """What keeps the sheets from being read at all."""
    wanted = [AGREEMENT_SHEET, *(shape.title for shape in SHAPES)]
    needed = {AGREEMENT_SHEET, *(shape.title for shape in SHAPES if shape.needed)}
    for title in wanted:
        if title not in grids and title in needed:
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


def _sections(grid: Grid | None, reader: CellReader, faults: list[Fault], codes: Mapping[str, str]) -> None:
    """The questions of the first sheet, each with its answer beside it."""
    asked = {question.casefold(): (section, key) for section, key, question in ASKED}
    answers: dict[str, dict[str, Any]] = {section: {} for section, _, _ in ASKED}
    answers["agreement"]["parties"] = []
    for row, cells in sorted(grid.cells.items()) if grid else ():
        question = grid.text(row, 0) if grid else ""
        if row == 0 and question.casefold() not in asked:
            continue
        faults += _beside(row, cells, question)
        if not question:
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
        if (f"{section}, {key}", 0) in reader.at:
            faults.append(
                Fault(
                    sheet=AGREEMENT_SHEET,
                    cell=address(row, 0),
                    found=f"{quote(question)} again",
                    expected="each question once",
                    mend="Take one of the two rows out.",
                )
            )
            continue
        reader.at[f"{section}, {key}", 0] = Filled(sheet=AGREEMENT_SHEET, row=row, columns={"": 1})
        if 1 in cells:
            answers[section][key] = _value(key, cells[1], codes)
    reader.data |= answers


def _beside(row: int, cells: Mapping[int, Held], question: str) -> Iterator[Fault]:
    """What stands where nobody would look for an answer: it would be lost in silence."""
    for column in sorted(cells):
        if column > 1 or (column == 1 and not question):
            yield Fault(
                sheet=AGREEMENT_SHEET,
                cell=address(row, column),
                found=quote(cells[column].said),
                expected="an answer in column B, beside its question",
                mend="Move it beside its question, or take it out.",
            )


def _table(
    shape: Shape, grid: Grid, reader: CellReader, faults: list[Fault], codes: Mapping[str, str]
) -> None:
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


def _contingency(reader: CellReader) -> None:
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
