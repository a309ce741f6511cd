"""A cell that should hold a day holds something else."""

from collections.abc import Iterator

from lifecourse.assurance.findings import TEMPLATE, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.reading import day_in
from lifecourse.assurance.words import row_words, table_words
from lifecourse.plans.api import ColumnKind

CHECK = Check(
    id="day-unreadable",
    family=Family.PARTS,
    title="Days can be read",
    severity=Severity.MUST_MEND,
    rule=TEMPLATE,
    why="A day that cannot be read cannot be put in order, so nothing warns you when it comes too late.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each cell."""
    for template in asked.document.template.tables:
        table = asked.document.table(template.key)
        for column in template.columns:
            if column.kind is not ColumnKind.DATE:
                continue
            for row in table.rows:
                text = row.text(column.key).strip()
                if text and day_in(row, column.key) is None:
                    yield CHECK.finding(
                        place=table.place(row.key, column.key),
                        found=text,
                        expected="a day",
                        sentence=f"In {table_words(table)}, row “{row_words(table, row)}”, “{column.title}” "
                        f"is “{text}”, which is not a day.",
                        mend="Enter the day as day, month and year.",
                    )
