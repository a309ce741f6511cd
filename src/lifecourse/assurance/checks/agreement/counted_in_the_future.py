"""People or beds are counted on a day after the plan's own."""

from collections.abc import Iterator

from lifecourse.assurance.findings import ARITHMETIC, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.reading import table_of
from lifecourse.assurance.words import day_words, place_words

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


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each figure."""
    dated = asked.document.dated
    tables = {key for key in COUNTED if table_of(asked.document, key)}
    for place, figure in asked.figures:
        if place.table in tables and figure.as_at is not None and figure.as_at > dated:
            yield CHECK.finding(
                place=place,
                found=day_words(figure.as_at),
                expected=f"{day_words(dated)} or before",
                difference=f"{(figure.as_at - dated).days} days",
                sentence=f"{place_words(asked.document, place)} is given as counted on "
                f"{day_words(figure.as_at)}, but the plan is dated {day_words(dated)}.",
                mend="Correct the day, or state the number as a forecast in the table of activity by year.",
            )
