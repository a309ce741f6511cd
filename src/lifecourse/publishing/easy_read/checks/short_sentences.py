"""Sentences are short."""

from collections.abc import Iterator

from lifecourse.publishing.easy_read.checks.engine import Printed, ReadingCheck

MOST_WORDS = 15


def find(printed: list[Printed]) -> Iterator[tuple[str, str, str]]:
    """Lines with more words than one breath holds; a number with its unit counts as it prints."""
    for one in printed:
        words = len(one.sentence.split())
        if words > MOST_WORDS:
            yield (
                one.line.key,
                f"This line has {words} words.",
                f"Say it in at most {MOST_WORDS} words, or make two lines of it.",
            )


CHECK = ReadingCheck(
    id="short-sentences",
    title="Short sentences",
    asks=f"No line has more than {MOST_WORDS} words.",
    find=find,
)
