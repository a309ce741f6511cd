"""Every number comes from the plan."""

from collections.abc import Iterator

from lifecourse.publishing.easy_read.checks.engine import Printed, ReadingCheck
from lifecourse.publishing.easy_read.typed import numbers_typed


def find(printed: list[Printed]) -> Iterator[tuple[str, str, str]]:
    """Numbers in digits or words that a person typed."""
    for one in printed:
        for number in numbers_typed(one.line.text):
            yield one.line.key, f'"{number}" is typed.', "Put the plan's figure here instead."


CHECK = ReadingCheck(
    id="locked-numbers",
    title="Numbers from the plan",
    asks="No number is typed: each is taken from a place in the plan.",
    find=find,
)
