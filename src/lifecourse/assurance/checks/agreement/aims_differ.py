"""The aim of the whole plan names other parts in one place than in another."""

from collections.abc import Iterator

from lifecourse.assurance.findings import TEMPLATE, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.reading import asks_for, table_of
from lifecourse.assurance.words import listed, row_words, table_words
from lifecourse.plans.api import Row, Table

CHECK = Check(
    id="aims-differ",
    family=Family.AGREEMENT,
    title="The aim is the same wherever it is stated",
    severity=Severity.SHOULD_LOOK,
    rule=TEMPLATE,
    why="Whoever works by the shorter aim is not bound by what it leaves out.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each part of the aim that some places name and others do not, all in one sentence."""
    promises, aims = table_of(asked.document, "promises"), table_of(asked.document, "aims")
    if promises is None or aims is None or not asks_for(aims, "promises"):
        return
    stated = [row for row in aims.rows if row.keys("promises")]
    lacking = {row.key: [p for p in promises.rows if p.key not in row.keys("promises")] for row in stated}
    named = {key for row in stated for key in row.keys("promises")}
    shorter = [row for row in stated if any(p.key in named for p in lacking[row.key])]
    if shorter:
        yield CHECK.finding(
            place=aims.place(column="promises"),
            others=[aims.place(row.key, "promises") for row in shorter],
            found=listed(f"{len(row.keys('promises'))} parts" for row in stated),
            expected="the same parts everywhere",
            sentence=f"In {table_words(aims)} the aim is not one: "
            f"{listed(_left_out(aims, row, promises, lacking[row.key]) for row in shorter)}.",
            mend="State the aim everywhere in the words in which it was approved.",
        )


def _left_out(aims: Table, row: Row, promises: Table, lacking: list[Row]) -> str:
    return f"“{row_words(aims, row)}” leaves out {len(lacking)} of {len(promises.rows)} parts"
