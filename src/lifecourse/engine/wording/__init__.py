"""Two texts side by side, word by word: what both say, and what only one of them does."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

LINE = re.compile(r"[^\n]+|\n+")
WORD = re.compile(r"\S+\s*|\s+")

# Beyond so many pairs comparing takes longer than anybody waits; then the whole stretch is shown as changed.
MOST_COMPARED = 4_000_000


class Said(StrEnum):
    """Which of two texts says something."""

    BOTH = "both"
    FIRST = "first"
    SECOND = "second"


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A stretch of words, and which text says it."""

    said: Said
    words: str


def word_differences(first: str, second: str) -> list[Piece]:
    """Both texts in one: the pieces of FIRST and BOTH give the first again, those of SECOND and BOTH the
    second. Lines are compared before words, so that long texts are quick."""
    pieces: list[Piece] = []
    for said, one, other in _blocks(LINE.findall(first), LINE.findall(second)):
        found = (
            [(Said.BOTH, one)] if said is Said.BOTH else list(_words(WORD.findall(one), WORD.findall(other)))
        )
        for which, words in found:
            if pieces and pieces[-1].said is which:
                pieces[-1] = Piece(said=which, words=pieces[-1].words + words)
            elif words:
                pieces.append(Piece(said=which, words=words))
    return pieces


def _words(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[Said, str]]:
    for said, mine, theirs in _blocks(one, other):
        if said is Said.BOTH:
            yield Said.BOTH, mine
        else:
            yield Said.FIRST, mine
            yield Said.SECOND, theirs


def _blocks(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[Said, str, str]]:
    """Stretches that are equal, and stretches that are not, in order."""
    if len(one) * len(other) > MOST_COMPARED:
        yield Said.FIRST, "".join(one), "".join(other)
        return
    for what, a, b, c, d in SequenceMatcher(a=one, b=other, autojunk=False).get_opcodes():
        said = Said.BOTH if what == "equal" else Said.FIRST
        yield said, "".join(one[a:b]), "".join(other[c:d])
