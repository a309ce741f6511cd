"""A service serves a national principle that there is not."""

from collections.abc import Iterator

from lifecourse.assurance.findings import Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.reading import table_of
from lifecourse.assurance.words import listed, row_words, table_words

RULE = "service-model-principles"

CHECK = Check(
    id="principle-unknown",
    family=Family.PARTS,
    title="Services serve principles that there are",
    severity=Severity.SHOULD_LOOK,
    rule=RULE,
    why="Readers look up each change under the principle that it is said to serve.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each change of service; none when the rule pack has no principles."""
    table, rule = table_of(asked.document, "service-changes"), asked.pack.lists.get(RULE)
    if table is None or rule is None:
        return
    known = {str(number) for number in range(1, len(rule.items) + 1)}
    for row in table.rows:
        unknown = [k for k in row.keys("principles") if k not in known]
        if unknown:
            yield CHECK.finding(
                place=table.place(row.key, "principles"),
                found=listed(unknown),
                expected=f"1 to {len(known)}",
                sentence=f"In {table_words(table)}, “{row_words(table, row)}” is said to serve principle "
                f"{listed(unknown)}; the national principles are numbered 1 to {len(known)}.",
                mend="Name the principles by their numbers, split by commas.",
            )
