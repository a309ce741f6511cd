"""A group of people is larger than the group that contains it, in different places of the plan."""

from collections.abc import Iterator

from lifecourse.assurance.findings import ARITHMETIC, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.intervals import stated
from lifecourse.assurance.parameters import parameters
from lifecourse.assurance.reading import same_day
from lifecourse.assurance.words import place_words
from lifecourse.figures.api import figure_words

CHECK = Check(
    id="contained-above-whole",
    family=Family.WHOLES,
    title="A group is not larger than the group that contains it",
    severity=Severity.MUST_MEND,
    rule=ARITHMETIC,
    why="When a group outgrows the one it belongs to, one of the two was counted in another way.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each pair of statements that may speak of the same day."""
    document = asked.document
    for entry in parameters().contained:
        parts = asked.stating(entry.part)
        for other, whole in asked.stating(entry.whole) if parts else ():
            near = [(p, f) for p, f in parts if same_day(f.as_at, whole.as_at)]
            above = [(p, f) for p, f in near if stated(whole).below(stated(f))]
            # Where another statement of the part fits, the two quarrel, and that is told elsewhere.
            for place, part in above if len(above) == len(near) else []:
                yield CHECK.finding(
                    place=place,
                    others=[other],
                    about=other.path,
                    found=figure_words(part),
                    expected=f"at most {figure_words(whole)}",
                    difference=f"{part.value - whole.value:,f}",
                    sentence=f"{place_words(document, place)} is {figure_words(part)}, more than the "
                    f"{figure_words(whole)} of {place_words(document, other)}, which they are a part of.",
                    mend="Correct whichever of the two is wrong, or give each the day of which it speaks.",
                )
