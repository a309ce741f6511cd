"""A share of a whole is above a hundred per cent."""

from collections.abc import Iterator
from decimal import Decimal

from lifecourse.assurance.findings import ARITHMETIC, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.intervals import exactly, stated
from lifecourse.assurance.words import per_cent, place_words
from lifecourse.figures.api import Unit

CHECK = Check(
    id="share-above-hundred",
    family=Family.SUMS,
    title="No share is above 100 per cent",
    severity=Severity.MUST_MEND,
    rule=ARITHMETIC,
    why="Nothing is more than all of itself: a nought was added, or a dot lost.",
)

WHOLE = exactly(Decimal(100))
# A rate of growth may be above a hundred.
MAY_EXCEED = "growth"


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each percentage above the whole, except rates of growth."""
    for place, figure in asked.figures:
        if figure.unit is not Unit.PERCENT or MAY_EXCEED in {place.table, figure.quantity.split("/")[0]}:
            continue
        if not WHOLE.below(stated(figure)):
            continue
        yield CHECK.finding(
            place=place,
            found=per_cent(figure.value),
            expected="at most 100%",
            difference=per_cent(figure.value - 100),
            sentence=f"{place_words(asked.document, place)} is {per_cent(figure.value)}: more than all.",
            mend="Correct the percentage, or say what it is a rate of.",
        )
