"""A scheme gets something else than its cost lines come to."""

from collections.abc import Iterator

from lifecourse.assurance.findings import ARITHMETIC, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.fund_lines import Lines, lines_of
from lifecourse.assurance.reading import table_of
from lifecourse.assurance.words import pounds, row_words, table_words
from lifecourse.engine.adding.wholes import Amount, added, gaps

CHECK = Check(
    id="scheme-adds-up",
    family=Family.FUND,
    title="What a scheme gets is what its cost lines come to",
    severity=Severity.MUST_MEND,
    rule=ARITHMETIC,
    why="A scheme whose costs are more than its money will stop in the year; less, and money lies idle.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each scheme, where the whole priority tells scheme by scheme what it costs."""
    document = asked.document
    schemes = table_of(document, "schemes")
    gets, costs = lines_of(document, "scheme-lines", "scheme"), lines_of(document, "cost-lines", "scheme")
    if schemes is None or gets is None or costs is None:
        return
    loose = {_priority_of(costs, part.key) for part in costs.parts if not part.of}
    wholes = {
        row.key: _got(gets, row.key)
        for row in schemes.rows
        if row.text("priority").strip() not in loose and any(p.of == row.key for p in gets.parts)
    }
    for gap in gaps(wholes, costs.parts):
        row = schemes.row(gap.whole)
        name = row_words(schemes, row) if row else gap.whole
        mine = [gets.place(p.key) for p in gets.parts if p.of == gap.whole]
        yield CHECK.finding(
            place=mine[0],
            others=[*mine, *(costs.place(key) for key in gap.parts)],
            about="costs",
            found=pounds(gap.sum.value),
            expected=pounds(gap.stated.value),
            difference=pounds(gap.by),
            sentence=f"“{name}” gets {pounds(gap.stated.value)} in {table_words(gets.table)}, but its lines "
            f"in {table_words(costs.table)} come to {pounds(gap.sum.value)}: {pounds(abs(gap.by))} "
            f"{'less' if gap.by > 0 else 'more'}.",
            mend="Find the line that is wrong or left out, or correct what the scheme gets.",
        )


def _priority_of(costs: Lines, key: str) -> str:
    row = costs.table.row(key)
    return row.text("priority").strip() if row else ""


def _got(gets: Lines, scheme: str) -> Amount:
    return added(part.amount for part in gets.parts if part.of == scheme)
