"""Milestones bear no date."""

from collections.abc import Iterator

from lifecourse.assurance.findings import TEMPLATE, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.milestones import Milestone
from lifecourse.assurance.reading import table_of
from lifecourse.assurance.words import listed, table_words

CHECK = Check(
    id="milestones-undated",
    family=Family.PARTS,
    title="Every milestone bears a date",
    severity=Severity.SHOULD_LOOK,
    rule=TEMPLATE,
    why="Work without a date is not yet planned, and nothing that waits for it can be dated either.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding that names every milestone with neither a start nor an end."""
    table = table_of(asked.document, "milestones")
    if table is None:
        return
    bare = [r for r in table.rows if not r.text("starts").strip() and not r.text("ends").strip()]
    if bare:
        names = listed(Milestone(row=r, table=table, starts=None, ends=None).label for r in bare)
        yield CHECK.finding(
            place=table.place(column="ends"),
            others=[table.place(r.key, "ends") for r in bare],
            found=f"{len(bare)} of {len(table.rows)} undated",
            expected="a start or an end for each",
            sentence=f"In {table_words(table)} {len(bare)} of {len(table.rows)} milestones bear no date: "
            f"{names}.",
            mend="Say from when to when each will be done, or take it out of the route map.",
        )
