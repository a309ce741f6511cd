"""No short forms made of letters, and none with an apostrophe."""

import re
from collections.abc import Iterator

from lifecourse.publishing.easy_read.checks.engine import Printed, ReadingCheck

# Known to everybody who has been to a doctor, and explained in the box of hard words where a line has it.
EXPLAINED = frozenset({"NHS"})
LETTERS = re.compile(r"\b[A-Z][A-Z&]+s?\b|\b(?:e\.g|i\.e|etc)\b\.?", re.ASCII)
CUT = re.compile(
    r"\b\w+n['\N{RIGHT SINGLE QUOTATION MARK}]t\b|\b\w+['\N{RIGHT SINGLE QUOTATION MARK}](?:ll|re|ve|d)\b"
)


def find(printed: list[Printed]) -> Iterator[tuple[str, str, str]]:
    """Capital letters in a row, and words cut short."""
    for one in printed:
        for found in LETTERS.findall(one.typed):
            if found not in EXPLAINED:
                yield one.line.key, f'"{found}" is a short form.', "Write the whole words, or plainer ones."
        for found in CUT.findall(one.typed):
            yield one.line.key, f'"{found}" is cut short.', 'Write both words: "do not", "we will".'


CHECK = ReadingCheck(
    id="short-forms",
    title="No short forms",
    asks="No abbreviations but NHS, no e.g. or etc., and no words cut short with an apostrophe.",
    find=find,
)
