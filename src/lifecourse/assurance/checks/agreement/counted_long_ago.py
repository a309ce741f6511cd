"""People or beds are counted on a day long before the plan."""

from collections.abc import Iterator

from lifecourse.assurance.findings import CONVENTION, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.parameters import parameters
from lifecourse.assurance.words import day_words, place_words

CHECK = Check(
    id="counted-long-ago",
    family=Family.AGREEMENT,
    title="Nothing rests on a count of long ago",
    severity=Severity.SHOULD_LOOK,
    rule=CONVENTION,
    why="A count of long ago is a mistyped year, or says nothing of the people who need support now.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each figure."""
    years = parameters().conventions["oldest-count-years"].value
    dated = asked.document.dated
    for place, figure in asked.figures:
        if figure.as_at is not None and figure.as_at.year < dated.year - years:
            yield CHECK.finding(
                place=place,
                found=day_words(figure.as_at),
                expected=f"{dated.year - years} or later",
                difference=f"{dated.year - figure.as_at.year} years",
                sentence=f"{place_words(asked.document, place)} is given as of {day_words(figure.as_at)}, "
                f"{dated.year - figure.as_at.year} years before the plan.",
                mend="Correct the day, or find a newer number.",
            )
