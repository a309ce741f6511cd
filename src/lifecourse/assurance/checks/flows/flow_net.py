"""The stated net change is not what came in less what went out."""

from collections.abc import Iterator
from decimal import Decimal

from lifecourse.assurance.findings import ARITHMETIC, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.flows import flow_of, flow_words
from lifecourse.assurance.intervals import stated
from lifecourse.assurance.reading import asks_for, table_of
from lifecourse.assurance.words import bare, row_words, table_words

CHECK = Check(
    id="flow-net",
    family=Family.FLOWS,
    title="Net change is in less out",
    severity=Severity.MUST_MEND,
    rule=ARITHMETIC,
    why="The net change proves that fewer people are in hospital: it has to follow from who came and went.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each row that states a net change."""
    table = table_of(asked.document, "flows")
    if table is None or not asks_for(table, "net"):
        return
    for row in table.rows:
        said, flow = row.figure("net"), flow_of(table, row)
        if said is None or flow is None or stated(said).meets(flow.within):
            continue
        yield CHECK.finding(
            place=table.place(row.key, "net"),
            others=flow.places,
            found=bare(said.value),
            expected=bare(flow.value),
            difference=bare(said.value - flow.value),
            sentence=f"In {table_words(table)}, row “{row_words(table, row)}”, the net change is given as "
            f"{bare(said.value)}, but {flow_words(row)} make {bare(flow.value or Decimal(0))}.",
            mend="Correct the net change, or the number that is wrong.",
        )
