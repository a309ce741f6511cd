"""A cell points at a row that is not there."""

from collections.abc import Iterator

from lifecourse.assurance.findings import TEMPLATE, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.words import listed, row_words, table_words
from lifecourse.plans.api import ColumnKind

CHECK = Check(
    id="row-link-broken",
    family=Family.PARTS,
    title="Links between rows lead somewhere",
    severity=Severity.MUST_MEND,
    rule=TEMPLATE,
    why="A milestone that waits for a row that was taken out looks free to start, and is not.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each cell with links that lead nowhere."""
    document = asked.document
    for template in document.template.tables:
        table = document.table(template.key)
        for column in template.columns:
            if column.kind is not ColumnKind.ROWS or not document.has_table(column.rows_of or table.key):
                continue
            target = document.table(column.rows_of or table.key)
            if not target.rows:
                continue  # an empty table is told elsewhere
            for row in table.rows:
                lost = [k for k in row.keys(column.key) if target.row(k) is None]
                if lost:
                    yield CHECK.finding(
                        place=table.place(row.key, column.key),
                        found=listed(lost),
                        expected=f"rows of {table_words(target)}",
                        sentence=f"In {table_words(table)}, row “{row_words(table, row)}” points at "
                        f"{listed(f'“{k}”' for k in lost)}, which is not in {table_words(target)}.",
                        mend="Point at a row that is there, or take the link out.",
                    )
