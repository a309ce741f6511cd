"""A row of totals is empty in a column whose rows are filled in."""

from collections.abc import Iterator

from lifecourse.assurance.findings import TEMPLATE, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.words import listed, row_words, table_words
from lifecourse.plans.api import Sum, Table

CHECK = Check(
    id="total-left-out",
    family=Family.SUMS,
    title="Totals are filled in for every column",
    severity=Severity.SHOULD_LOOK,
    rule=TEMPLATE,
    why="A year without its total escapes every comparison, and is read as a year without money.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each row of totals with a gap."""
    document = asked.document
    for template in document.template.tables:
        for entry in template.sums:
            if entry.way == "down":
                yield from _in_table(document.table(template.key), entry)


def _in_table(table: Table, entry: Sum) -> Iterator[RawFinding]:
    last = table.row(entry.total)
    if last is None or all(last.figure(c) is None for c in entry.columns):
        return  # a table without totals has chosen to have none
    gaps = [c for c in entry.columns if last.figure(c) is None and _to_add(table, entry, c) > 1]
    if gaps:
        titles = listed(f"“{table.template.column(c).title}”" for c in gaps)
        yield CHECK.finding(
            place=table.place(last.key, gaps[0]),
            others=[table.place(last.key, c) for c in gaps[1:]],
            found="no total",
            expected="the sum of the rows",
            sentence=f"In {table_words(table)}, “{row_words(table, last)}” gives no total for {titles}, "
            f"though {_to_add(table, entry, gaps[0])} rows hold numbers to be added.",
            mend="Enter the total.",
        )


def _to_add(table: Table, entry: Sum, column: str) -> int:
    """How many rows the total would add up: one alone is its own total."""
    return sum(
        row.figure(column) is not None
        for row in table.rows
        if row.key not in {entry.total, *entry.beside}
        and all(row.text(key) == choice for key, choice in entry.where.items())
    )
