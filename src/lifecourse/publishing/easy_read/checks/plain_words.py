"""No words of the trade where there is a plainer one."""

from collections.abc import Iterator

from lifecourse.publishing.easy_read.checks.engine import Printed, ReadingCheck
from lifecourse.publishing.easy_read.hard_words import plainer


def find(printed: list[Printed]) -> Iterator[tuple[str, str, str]]:
    """Words on our list, each with the plainer one."""
    for one in printed:
        for word in dict.fromkeys(one.words):
            if word in plainer():
                yield one.line.key, f'"{word}" is a word of the trade.', f'Say "{plainer()[word]}".'


CHECK = ReadingCheck(
    id="plain-words",
    title="Plain words",
    asks="No word of the trade that our list has a plainer word for.",
    find=find,
)
