"""A line holds one idea."""

from collections.abc import Iterator

from lifecourse.publishing.easy_read.checks.engine import Printed, ReadingCheck

CHAINS = frozenset({"and", "but", "or", "so", "because", "if", "when", "while", "until", "unless"})
NEVER = frozenset({"which", "although", "though", "however", "whereas", "whereby", "despite", "nor"})


def find(printed: list[Printed]) -> Iterator[tuple[str, str, str]]:
    """Lines in which joining words chain one thought to the next, and commas that do the same."""
    for one in printed:
        joins = [word for word in one.words if word in CHAINS]
        never = [word for word in one.words if word in NEVER]
        if len(joins) > 1 or never:
            said = ", ".join(f'"{word}"' for word in joins + never)
            yield one.line.key, f"This line joins ideas with {said}.", "Make one line for each idea."
        elif one.typed.count(",") > 1:
            yield one.line.key, "This line is a list.", "Make one line for each thing."


CHECK = ReadingCheck(
    id="one-idea",
    title="One idea a line",
    asks="A line has at most one joining word such as and, but, or, because; none such as which, although.",
    find=find,
)
