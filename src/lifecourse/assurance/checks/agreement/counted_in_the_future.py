"""People or beds are counted on a day after the plan's own."""

from collections.abc import Iterator

from lifecourse.assurance.findings import ARITHMETIC, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.reading import day_in, table_of
from lifecourse.assurance.words import day_words, place_words, row_words, table_words
from lifecourse.figures.api import Confidence

CHECK = Check(
    id="counted-in-the-future",
    family=Family.AGREEMENT,
    title="Nothing is counted on a day that had not come",
    severity=Severity.SHOULD_LOOK,
    rule=ARITHMETIC,
    why="A count of a day to come is a forecast or a mistyped year, and either has to say so.",
)

# What these tables hold has happened.
COUNTED = ("inpatients", "length-of-stay", "flows", "beds")
# What this one holds may be a projection, unless it says that it was counted.
MAYBE_COUNTED = "population"


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each figure, and for each period of coming and going that is not over."""
    yield from _figures(asked)
    yield from _periods(asked)


def _figures(asked: Asked) -> Iterator[RawFinding]:
    dated = asked.document.dated
    tables = {key for key in COUNTED if table_of(asked.document, key)}
    for place, figure in asked.figures:
        counted = figure.confidence is Confidence.COUNTED and place.table == MAYBE_COUNTED
        if (counted or place.table in tables) and figure.as_at is not None and figure.as_at > dated:
            yield CHECK.finding(
                place=place,
                found=day_words(figure.as_at),
                expected=f"{day_words(dated)} or before",
                difference=f"{(figure.as_at - dated).days} days",
                sentence=f"{place_words(asked.document, place)} is given as counted on "
                f"{day_words(figure.as_at)}, but the plan is dated {day_words(dated)}.",
                mend="Correct the day, or state the number as a forecast in the table of activity by year.",
            )


def _periods(asked: Asked) -> Iterator[RawFinding]:
    dated, table = asked.document.dated, table_of(asked.document, "flows")
    for row in table.rows if table else ():
        last = day_in(row, "to")
        if table and last is not None and last > dated:
            yield CHECK.finding(
                place=table.place(row.key, "to"),
                found=day_words(last),
                expected=f"{day_words(dated)} or before",
                difference=f"{(last - dated).days} days",
                sentence=f"In {table_words(table)}, “{row_words(table, row)}” counts who came and went up to "
                f"{day_words(last)}, but the plan is dated {day_words(dated)}.",
                mend="Correct the last day, or state a forecast in the table of activity by year.",
            )
