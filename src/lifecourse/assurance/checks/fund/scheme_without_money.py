"""A scheme of a pooled fund has no line that says what it gets and who commissions it."""

from collections.abc import Iterator

from lifecourse.assurance.findings import TEMPLATE, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.fund_lines import lines_of
from lifecourse.assurance.reading import table_of
from lifecourse.assurance.words import listed, row_words, table_words
from lifecourse.engine.adding.wholes import wholes_without_parts

CHECK = Check(
    id="scheme-without-money",
    family=Family.FUND,
    title="Every scheme says what it gets and who commissions it",
    severity=Severity.MUST_MEND,
    rule=TEMPLATE,
    why="A scheme without a commissioner has nobody to ask; without a sum it is only a wish.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding that names every scheme without a line. A line of nought pounds is a line."""
    schemes = table_of(asked.document, "schemes")
    lines = lines_of(asked.document, "scheme-lines", "scheme")
    if schemes is None or lines is None or not all(part.of for part in lines.parts):
        return
    without = wholes_without_parts([row.key for row in schemes.rows], lines.parts)
    if without:
        names = listed(row_words(schemes, row) for row in schemes.rows if row.key in without)
        yield CHECK.finding(
            place=lines.table.place(column="scheme"),
            others=[schemes.place(key) for key in without],
            found=f"{len(without)} without a line",
            expected="a line for each scheme",
            sentence=f"{table_words(lines.table)} says nothing of {names}.",
            mend="Add what each of them gets, nought if it is nothing, and who commissions it.",
        )
