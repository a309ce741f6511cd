"""Two rows of a table say the same."""

from collections.abc import Iterator

from lifecourse.assurance.findings import ARITHMETIC, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.reading import counted
from lifecourse.assurance.words import row_words, table_words
from lifecourse.plans.api import Row, Table

CHECK = Check(
    id="row-said-twice",
    family=Family.AGREEMENT,
    title="Nothing is entered twice",
    severity=Severity.SHOULD_LOOK,
    rule=ARITHMETIC,
    why="What is entered twice is counted twice.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each row whose words, days and days of figures are those of an earlier row."""
    for template in asked.document.template.tables:
        table = asked.document.table(template.key)
        first: dict[tuple[object, ...], Row] = {}
        for row in counted(table):
            said = _said(table, row)
            earlier = first.setdefault(said, row)
            if earlier is not row and any(said):
                yield _finding(table, earlier, row)


def _said(table: Table, row: Row) -> tuple[object, ...]:
    words = tuple(row.text(c.key).strip().lower() for c in table.template.columns if not row.figure(c.key))
    return (*words, *(f.as_at for c in table.template.figure_columns if (f := row.figure(c.key))))


def _finding(table: Table, earlier: Row, row: Row) -> RawFinding:
    return CHECK.finding(
        place=table.place(row.key),
        others=[table.place(earlier.key)],
        found=f"rows {earlier.key} and {row.key}",
        expected="one row",
        sentence=f"{table_words(table)} has two rows that say “{row_words(table, row)}”, and nothing "
        "tells them apart.",
        mend="Take one of them out, or say in which way they differ.",
    )
