"""A row says that it stands in a section that the plan has not."""

from collections.abc import Iterator

from lifecourse.assurance.findings import TEMPLATE, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.words import listed, row_words, table_words

CHECK = Check(
    id="section-unknown",
    family=Family.PARTS,
    title="Rows say sections that there are",
    severity=Severity.MUST_MEND,
    rule=TEMPLATE,
    why="What is filed under a section that is not there is printed nowhere, and nobody reads it.",
)

COLUMN = "stated_in"


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each row."""
    known = {section.key for section in asked.document.template.sections}
    for template in asked.document.template.tables:
        if all(column.key != COLUMN for column in template.columns):
            continue
        table = asked.document.table(template.key)
        for row in table.rows:
            text = row.text(COLUMN).strip()
            # A spread row names one section; elsewhere several may say the same.
            named = [text] if template.spread_by else list(row.keys(COLUMN))
            unknown = [s for s in named if s and s not in known]
            if unknown:
                yield CHECK.finding(
                    place=table.place(row.key, COLUMN),
                    found=listed(unknown),
                    expected="a section of the plan",
                    sentence=f"“{row_words(table, row)}” in {table_words(table)} is said to stand in section "
                    f"{listed(f'“{s}”' for s in unknown)}, which the plan has not.",
                    mend="Correct the number of the section.",
                )
