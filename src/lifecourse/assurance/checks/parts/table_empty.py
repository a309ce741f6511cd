"""A table that the template asks for has no rows."""

from collections.abc import Iterator

from lifecourse.assurance.findings import TEMPLATE, Asked, Check, Family, RawFinding, Severity
from lifecourse.plans.api import Place

CHECK = Check(
    id="table-empty",
    family=Family.PARTS,
    title="Every required table is filled in",
    severity=Severity.MUST_MEND,
    rule=TEMPLATE,
    why="What stands only in sentences, or nowhere, cannot be added up, compared or checked.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each required table without rows, unless its whole section is empty."""
    document = asked.document
    for table in document.template.tables:
        if not table.required or document.table(table.key).rows:
            continue
        section = document.template.section(table.section)
        if section.required and not document.answers.get(table.section, "").strip():
            continue  # section-unanswered says so already
        yield CHECK.finding(
            place=Place(section=table.section, table=table.key),
            found="no rows",
            expected="at least one row",
            sentence=f"The table “{table.title}” in section {table.section} is required and has no rows.",
            mend=f"Fill in the table. {table.hint}",
        )
