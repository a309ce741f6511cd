"""Tells whether two texts name the same provider, place or service: plain comparing of words, no guessing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Words that many names share, and that tell no two organisations apart.
LEGAL = frozenset(
    {"nhs", "foundation", "trust", "university", "ltd", "limited", "plc", "cic", "the", "of", "and"}
)
# Words that say what kind of thing something is, and not which one; without their plural, as compared.
KIND_WORDS = """
a all area board borough by care ccg central city clinical commissioning community council country county
district each east every gp gps group health home hospital in independent local many mental mid mixed none
north not on other partnership practice practitioner primary private provider residential sector service
several social some south specialist state stated team their three to town two unit variou voluntary ward west
whole with within work
"""
KINDS = frozenset(KIND_WORDS.split())
SHORTEST_CODE = 3
PIECES = re.compile(r"[;,/]|\band\b|\bwith\b|\bby\b")


@dataclass(frozen=True, kw_only=True)
class Named:
    """A provider that a partnership names: the code it is known under in Lifecourse, and its name."""

    code: str
    name: str


def words_in(text: str) -> tuple[str, ...]:
    """The words of a name as they are compared: small letters, no brackets, no plural, no legal form."""
    plain = re.sub(r"\([^)]*\)", " ", text.lower())
    found = re.findall(r"[a-z0-9]+", re.sub(r"['’]s?", "", plain))
    return tuple(_singular(w) for w in found if w not in LEGAL)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def tells_apart(words: tuple[str, ...]) -> bool:
    """Whether a name says which one is meant, and not only what kind of thing."""
    return any(w not in KINDS and len(w) > 2 for w in words)


def within(words: tuple[str, ...], text: tuple[str, ...]) -> bool:
    """Whether a name stands in a text, word after word."""
    size = len(words)
    return bool(words) and any(text[n : n + size] == words for n in range(len(text) - size + 1))


def names(provider: Named, text: str) -> bool:
    """Whether a text names a provider: by its code in capitals, or by its name."""
    code = provider.code.upper()
    if len(code) >= SHORTEST_CODE and re.search(rf"(?<!\w){re.escape(code)}(?!\w)", text):
        return True
    called = words_in(provider.name)
    return tells_apart(called) and within(called, words_in(text))


def named_in(text: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """The names in a free text such as "Willowbank Care and two others", each with its words."""
    for piece in PIECES.split(text):
        words = words_in(piece)
        if tells_apart(words):
            yield words, piece.strip()
