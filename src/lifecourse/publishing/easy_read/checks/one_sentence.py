"""A line is one whole sentence."""

import re
from collections.abc import Iterator

from lifecourse.publishing.easy_read.checks.engine import Printed, ReadingCheck
from lifecourse.publishing.easy_read.taken import CONTACT, asked_in

SIGNS = {
    ";": "a semicolon",
    ":": "a colon",
    "(": "brackets",
    "\N{EN DASH}": "a dash",
    "\N{EM DASH}": "a dash",
    "/": "a slash",
    "&": "the sign &",
}
ENDS = re.compile(r"[.?!]\s+\S")


def find(printed: list[Printed]) -> Iterator[tuple[str, str, str]]:
    """Lines with more than one sentence, without an end, or with signs that join two thoughts."""
    for one in printed:
        for sign, name in SIGNS.items():
            if sign in one.typed:
                yield one.line.key, f"This line has {name}.", "Use plain words, or make two lines of it."
        if ENDS.search(one.typed):
            yield one.line.key, "This line has more than one sentence.", "Give each sentence its own line."
        # A way to reach somebody may end the line: a full stop after an address would be typed with it.
        ends_taken = one.line.text.rstrip().endswith("]") and asked_in(one.line.text)[-1] == CONTACT
        if not ends_taken and not one.line.text.rstrip().endswith((".", "?")):
            yield one.line.key, "This line does not end like a sentence.", "End it with a full stop."


CHECK = ReadingCheck(
    id="one-sentence",
    title="One sentence a line",
    asks="Each line is one sentence that ends, without semicolons, colons, brackets, dashes or slashes.",
    find=find,
)
