"""What differs between two versions of a case, as somebody reads it before they decide."""

from dataclasses import dataclass
from enum import StrEnum

from lifecourse.engine.wording import Piece


class Change(StrEnum):
    """What became of something."""

    CHANGED = "changed"
    ADDED = "added"
    TAKEN_OUT = "taken-out"


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One thing that differs. `place`: its row, "" for the part itself; `what`: its field, "" for all.

    `was` and `now` are words to show, "" where there was nothing. Of words, `pieces` hold both texts in one;
    of an amount, `step` says how far it moved; of a whole row, `fields` say what stands or stood in it.
    """

    place: str
    what: str
    change: Change
    was: str = ""
    now: str = ""
    step: str = ""
    pieces: tuple[Piece, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class PartDiffers:
    """Everything that differs in one part of a case, in the order in which it stands there."""

    name: str
    title: str
    found: tuple[Difference, ...]

    @property
    def sentence(self) -> str:
        """How much of it: "2 changed, 1 was added"."""
        counts = {change: sum(one.change is change for one in self.found) for change in Change}
        said = [
            (Change.CHANGED, "changed", "changed"),
            (Change.ADDED, "was added", "were added"),
            (Change.TAKEN_OUT, "was taken out", "were taken out"),
        ]
        words = [
            f"{counts[one]} {single if counts[one] == 1 else many}"
            for one, single, many in said
            if counts[one]
        ]
        return ", ".join(words)


@dataclass(frozen=True, kw_only=True)
class HeadlineMoved:
    """A figure that decides, in both versions. `was` and `now` in words; `step`: how far an amount moved."""

    name: str
    was: str
    now: str
    step: str = ""

    @property
    def differs(self) -> bool:
        """Whether it is not what it was."""
        return self.was != self.now
