"""A count is below nought."""

from collections.abc import Iterator

from lifecourse.assurance.findings import ARITHMETIC, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.words import row_words, table_words
from lifecourse.figures.api import Unit, figure_words
from lifecourse.plans.api import Column, TableTemplate

CHECK = Check(
    id="below-nought",
    family=Family.SUMS,
    title="Nothing that is counted is below nought",
    severity=Severity.MUST_MEND,
    rule=ARITHMETIC,
    why="There cannot be fewer than no people or beds: a sign was mistyped or a sum went wrong.",
)

MAY_FALL = "below nought"
CHANGES = ("net", "change", "growth")
SIGNED_UNITS = {Unit.POUNDS, Unit.PERCENT}


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each count below nought, except in columns that hold changes."""
    for place, figure in asked.figures:
        table = asked.document.table(place.table)
        column = table.template.column(place.column)
        if figure.value >= 0 or figure.unit in SIGNED_UNITS or _holds_changes(table.template, column):
            continue
        row = table.row(place.row)
        yield CHECK.finding(
            place=place,
            found=figure_words(figure),
            expected="nought or more",
            sentence=f"In {table_words(table)}, row “{row_words(table, row) if row else place.row}”, "
            f"“{column.title}” is {figure_words(figure)}: a count cannot be below nought.",
            mend="Correct the number, or its sign.",
        )


def _holds_changes(table: TableTemplate, column: Column) -> bool:
    if table.key in CHANGES or MAY_FALL in column.hint.lower():
        return True
    return any(word in column.key.split("_") for word in CHANGES)
