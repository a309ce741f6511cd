"""A sheet whose columns and rows are known: which row of it is which row of the plan, and which are new."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.text import slugify

from lifecourse.engine.sheets.faults import Faults, did_you_mean, quote
from lifecourse.engine.sheets.grid import Grid, Held, address
from lifecourse.plans.api import ColumnKind, Row, Table
from lifecourse.publishing.filled.edits import MissingRow
from lifecourse.publishing.filled.typed import plain_text
from lifecourse.publishing.naming import Names
from lifecourse.publishing.workbook.table_sheet import NOT_READ

MOST_ROWS = 20_000
# What stands in a row's place in the addresses of a table's other pages.
NOT_KEYS = {"add", "figures"}
LONGEST_KEY = 100


@dataclass(frozen=True, kw_only=True)
class FiledRow:
    """One row of a sheet that holds something: its number there, its key, and what it was."""

    number: int
    key: str
    base: Row | None


@dataclass(kw_only=True)
class FiledTable:
    """A sheet with the columns that were found in it, by key, and the rows."""

    grid: Grid
    base: Table
    columns: Mapping[str, int]
    reference: int
    rows: list[FiledRow] = field(default_factory=list)

    def held(self, row: int, column: str) -> Held | None:
        """What stands in a cell of a column."""
        at = self.columns.get(column)
        return None if at is None else self.grid.cells.get(row, {}).get(at)

    def cell(self, row: int, column: str) -> str:
        """A cell's address."""
        return address(row, self.columns.get(column, 0))


def find_rows(filed: FiledTable, faults: Faults) -> None:
    """Which row of the sheet is which row of the plan. New ones are given a key from their name."""
    known = {row.key: row for row in filed.base.rows}
    seen: dict[str, int] = {}
    taken = set(known)
    for number in sorted(filed.grid.cells):
        reference = filed.grid.text(number, filed.reference)
        if number == 0 or reference == NOT_READ:
            continue
        filled = any(filed.held(number, column) is not None for column in filed.columns)
        if reference in known and reference not in seen:
            seen[reference] = number
            base = known[reference]
            # A row that was emptied is one that is to go, unless it was empty before.
            if filled or all(cell.empty for cell in base.cells.values()):
                filed.rows.append(FiledRow(number=number, key=reference, base=base))
        elif reference:
            _refuse_reference(filed, number, seen, list(known), faults)
        elif filled:
            key = _key_for(filed, number, taken)
            taken.add(key)
            filed.rows.append(FiledRow(number=number, key=key, base=None))
        if len(filed.rows) > MOST_ROWS:
            faults.add(
                filed.grid.name,
                address(number, 0),
                found=f"more than {MOST_ROWS:,} rows",
                expected="the rows of one plan",
                mend="Delete what is no part of the table.",
            )
            return


def _refuse_reference(
    filed: FiledTable, number: int, seen: Mapping[str, int], known: list[str], faults: Faults
) -> None:
    reference = filed.grid.text(number, filed.reference)
    twice = reference in seen
    at = address(seen[reference], filed.reference) if twice else ""
    faults.add(
        filed.grid.name,
        address(number, filed.reference),
        found=f"the row reference {quote(reference)}" + (" again" if twice else ""),
        expected="a reference that one row has"
        if twice
        else "the reference that the row was given, or nothing",
        mend=f"It stands in {at} already. Empty it here if this is a new row."
        if twice
        else " ".join([did_you_mean(reference, known), "Empty it if this is a new row."]).strip(),
    )


def missing_rows(filed: FiledTable) -> Iterator[MissingRow]:
    """The rows that are no longer in the sheet, or were emptied."""
    there = {row.key for row in filed.rows}
    for row in filed.base.rows:
        if row.key not in there:
            yield MissingRow(table=filed.base.key, key=row.key, base=row.cells)


def _key_for(filed: FiledTable, number: int, taken: Collection[str]) -> str:
    """A key for a new row, from its name or from what is chosen in it. The same file gives the same keys."""
    words = name_of_new(filed, number)
    if not slugify(words):
        chosen = (
            filed.held(number, c.key) for c in filed.base.template.columns if c.kind is ColumnKind.CHOICE
        )
        words = "-".join(held.said for held in chosen if held is not None)
    key = slugify(words)[:LONGEST_KEY].strip("-_") or "row"
    key = f"row-{key}" if key in NOT_KEYS else key
    tries = (f"{key}-{again}" if again > 1 else key for again in range(1, len(taken) + 2))
    return next(one for one in tries if one not in taken)


def names_in(filed: FiledTable, names: Names) -> Mapping[str, list[str]]:
    """The keys of a table's rows by what they are called, lower case, new rows among them."""
    called: dict[str, list[str]] = {}
    for row in filed.rows:
        words = names.row(filed.base.key, row.key) if row.base else name_of_new(filed, row.number)
        called.setdefault(" ".join(words.split()).casefold(), []).append(row.key)
    return called


def name_of_new(filed: FiledTable, number: int) -> str:
    """What a new row is called: its first entry of text."""
    for column in filed.base.template.columns:
        held = filed.held(number, column.key)
        if (
            held is not None
            and column.kind is ColumnKind.TEXT
            and column.key != filed.base.template.spread_by
        ):
            return plain_text(held.said)
    return ""
