"""Money spent or asked for is below nought."""

from collections.abc import Iterator

from lifecourse.assurance.findings import ARITHMETIC, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.words import pounds, row_words, table_words
from lifecourse.figures.api import Unit

CHECK = Check(
    id="negative-spend",
    family=Family.MONEY,
    title="Money spent or asked for is not below nought",
    severity=Severity.MUST_MEND,
    rule=ARITHMETIC,
    why="A sum with the wrong sign turns a cost into a saving and passes unseen in a total.",
)

MAY_FALL = "below nought"


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each sum below nought, except in tables of changes in cost."""
    for place, figure in asked.figures:
        table = asked.document.table(place.table)
        if figure.unit is not Unit.POUNDS or figure.value >= 0 or MAY_FALL in table.template.hint.lower():
            continue
        column, row = table.template.column(place.column), table.row(place.row)
        yield CHECK.finding(
            place=place,
            found=pounds(figure.value),
            expected="nought or more",
            sentence=f"In {table_words(table)}, row “{row_words(table, row) if row else place.row}”, "
            f"“{column.title}” is {pounds(figure.value)}, below nought.",
            mend="Correct the sign, or move a saving to the table of cost that moves between commissioners.",
        )
