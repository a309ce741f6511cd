"""Reads a table that came back as a CSV file: either every fault in it, or what was changed."""

from dataclasses import replace

from lifecourse.engine.sheets.faults import Faults, Refused, TooManyFaults, did_you_mean
from lifecourse.engine.sheets.grid import Grid, address
from lifecourse.engine.sheets.package import whole_file
from lifecourse.plans.api import ColumnKind, PlanDocument, Table
from lifecourse.publishing.filled.cell_reader import CellReader
from lifecourse.publishing.filled.csv_file import BESIDE, STATE, beside, read_csv, row_state
from lifecourse.publishing.filled.edits import Edits
from lifecourse.publishing.filled.filed import FiledTable, find_rows, missing_rows, names_in
from lifecourse.publishing.filled.headings import find_columns
from lifecourse.publishing.filled.sources import SourceLine
from lifecourse.publishing.naming import Names, rows_called
from lifecourse.publishing.tables import heading
from lifecourse.publishing.workbook.table_sheet import REFERENCE

REFERENCE_KEY, STATE_KEY = "row reference", "row state"


def read_table(content: bytes, *, plan: PlanDocument) -> Edits:
    """What was changed in a table. Raises Refused with every fault.

    A row whose fingerprint is not that of the row today was changed by somebody else since: whatever differs
    in it is for a person to decide.
    """
    slug, key, grid = read_csv(content)
    if slug != plan.slug:
        mend = "Download the table from this plan and copy your changes into it."
        raise whole_file(f"a table of the plan {slug[:80]}", mend, f"one of the plan {plan.slug}")
    if not plan.has_table(key):
        known = [table.key for table in plan.template.tables]
        mend = did_you_mean(key, known) or "Download the table once more."
        raise whole_file(f"the table {key[:80]}", mend, "a table of the plan's template")
    faults = Faults()
    try:
        edits = _read(grid, plan.table(key), plan, faults)
    except TooManyFaults:
        edits = Edits()
    if faults.found:
        raise Refused(*faults.found)
    return edits


def _read(grid: Grid, table: Table, plan: PlanDocument, faults: Faults) -> Edits:
    wanted = {column.key: heading(column).title for column in table.template.columns}
    more = {
        f"{column.key}: {what}": beside(column, what)
        for column in table.template.figure_columns
        for what in BESIDE
    }
    ends = {REFERENCE_KEY: f"{REFERENCE} ({plan.slug}/{table.key})", STATE_KEY: STATE}
    columns = find_columns(grid, wanted | more | ends, [], faults)
    if columns is None:
        return Edits()
    own = {column: columns[column] for column in wanted}
    filed = FiledTable(grid=grid, base=table, columns=own, reference=columns[REFERENCE_KEY])
    find_rows(filed, faults)
    lines = {
        (table.key, row.key, column.key): _line(grid, row.number, column.key, columns)
        for row in filed.rows
        for column in table.template.figure_columns
    }
    names = Names(plan)
    called = {table.key: names_in(filed, names)}
    for other in {c.rows_of for c in table.template.columns if c.kind is ColumnKind.ROWS and c.rows_of}:
        called.setdefault(other, {})
        for key, words in rows_called(plan.table(other)).items() if plan.has_table(other) else ():
            called[other] = {
                **called[other],
                words.casefold(): [*called[other].get(words.casefold(), []), key],
            }
    reader = CellReader(template=plan.template, names=names, called=called, lines=lines, faults=faults)
    cells, added = reader.edits(filed, table.template)
    known = {
        row.key
        for row in filed.rows
        if row.base and grid.text(row.number, columns[STATE_KEY]) == row_state(row.base)
    }
    notes = [f"{reader.mended_pounds} broken pound signs were mended."] if reader.mended_pounds else []
    return Edits(
        cells=tuple(edit if edit.row in known else replace(edit, base=None) for edit in cells),
        added=tuple(added),
        missing=tuple(missing_rows(filed)),
        notes=tuple(notes),
        read_rows=len(filed.rows),
    )


def _line(grid: Grid, number: int, column: str, columns: dict[str, int]) -> SourceLine:
    """What the columns beside a figure say of it."""
    at = {title: columns[f"{column}: {what}"] for what, title in BESIDE.items()}
    return SourceLine(
        sheet=grid.name,
        held={title: grid.cells[number].get(place) for title, place in at.items()},
        at={title: address(number, place) for title, place in at.items()},
    )
