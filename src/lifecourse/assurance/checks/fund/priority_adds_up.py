"""A priority of a pooled fund is not what its schemes, its cost lines or its sources of money come to."""

from collections.abc import Iterator

from lifecourse.assurance.findings import ARITHMETIC, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.fund_lines import Lines, lines_of, priority_of_schemes, wholes_of
from lifecourse.assurance.reading import asks_for, counted, table_of
from lifecourse.assurance.words import pounds, row_words, table_words
from lifecourse.engine.adding.wholes import Gap, added, gaps
from lifecourse.plans.api import PlanDocument, Table

CHECK = Check(
    id="priority-adds-up",
    family=Family.FUND,
    title="A priority is what its schemes and its cost lines come to",
    severity=Severity.MUST_MEND,
    rule=ARITHMETIC,
    why="When a priority and its parts differ, some of its money has no owner, or is spent twice.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each priority and each table of its parts."""
    document = asked.document
    priorities = table_of(document, "priorities")
    if priorities is None or not asks_for(priorities, "amount"):
        return
    wholes = wholes_of(counted(priorities), "amount")
    schemes = priority_of_schemes(document)
    divided = [
        lines_of(document, "scheme-lines", "scheme", through=schemes) if schemes else None,
        lines_of(document, "cost-lines", "priority"),
        lines_of(document, "confidence", "priority"),
    ]
    for lines in divided:
        # A line that names no priority may belong to any of them: that is told elsewhere.
        if lines is not None and all(part.of in wholes for part in lines.parts):
            for gap in gaps(wholes, lines.parts):
                yield _finding(document, priorities, lines, gap)


def _finding(document: PlanDocument, priorities: Table, lines: Lines, gap: Gap) -> RawFinding:
    row = priorities.row(gap.whole)
    name = row_words(priorities, row) if row else gap.whole
    return CHECK.finding(
        place=priorities.place(gap.whole, "amount"),
        others=[lines.place(key) for key in gap.parts],
        about=lines.table.key,
        found=pounds(gap.sum.value),
        expected=pounds(gap.stated.value),
        difference=pounds(gap.by),
        sentence=f"“{name}” has {pounds(gap.stated.value)} in {table_words(priorities)}, but its lines in "
        f"{table_words(lines.table)} come to {pounds(gap.sum.value)}: {pounds(abs(gap.by))} "
        f"{'less' if gap.by > 0 else 'more'}.{_in_no_scheme(document, lines, gap)}",
        mend="Find the line that is wrong or left out, or correct what the priority has.",
    )


def _in_no_scheme(document: PlanDocument, lines: Lines, gap: Gap) -> str:
    """What of the priority's cost lines stands in no scheme, where schemes lack just that."""
    costs = lines_of(document, "cost-lines", "scheme") if lines.table.key == "scheme-lines" else None
    if costs is None:
        return ""
    loose = [
        part
        for part in costs.parts
        if not part.of and (row := costs.table.row(part.key)) and row.keys("priority") == (gap.whole,)
    ]
    come_to = added(part.amount for part in loose)
    if not loose or come_to.value != gap.by:
        return ""
    return f" Cost lines of {pounds(come_to.value)} stand in no scheme."
