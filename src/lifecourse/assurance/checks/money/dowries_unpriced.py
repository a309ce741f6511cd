"""Dowries are planned without what they cost a year."""

from collections.abc import Iterator

from lifecourse.assurance.findings import Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.reading import asks_for, count, counted, table_of
from lifecourse.assurance.words import people, table_words

CHECK = Check(
    id="dowries-unpriced",
    family=Family.MONEY,
    title="Dowries say what they cost a year",
    severity=Severity.SHOULD_LOOK,
    rule="dowry-stay",
    why="A dowry is paid every year for life: without its price the plan leaves out money that will go.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding that names every group with people and no yearly sum."""
    table = table_of(asked.document, "dowries")
    if table is None or "dowry-stay" not in asked.pack.numbers or not asks_for(table, "people", "yearly"):
        return
    bare = [
        r for r in counted(table) if r.key != "total" and r.number("people") and r.figure("yearly") is None
    ]
    whom = count((table.place(r.key, "people"), f) for r in bare if (f := r.figure("people")))
    if whom is not None:
        yield CHECK.finding(
            place=table.place(column="yearly"),
            others=[*(table.place(r.key, "yearly") for r in bare), *whom.places],
            found="no yearly sum",
            expected="pounds a year for each group",
            sentence=f"{table_words(table)} names {people(whom.value)} who qualify, but not what their "
            "dowries cost a year.",
            mend="Enter the yearly sum for each person or group, or say when it will be known.",
        )
