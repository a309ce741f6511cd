"""An "of which" row of people in hospital is above what it is part of."""

from collections.abc import Iterator

from lifecourse.assurance.findings import ARITHMETIC, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.intervals import stated
from lifecourse.assurance.reading import in_hospital, table_of
from lifecourse.assurance.words import people, row_words, table_words

CHECK = Check(
    id="of-which-above-whole",
    family=Family.WHOLES,
    title="“Of which” is not above what it is part of",
    severity=Severity.MUST_MEND,
    rule=ARITHMETIC,
    why="A group counted inside another cannot be larger than the other.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each "of which" row, against everyone whose bed the same commissioner pays for."""
    table = table_of(asked.document, "inpatients")
    if table is None:
        return
    beside = {key for entry in table.template.sums for key in entry.beside}
    for row in (r for r in table.rows if r.key in beside):
        figure, whole = row.figure("people"), in_hospital(asked.document, row.text("commissioner"))
        if figure is None or whole is None or not whole.within.below(stated(figure)):
            continue
        yield CHECK.finding(
            place=table.place(row.key, "people"),
            others=whole.places,
            found=people(figure.value),
            expected=f"at most {people(whole.value)}",
            difference=people(figure.value - whole.value),
            sentence=f"In {table_words(table)} “{row_words(table, row)}” counts {people(figure.value)}, more "
            f"than the {people(whole.value)} that they are a part of.",
            mend="Correct whichever is wrong.",
        )
