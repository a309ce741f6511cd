"""Every line has a picture."""

from collections.abc import Iterator

from lifecourse.publishing.easy_read.checks.engine import Printed, ReadingCheck
from lifecourse.publishing.easy_read.pictures import all_pictures


def find(printed: list[Printed]) -> Iterator[tuple[str, str, str]]:
    """Lines without a picture of ours, and the same picture twice in a row."""
    before = ""
    for one in printed:
        picture = one.line.picture
        if picture not in all_pictures():
            yield one.line.key, "This line has no picture.", "Choose a picture for it."
        elif picture == before:
            yield one.line.key, "The line above has the same picture.", "Choose another picture."
        before = picture


CHECK = ReadingCheck(
    id="a-picture-each",
    title="A picture beside each line",
    asks="Each line has a picture with words for people who cannot see it, and another than the line above.",
    find=find,
)
