"""What was held back, where and why, as plain values."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from lifecourse.plans.api import PlanDocument


class Why(StrEnum):
    """Why something is held back."""

    SMALL = "small"
    SUM = "sum"
    RATIO = "ratio"
    TEXT = "text"
    NEVER = "never"
    CHOSEN = "chosen"


# One and many of it, in general words that say nothing of what they hide.
WHY_WORDS: dict[Why, tuple[str, str]] = {
    Why.SMALL: ("count of fewer than 5 people", "counts of fewer than 5 people"),
    Why.SUM: ("number from which one could be worked out", "numbers from which one could be worked out"),
    Why.RATIO: ("share or rate beside such counts", "shares or rates beside such counts"),
    Why.TEXT: ("text that may tell of a few people", "texts that may tell of a few people"),
    Why.NEVER: ("table or column that may tell of a person", "tables or columns that may tell of a person"),
    Why.CHOSEN: (
        "part that the partnership keeps back for people's privacy",
        "parts that the partnership keeps back for people's privacy",
    ),
}


@dataclass(frozen=True, kw_only=True, order=True)
class HeldBack:
    """One thing that is not in the public edition. `reason` and `found` are for the partnership alone."""

    section: str
    path: str
    why: Why
    reason: str = ""
    found: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Redacted:
    """A plan as everybody may read it, with what was held back and which tables were altered in part."""

    document: PlanDocument
    held: tuple[HeldBack, ...] = ()
    altered: frozenset[str] = frozenset()
    rounded: bool = False

    @property
    def words(self) -> str:
        """What every public paper says of itself."""
        return edition_words(self.held, rounded=self.rounded)


def edition_words(held: Sequence[HeldBack], *, rounded: bool) -> str:
    """How many things are held back and why, in general words."""
    if not held:
        return "Public edition. Nothing is held back but the notes behind figures."
    counted = Counter(one.why for one in held)
    listed = [f"{counted[why]} {WHY_WORDS[why][counted[why] > 1]}" for why in Why if counted[why]]
    things = "1 thing is" if len(held) == 1 else f"{len(held)} things are"
    said = f"Public edition. {things} held back so that no person can be told from it: {'; '.join(listed)}."
    return f"{said} Every other number of people is rounded to the nearest 5." if rounded else said
