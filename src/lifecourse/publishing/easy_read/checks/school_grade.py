"""The whole is easy by a measure that others use as well."""

from collections.abc import Iterator

from lifecourse.publishing.easy_read.checks.engine import Printed, ReadingCheck
from lifecourse.publishing.easy_read.grade import grade_of

HARDEST = 5.0


def find(printed: list[Printed]) -> Iterator[tuple[str, str, str]]:
    """The Flesch-Kincaid grade of what people typed, where it is above the one that we aim for."""
    grade = grade_of([one.words for one in printed if one.words])
    if grade > HARDEST:
        yield (
            "",
            f"The Flesch-Kincaid grade of the whole is {grade:.1f}; we aim for {HARDEST:.0f} or less.",
            "Shorten the longest lines, and change the longest words.",
        )


CHECK = ReadingCheck(
    id="school-grade",
    title="School grade",
    asks=f"The Flesch-Kincaid grade of the words that people typed is at most {HARDEST:.0f}. It counts how "
    "long words and sentences are, and says nothing about whether somebody understands them.",
    find=find,
)
