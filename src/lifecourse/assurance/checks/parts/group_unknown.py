"""A service is for a group of people that nobody knows."""

from collections.abc import Iterator

from lifecourse.assurance.findings import TEMPLATE, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.reading import table_of
from lifecourse.assurance.words import listed, row_words, table_words

CHECK = Check(
    id="group-unknown",
    family=Family.PARTS,
    title="Services are for groups that there are",
    severity=Severity.MUST_MEND,
    rule=TEMPLATE,
    why="A service for a group that does not exist leaves open who may use it, and who is left without.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each change of service."""
    table = table_of(asked.document, "service-changes")
    if table is None or not asked.document.has_table("cohorts"):
        return
    known = set(asked.document.template.table("cohorts").column("cohort").choices)
    for row in table.rows:
        unknown = [k for k in row.keys("cohorts") if k not in known]
        if unknown and known:
            yield CHECK.finding(
                place=table.place(row.key, "cohorts"),
                found=listed(unknown),
                expected=listed(sorted(known), most=len(known)),
                sentence=f"In {table_words(table)}, “{row_words(table, row)}” is for group "
                f"{listed(unknown)}; the groups are {listed(sorted(known), most=len(known))}.",
                mend="Name the groups by their numbers, split by commas.",
            )
