"""Plain decisions about health standards that somebody entered: reading them as typed, and what changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class CannotRead(Exception):
    """What was typed is no framework; says why in words that a page can show."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of a framework, such as one determinant of health, and its indicators."""

    name: str
    indicators: Sequence[str]


def parts_of(typed: str) -> list[Part]:
    """Parts as somebody typed them: a line that ends with a colon begins one, each other is an indicator.

    Raises CannotRead.
    """
    parts: list[tuple[str, list[str]]] = []
    for line in (one.strip() for one in typed.splitlines()):
        if not line:
            continue
        if line.endswith(":"):
            parts.append((line[:-1].strip(), []))
        elif not parts:
            raise CannotRead("Begin with the name of a part, on a line that ends with a colon.")
        else:
            parts[-1][1].append(line)
    if not parts:
        raise CannotRead("Enter the parts and their indicators.")
    for name, indicators in parts:
        if not name or not indicators:
            raise CannotRead("Each part has a name and one indicator or more.")
    found = [Part(name=name, indicators=tuple(indicators)) for name, indicators in parts]
    _only_once([part.name for part in found])
    _only_once([one for part in found for one in part.indicators])
    return found


def levels_of(typed: str) -> list[str]:
    """Levels as somebody typed them, one a line, the best for the person first. Raises CannotRead."""
    levels = [line.strip() for line in typed.splitlines() if line.strip()]
    if len(levels) < 2:
        raise CannotRead("Enter two levels or more, one a line, the best for the person first.")
    _only_once(levels)
    return levels


def _only_once(names: Sequence[str]) -> None:
    twice = next((one for place, one in enumerate(names) if one in names[:place]), None)
    if twice is not None:
        raise CannotRead(f"This stands there twice: {twice}")


class Change(StrEnum):
    """What became of one indicator since it was last rated."""

    FIRST = "first"
    BETTER = "better"
    WORSE = "worse"
    SAME = "same"


def change(before: int | None, now: int) -> Change:
    """What changed between two places in a list of levels of which the best stands first."""
    if before is None:
        return Change.FIRST
    return Change.SAME if now == before else Change.BETTER if now < before else Change.WORSE


CHANGE_WORDS: dict[Change, str] = {
    Change.FIRST: "Rated for the first time",
    Change.BETTER: "Better than before",
    Change.WORSE: "Worse than before",
    Change.SAME: "As before",
}
SCREENING_OUTCOMES: dict[str, str] = {
    "offered": "Offered, and not answered yet",
    "taken": "Taken up",
    "declined": "Declined by the person",
    "not_offered": "Not offered",
    "not_possible": "Tried, and could not be done",
}
# Only of these is nothing more asked.
NEEDS_NO_REASON = frozenset({"offered", "taken"})
