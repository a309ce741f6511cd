"""A workstream that every plan needs is not there."""

from collections.abc import Iterator

from lifecourse.assurance.findings import Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.reading import table_of
from lifecourse.assurance.words import listed, row_words, table_words

CHECK = Check(
    id="minimum-workstreams",
    family=Family.PARTS,
    title="The least set of workstreams is there",
    severity=Severity.MUST_MEND,
    rule="minimum-workstreams",
    why="Plans fail where nobody looks after staff, buildings or communication.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each workstream that the rules name and the table does not."""
    least, table = asked.pack.lists.get("minimum-workstreams"), table_of(asked.document, "workstreams")
    if least is None or table is None:
        return
    said = " ".join(f"{row.key} {row.text('workstream')}".lower() for row in table.rows)
    for item in least.items:
        if not any(word in said for word in (item, *least.finds.get(item, ()))):
            yield CHECK.finding(
                place=table.place(),
                about=item,
                found=listed((row_words(table, r) for r in table.rows), most=12),
                expected=item,
                sentence=f"No workstream in {table_words(table)} is about {item}. The national template "
                f"asks for {listed(least.items)} at the least.",
                mend=f"Add a workstream for {item} with its lead, or name the one that covers it so that "
                "a reader can tell.",
            )
