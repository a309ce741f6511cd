"""A required cell holds only words that keep its place, such as "TBC"."""

from collections.abc import Iterator

from lifecourse.assurance.findings import TEMPLATE, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.reading import holds_a_place
from lifecourse.assurance.words import listed, row_words, table_words
from lifecourse.plans.api import Column, ColumnKind, Row, Table

CHECK = Check(
    id="cells-hold-a-place",
    family=Family.PARTS,
    title="Required cells say something",
    severity=Severity.SHOULD_LOOK,
    rule=TEMPLATE,
    why="“To be confirmed” is counted as filled in, and nobody asks again.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each required column of words, however many of its cells say so."""
    for template in asked.document.template.tables:
        table = asked.document.table(template.key)
        for column in template.columns:
            if not column.required or column.kind is not ColumnKind.TEXT:
                continue
            rows = [r for r in table.rows if holds_a_place(r.text(column.key))]
            if rows:
                yield _finding(table, column, rows)


def _finding(table: Table, column: Column, rows: list[Row]) -> RawFinding:
    said = listed(f"“{r.text(column.key).strip()}” for “{row_words(table, r)}”" for r in rows)
    return CHECK.finding(
        place=table.place(column=column.key),
        others=[table.place(r.key, column.key) for r in rows],
        found=f"{len(rows)} of {len(table.rows)} still open",
        expected="an answer in every row",
        sentence=f"In {table_words(table)} the column “{column.title}” is still open in {len(rows)} of "
        f"{len(table.rows)} rows: {said}.",
        mend=f"Fill in “{column.title}”, or say by when it will be known.",
    )
