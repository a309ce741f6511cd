"""A figure is counted in something else than its column asks for."""

from collections.abc import Iterator

from lifecourse.assurance.findings import TEMPLATE, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.words import row_words, table_words
from lifecourse.figures.api import UNIT_WORDS, Unit, figure_words

CHECK = Check(
    id="unit-differs",
    family=Family.PARTS,
    title="Figures are in the unit of their column",
    severity=Severity.MUST_MEND,
    rule=TEMPLATE,
    why="People added to beds, or pounds to percentages, make a total that means nothing.",
)

# One person in one place: plans use both words for the same count.
ALIKE = {Unit.PEOPLE, Unit.PLACEMENTS}


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each figure."""
    for place, figure in asked.figures:
        table = asked.document.table(place.table)
        column = table.template.column(place.column)
        if column.unit is None or figure.unit is column.unit or {figure.unit, column.unit} <= ALIKE:
            continue
        row = table.row(place.row)
        label = row_words(table, row) if row else place.row
        wanted = UNIT_WORDS[column.unit][1]
        yield CHECK.finding(
            place=place,
            found=figure_words(figure),
            expected=f"a number of {wanted}" if wanted != "per cent" else "a percentage",
            sentence=f"In {table_words(table)}, row “{label}”, “{column.title}” holds "
            f"{figure_words(figure)}, where the column asks for {wanted}.",
            mend=f"State the figure in {wanted}, or correct its unit.",
        )
