"""Lays groups out by how much something matters to them and how much they can change."""

from collections.abc import Iterable
from dataclasses import dataclass

from lifecourse.delivery.rules import LEVEL_WORDS, Level

# What each corner of the map asks for, by influence, then interest.
CORNERS: dict[tuple[Level, Level], str] = {
    (Level.HIGH, Level.HIGH): "Work with them closely",
    (Level.HIGH, Level.LOW): "Keep them content",
    (Level.LOW, Level.HIGH): "Listen, and help them be heard",
    (Level.LOW, Level.LOW): "Keep them told",
}


@dataclass(frozen=True, kw_only=True)
class Square:
    """One square of the map: what it asks for, if it is a corner, and who stands in it."""

    words: str
    names: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Stakes:
    """The map, the most influence in the first row, the least interest in the first column."""

    rows: tuple[tuple[str, tuple[Square, ...]], ...]
    columns: tuple[str, ...]
    closest: int
    unheard: int


def stakes_of(groups: Iterable[tuple[str, str, str]]) -> Stakes:
    """The map of groups, each given by name, interest and influence."""
    placed = [(name, Level(interest), Level(influence)) for name, interest, influence in groups]
    across = tuple(reversed(Level))
    rows = tuple(
        (LEVEL_WORDS[influence], tuple(_square(placed, influence, interest) for interest in across))
        for influence in Level
    )
    return Stakes(
        rows=rows,
        columns=tuple(LEVEL_WORDS[interest] for interest in across),
        closest=len(_names(placed, Level.HIGH, Level.HIGH)),
        unheard=len(_names(placed, Level.LOW, Level.HIGH)),
    )


def _square(placed: list[tuple[str, Level, Level]], influence: Level, interest: Level) -> Square:
    return Square(words=CORNERS.get((influence, interest), ""), names=_names(placed, influence, interest))


def _names(placed: list[tuple[str, Level, Level]], influence: Level, interest: Level) -> tuple[str, ...]:
    return tuple(name for name, i, f in placed if i == interest and f == influence)
