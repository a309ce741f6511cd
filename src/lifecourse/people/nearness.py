"""Which of the words that are kept may be meant by one that was typed, and how far off each is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from lifecourse.engine.linkage.words import short_forms_of
from lifecourse.people.asked import letters_wrong

MOST_WRONG = 2
# As far off as one letter in its middle, or a street in place of a name.
NARROW = 1.0
BEGINS, SHORT_FORM, LIVES = 0.3, 0.5, 0.6
OTHER_FIRST_LETTER = 0.2
IN_A_SHORT_NAME = 0.4
# Of three letters very many words begin so; the shortest are nearest.
MOST_BEGINNINGS = 300


@dataclass(frozen=True, kw_only=True)
class Near:
    """A word that is kept and may be what was meant: how far off, and why it is one."""

    off: float
    why: str


class Known:
    """All names that are kept, for asking which are near a word."""

    def __init__(self, names: str) -> None:
        self.line = f" {names} "
        self.names = names.split()

    def near(self, typed: str, *, alone: bool) -> dict[str, Near]:
        """Names that may be meant by a word; `alone` where nothing else was typed that tells people apart."""
        found: dict[str, Near] = {}
        for text, off, _ in process.extract(
            typed, self.names, scorer=OSA.distance, score_cutoff=MOST_WRONG, limit=None
        ):
            # A long name typed short is a long name still.
            may_be_wrong = letters_wrong(max(typed, text, key=len))
            # Of a short name that is said with another, one letter more may be wrong: the other holds it.
            if off <= may_be_wrong + (not alone and len(typed) > 1):
                far = (
                    off + OTHER_FIRST_LETTER * (text[0] != typed[0]) + IN_A_SHORT_NAME * (off > may_be_wrong)
                )
                found[text] = Near(off=far, why=f"Spelled like {text.capitalize()}")
        names = set(self.names)
        for other in short_forms_of(typed) & names:
            found[other] = Near(off=SHORT_FORM, why=f"Also said as {other.capitalize()}")
        if len(typed) > 1:
            for text in self.beginning(typed):
                found[text] = Near(off=BEGINS, why="Name begins like that")
        if typed in names:
            found[typed] = Near(off=0, why="Name")
        return found

    def beginning(self, typed: str) -> list[str]:
        """Names that begin like this, the shortest first, as many as are looked at."""
        return sorted(self._beginning(typed), key=len)[:MOST_BEGINNINGS]

    def _beginning(self, typed: str) -> Iterator[str]:
        return (match[0][1:] for match in re.finditer(f" {re.escape(typed)}[^ ]*", self.line))
