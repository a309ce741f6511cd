"""Long words are explained."""

from collections.abc import Iterator

from lifecourse.publishing.easy_read.checks.engine import Printed, ReadingCheck
from lifecourse.publishing.easy_read.grade import syllables_in
from lifecourse.publishing.easy_read.hard_words import explained

LONG = 4


def find(printed: list[Printed]) -> Iterator[tuple[str, str, str]]:
    """Words of four syllables or more that the box of hard words does not explain."""
    known = {part.lower() for word in explained() for part in word.split()}
    for one in printed:
        for word in dict.fromkeys(one.words):
            if word not in known and word.removesuffix("s") not in known and syllables_in(word) >= LONG:
                yield one.line.key, f'"{word}" is a long word.', "Use a shorter word."


CHECK = ReadingCheck(
    id="hard-words",
    title="Hard words are explained",
    asks=f"A word of {LONG} syllables or more stands in the box of hard words, with what it means.",
    find=find,
)
