"""A section that the template asks for has no words."""

from collections.abc import Iterator

from lifecourse.assurance.findings import TEMPLATE, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.reading import table_of
from lifecourse.plans.api import Place

CHECK = Check(
    id="section-unanswered",
    family=Family.PARTS,
    title="Every required section is answered",
    severity=Severity.MUST_MEND,
    rule=TEMPLATE,
    why="A plan with an empty section is sent back: its readers cannot tell a gap from a choice.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each required section without an answer."""
    document = asked.document
    for section in document.template.sections:
        if not section.required or document.answers.get(section.key, "").strip():
            continue
        has_rows = any(table_of(document, t.key) for t in document.template.tables_of(section.key))
        yield CHECK.finding(
            place=Place(section=section.key),
            severity=Severity.SHOULD_LOOK if has_rows else Severity.MUST_MEND,
            found="tables but no words" if has_rows else "nothing",
            expected="an answer in words",
            sentence=f"Section {section.key}, “{section.title}”, "
            + ("has figures but no words that explain them." if has_rows else "is empty."),
            mend=f"Write the section. What it asks for: {section.hint}",
        )
