"""Every number that the Essex document prints in its sections 1 to 6, in digits or in words, by section."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[4] / "shared" / "seeds" / "003_7e01fd6cd951939c.txt"

# "One", "both", "first", "single" and "majority" are left out: they count nothing that could be wrong.
WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "sixth": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "seventeen": 17, "twenty": 20, "half": 50,
}  # fmt: skip
TIMES = {"million": 1_000_000, "m": 1_000_000, "k": 1_000}
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# Days, months and years are carried as dates, not as figures.
DATES = re.compile(
    rf"\d{{1,2}}/\d{{2}}/\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? (?:{MONTHS})\b(?: \d{{4}})?|\b(?:{MONTHS}) \d{{4}}"
    r"|\b(?:19|20)\d\d/(?:\d{4}|\d\d)\b|\b(?:19|20)\d\d\b|\b(?:Jan|Feb|Mar)-16|\bQ[1-4]\b|\b\d{1,2}(?:st|nd|rd|th)\b"
)
# The national template's own headings and guidance are no part of what the partnership wrote.
TEMPLATE = re.compile(
    r"^(?:\d\.\d{1,2} |\d\. ?[A-Z][a-z]+ (?:the|your|communities|planning)|Guidance notes|Please |Two tools)"
)
NUMBER = re.compile(
    rf"(?<!\w)£?(?P<digits>\d[\d,]*(?:\.\d+)?)(?: ?(?P<times>million|m|k)\b)?"
    rf"|\b(?P<word>{'|'.join(WORDS)})\b",
    re.I,
)


def source_text() -> str:
    """The document as it was published."""
    return SOURCE.read_text(encoding="utf-8")


def printed_numbers(text: str) -> Counter[tuple[str, Decimal]]:
    """How often each number is printed in each section."""
    found: Counter[tuple[str, Decimal]] = Counter()
    for section, line in _lines(text):
        found.update((section, number) for number in _numbers(line))
    return found


def _lines(text: str) -> Iterator[tuple[str, str]]:
    section = ""
    for line in text.splitlines():
        heading = re.match(r"(\d\.\d{1,2}) [A-Z]|(6)\.Finances", line)
        if heading:
            section = heading.group(1) or heading.group(2)
        if line.startswith("End of planning template"):
            return
        if section and not TEMPLATE.match(line):
            yield section, line


def _numbers(line: str) -> Iterator[Decimal]:
    without_marker = re.sub(r"^\d{1,2}[.)]\s*(?=[A-Z])", "", line)
    for match in NUMBER.finditer(DATES.sub(" ", without_marker)):
        if match["word"]:
            yield Decimal(WORDS[match["word"].lower()])
        else:
            digits = Decimal(match["digits"].rstrip(",").replace(",", ""))
            yield digits * TIMES.get((match["times"] or "").lower(), 1)
