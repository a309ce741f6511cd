"""Cells that the template requires are empty."""

from collections.abc import Iterator

from lifecourse.assurance.findings import TEMPLATE, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.words import listed, row_words, table_words
from lifecourse.plans.api import Column, Row, Table

CHECK = Check(
    id="cells-missing",
    family=Family.PARTS,
    title="Required columns are filled in",
    severity=Severity.MUST_MEND,
    rule=TEMPLATE,
    why="A row without its number or its name says nothing, and drops out of every total.",
)

# Who owns a risk and what is done about it have a check of their own.
ELSEWHERE = {("risks", "owner"), ("risks", "mitigation")}


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each required column with empty cells, however many they are."""
    document = asked.document
    for template in document.template.tables:
        table = document.table(template.key)
        for column in template.columns:
            if not column.required or (table.key, column.key) in ELSEWHERE:
                continue
            empty = [r for r in _asked_of(table) if column.key not in r.cells or r.cells[column.key].empty]
            if empty:
                yield _finding(table, column, empty)


def _asked_of(table: Table) -> list[Row]:
    """Every row but totals, which may say no more than what they add up: "of which" rows have to say it."""
    totals = {entry.total for entry in table.template.sums}
    return [r for r in table.rows if r.key not in totals]


def _finding(table: Table, column: Column, empty: list[Row]) -> RawFinding:
    of_all = len(_asked_of(table))
    names = listed(row_words(table, r) for r in empty)
    return CHECK.finding(
        place=table.place(column=column.key),
        others=[table.place(r.key, column.key) for r in empty],
        found=f"{len(empty)} of {of_all} empty",
        expected="every row filled in",
        sentence=f"In {table_words(table)} the column “{column.title}” is empty in {len(empty)} of {of_all} "
        f"rows: {names}.",
        mend=f"Fill in “{column.title}” for each of these rows, or take the row out.",
    )
