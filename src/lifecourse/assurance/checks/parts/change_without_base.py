"""A target is a change from a level that is not stated."""

from collections.abc import Iterator

from lifecourse.assurance.findings import TEMPLATE, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.reading import asks_for, table_of
from lifecourse.assurance.words import listed, row_words, table_words
from lifecourse.figures.api import figure_words
from lifecourse.plans.api import Row, Table

CHECK = Check(
    id="change-without-base",
    family=Family.PARTS,
    title="A target that is a change says what it is a change from",
    severity=Severity.MUST_MEND,
    rule=TEMPLATE,
    why="Nobody can tell whether a fall of a twentieth was reached without the level that it fell from.",
)

CHANGE = "reduction"


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding that names every such target."""
    table = table_of(asked.document, "measures")
    if table is None or not asks_for(table, "measured_as", "baseline", "target"):
        return
    bare = [row for row in table.rows if row.text("measured_as") == CHANGE and row.figure("baseline") is None]
    if bare:
        yield CHECK.finding(
            place=table.place(column="baseline"),
            others=[table.place(row.key, "baseline") for row in bare],
            found=f"{len(bare)} without a level",
            expected="the level for each",
            sentence=f"In {table_words(table)} {listed(_target(table, row) for row in bare)} "
            f"{'are changes from levels that are' if len(bare) > 1 else 'is a change from a level that is'} "
            "not stated.",
            mend="State the level that each is measured against, with its day and source.",
        )


def _target(table: Table, row: Row) -> str:
    target, against = row.figure("target"), row.text("against").strip()
    said = f"“{row_words(table, row)}”"
    said += f", {figure_words(target)}" if target else ""
    return f"{said} against {against[:1].lower()}{against[1:]}" if against else said
