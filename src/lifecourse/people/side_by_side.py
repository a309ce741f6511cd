"""Two portraits field by field, with a word on how far they agree."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from lifecourse.engine.linkage.words import plain
from lifecourse.people.portrait import Fact, Portrait


@dataclass(frozen=True, kw_only=True)
class Row:
    """One field of both: what each says, and whether that is the same."""

    name: str
    first: tuple[str, ...]
    second: tuple[str, ...]
    word: str


def side_by_side(first: Portrait, second: Portrait) -> list[Row]:
    """Every field of which at least one of the two says something."""
    return [
        Row(name=name, first=one, second=other, word=word_for(name, one, other))
        for name, one, other in zip(NAMES, _fields(first), _fields(second), strict=True)
        if one or other
    ]


# Of a hundred; at this, Smyth and Smith under one given name are alike, and two people of one family are not.
ALIKE = 80
NEVER_ALIKE = ("NHS number", "Gender", "Died")
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
NAMES = (
    "Name",
    "Other names",
    "Born",
    "Died",
    "Gender",
    "NHS number",
    "Lives at",
    "Lived at",
    "Telephone",
    "Email",
    "GP practice",
)


def _fields(known: Portrait) -> Iterator[tuple[str, ...]]:
    yield _all(known.name)
    yield tuple(fact.words for fact in known.other_names)
    yield _all(known.born)
    yield _all(known.died)
    yield _all(known.gender)
    yield _all(known.nhs_number)
    yield (known.lives.words,) if known.lives else ()
    yield tuple(place.words for place in known.lived)
    yield tuple(fact.words for fact in known.phones)
    yield tuple(fact.words for fact in known.emails)
    yield _all(known.gp_practice)


def _all(fact: Fact | None) -> tuple[str, ...]:
    """What is said, and what other systems of the same person say instead."""
    return tuple(one.words for one in chain([fact], fact.others)) if fact else ()


def word_for(name: str, first: tuple[str, ...], second: tuple[str, ...]) -> str:
    """How far two agree in one field: the same, partly, alike as spelled, different, or one is silent."""
    if not first or not second:
        return "Only one says"
    ours, theirs = ({" ".join(words.casefold().split()) for words in said} for said in (first, second))
    if ours == theirs:
        return "The same"
    if ours & theirs:
        return "Partly the same"
    # One figure more or less makes a number another person's, however alike the two look.
    if name not in NEVER_ALIKE and any(is_alike(one, other) for one in ours for other in theirs):
        return "Alike"
    return "Different"


def is_alike(one: str, other: str) -> bool:
    """Whether two could be one thing in two spellings: an accent, a letter, day and month changed over."""
    plain_one, plain_other = (" ".join(map(plain, words.split())) for words in (one, other))
    if ISO_DAY.fullmatch(one) and ISO_DAY.fullmatch(other):
        # Of two years the one may be a parent's, who was born on the same day.
        turned = one[:4] + one[8:] + one[5:7] == other.replace("-", "")
        return one[:4] == other[:4] and (turned or OSA.distance(one, other) <= 1)
    return fuzz.token_sort_ratio(plain_one, plain_other) >= ALIKE
