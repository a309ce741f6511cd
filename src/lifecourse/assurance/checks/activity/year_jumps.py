"""A number jumps from one year to the next by more than is likely."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from lifecourse.assurance.findings import CONVENTION, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.intervals import exactly, stated
from lifecourse.assurance.parameters import parameters
from lifecourse.assurance.reading import aside, is_year, table_of
from lifecourse.assurance.words import row_words, table_words
from lifecourse.figures.api import FigureValue, figure_words
from lifecourse.plans.api import Column, Row, Table

CHECK = Check(
    id="year-jumps",
    family=Family.ACTIVITY,
    title="Numbers do not jump from one year to the next",
    severity=Severity.SHOULD_LOOK,
    rule=CONVENTION,
    why="A nought too many, or thousands for pounds, passes every sum when it is made in a total.",
)

# Below this many, a few people more or less are a multiple.
SMALL = Decimal(20)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each jump in activity and in totals of revenue. Capital comes in lumps."""
    times = exactly(Decimal(parameters().conventions["year-jump"].value))
    for table, row in _rows(asked):
        years = [c for c in table.template.figure_columns if is_year(asked.document, c)]
        for before, after in pairwise(years):
            one, other = row.figure(before.key), row.figure(after.key)
            if one is None or other is None or not stated(one).finite or not stated(other).finite:
                continue
            small, large = sorted((one, other), key=lambda f: f.value)
            if large.value >= SMALL and stated(small).times(times).below(stated(large)):
                yield _finding(table, row, (before, one), (after, other))


def _rows(asked: Asked) -> Iterator[tuple[Table, Row]]:
    for key in ("activity", "funding", "spend-by-commissioner"):
        table = table_of(asked.document, key)
        for row in table.rows if table else ():
            total = table is not None and row.key in aside(table) and row.text("money") != "capital"
            if table is not None and (key == "activity" or total):
                yield table, row


def _finding(
    table: Table, row: Row, before: tuple[Column, FigureValue], after: tuple[Column, FigureValue]
) -> RawFinding:
    (first, one), (second, other) = before, after
    times = parameters().conventions["year-jump"].value
    return CHECK.finding(
        place=table.place(row.key, second.key),
        others=[table.place(row.key, first.key)],
        found=f"{figure_words(one)}, then {figure_words(other)}",
        expected=f"less than {times} times the year before",
        sentence=f"In {table_words(table)}, row “{row_words(table, row)}”, {figure_words(one)} in "
        f"{first.title} become {figure_words(other)} in {second.title}.",
        mend="Correct the number if a nought slipped in or out; else say in the text what changes so much.",
    )
