"""A section that the template asks for has no words, or only words that hold its place."""

from collections.abc import Iterator

from lifecourse.assurance.findings import TEMPLATE, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.reading import holds_a_place, table_of
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
        answer = document.answers.get(section.key, "").strip()
        if not section.required or (answer and not holds_a_place(answer)):
            continue
        has_rows = any(table_of(document, t.key) for t in document.template.tables_of(section.key))
        yield CHECK.finding(
            place=Place(section=section.key),
            severity=Severity.SHOULD_LOOK if has_rows else Severity.MUST_MEND,
            found=answer or ("tables but no words" if has_rows else "nothing"),
            expected="an answer in words",
            sentence=f"Section {section.key}, “{section.title}”, {_lacks(answer, has_rows=has_rows)}",
            mend=f"Write the section. What it asks for: {section.hint}",
        )


def _lacks(answer: str, *, has_rows: bool) -> str:
    if answer:
        return f"says only “{answer}”."
    return "has figures but no words that explain them." if has_rows else "is empty."
