"""What every chart has: a title, a sentence, a table, and patterns that do not lean on colour."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

NOT_STATED = "not stated"


@dataclass(frozen=True, kw_only=True)
class ChartTable:
    """The figures of a chart as rows; the first cell of a row names it."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    last_row_is_total: bool = False


class Chart(Protocol):
    """What `{% chart %}` asks of a chart; `kind` names the template that draws it."""

    @property
    def kind(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def sentence(self) -> str: ...
    @property
    def table(self) -> ChartTable: ...


@dataclass(frozen=True, kw_only=True)
class Pattern:
    """A fill that can be told apart in black and white: a ground, and marks drawn over it."""

    name: str
    ground: str
    marks: str = ""
    path: str = ""
    dots: bool = False
    dark: bool = False


PATTERNS = (
    Pattern(name="plain", ground="#1d4540", dark=True),
    Pattern(name="slant", ground="#f6c667", marks="#6b4a00", path="M-2 2l4-4M0 10l10-10M8 12l4-4"),
    Pattern(name="dots", ground="#d3e3f0", marks="#2c5f8a", dots=True),
    Pattern(name="cross", ground="#f6d9cc", marks="#a63a1b", path="M0 0l10 10M10 0l-10 10"),
    Pattern(name="level", ground="#e6d9ea", marks="#5d3a66", path="M0 3h10M0 8h10"),
    Pattern(name="upright", ground="#dfece6", marks="#1b6a5a", path="M3 0v10M8 0v10"),
    Pattern(name="grid", ground="#ffffff", marks="#55605b", path="M0 5h10M5 0v10"),
    Pattern(name="back", ground="#efe8db", marks="#55605b", path="M-2 8l4 4M0 0l10 10M8-2l4 4"),
)


def pattern(index: int) -> Pattern:
    """The pattern of the part at this place; parts past the last begin again."""
    return PATTERNS[index % len(PATTERNS)]


def listed(words: Sequence[str]) -> str:
    """Words in a sentence: "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
