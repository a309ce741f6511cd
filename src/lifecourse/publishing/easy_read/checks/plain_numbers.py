"""Numbers are whole and few."""

import re
from collections.abc import Iterator

from lifecourse.publishing.easy_read.checks.engine import Printed, ReadingCheck
from lifecourse.publishing.easy_read.taken import CONTACT, asked_in

PARTS = frozenset(
    {"half", "halves", "third", "thirds", "quarter", "quarters", "per", "cent", "percent", "ratio"}
)
DECIMAL = re.compile(r"\d\.\d")


def find(printed: list[Printed]) -> Iterator[tuple[str, str, str]]:
    """Percentages, fractions, decimals, and more than two taken things in one line."""
    for one in printed:
        if "%" in one.sentence or PARTS & set(one.words):
            yield (
                one.line.key,
                "This line has a percentage or a fraction.",
                "Say how many people out of how many.",
            )
        elif DECIMAL.search(one.sentence) and CONTACT not in asked_in(one.line.text):
            yield (
                one.line.key,
                "This line has a number with a decimal point.",
                'Put "about" before its name, so that it is rounded: [about people in hospital].',
            )
        if len(asked_in(one.line.text)) > 2:
            yield one.line.key, "This line has more than two numbers or days.", "Make two lines of it."


CHECK = ReadingCheck(
    id="plain-numbers",
    title="Plain numbers",
    asks="No percentages, fractions or decimals, and at most two numbers or days in a line.",
    find=find,
)
