"""A cell holds a choice that its column does not offer."""

from collections.abc import Iterator

from lifecourse.assurance.findings import TEMPLATE, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.words import listed, row_words, table_words
from lifecourse.plans.api import ColumnKind

CHECK = Check(
    id="choice-unknown",
    family=Family.PARTS,
    title="Choices are among those offered",
    severity=Severity.MUST_MEND,
    rule=TEMPLATE,
    why="A row with a choice that nobody knows is left out of totals by commissioner, setting or funder.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each cell."""
    for template in asked.document.template.tables:
        table = asked.document.table(template.key)
        for column in template.columns:
            if column.kind is not ColumnKind.CHOICE:
                continue
            for row in table.rows:
                text = row.text(column.key).strip()
                if text and text not in column.choices:
                    yield CHECK.finding(
                        place=table.place(row.key, column.key),
                        found=text,
                        expected=listed(column.choices.values(), most=12),
                        sentence=f"In {table_words(table)}, row “{row_words(table, row)}”, “{column.title}” "
                        f"is “{text}”, which is not one of the choices.",
                        mend=f"Choose one of {listed(column.choices.values(), most=12)}.",
                    )
