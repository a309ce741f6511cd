"""Two portraits field by field, with a word on how far they agree."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

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
        Row(name=name, first=one, second=other, word=_word(one, other))
        for name, one, other in zip(NAMES, _fields(first), _fields(second), strict=True)
        if one or other
    ]


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


def _word(first: tuple[str, ...], second: tuple[str, ...]) -> str:
    if not first or not second:
        return "Only one says"
    ours, theirs = ({" ".join(words.casefold().split()) for words in said} for said in (first, second))
    if ours == theirs:
        return "The same"
    return "Partly the same" if ours & theirs else "Different"
