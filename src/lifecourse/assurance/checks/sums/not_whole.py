"""What is counted one by one is given with a fraction."""

from collections.abc import Iterator

from lifecourse.assurance.findings import ARITHMETIC, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.words import place_words
from lifecourse.figures.api import Unit

CHECK = Check(
    id="not-whole",
    family=Family.SUMS,
    title="People, beds and homes are whole",
    severity=Severity.SHOULD_LOOK,
    rule=ARITHMETIC,
    why="There is no tenth of a person: a dot slipped in, or an average stands where a count should.",
)

# These tables hold averages, and numbers worked out from a rate, as well as counts.
WORKED_OUT = {"planning-range", "growth", "bids", "bid-elements", "measures", "figures-in-text", "engagement"}
# Staff are counted in parts of a full post.
WHOLE = {
    Unit.PEOPLE,
    Unit.BEDS,
    Unit.HOMES,
    Unit.PACKAGES,
    Unit.PROVIDERS,
    Unit.SITES,
    Unit.MEETINGS,
    Unit.ADMISSIONS,
    Unit.DISCHARGES,
    Unit.TRANSFERS,
}


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each figure."""
    for place, figure in asked.figures:
        if place.table in WORKED_OUT or figure.unit not in WHOLE or figure.value == int(figure.value):
            continue
        yield CHECK.finding(
            place=place,
            found=f"{figure.value.normalize():f}",
            expected="a whole number",
            sentence=f"{place_words(asked.document, place)} is {figure.value.normalize():f}, "
            "which cannot be counted.",
            mend="Take the dot out, or enter the whole number.",
        )
