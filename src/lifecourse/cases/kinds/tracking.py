"""What became of a promise: months of a saving as they came, and how it stands. Whole pence."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Whence(StrEnum):
    """Where an amount that came was taken from."""

    ENTERED = "entered"
    LEDGER = "ledger"


WHENCE_WORDS: dict[Whence, str] = {
    Whence.ENTERED: "Worked out by somebody, who names what shows it",
    Whence.LEDGER: "The ledger: the budget of the line before, less what was spent",
}


class Known(StrEnum):
    """How it is known what came of a month."""

    LEDGER = "ledger"
    PACKAGES = "packages"
    TYPED = "typed"
    UNTOLD = "untold"


KNOWN_WORDS: dict[Known, str] = {
    Known.LEDGER: "Drawn from the fund’s books",
    Known.PACKAGES: "Drawn from what people’s support costs",
    Known.TYPED: "Typed by somebody, who names what shows it",
    Known.UNTOLD: "Nobody has said",
}


class Kept(StrEnum):
    """How a promise stands, of the months that are over."""

    KEPT = "kept"
    PART = "part"
    BROKEN = "broken"
    UNTOLD = "untold"
    TO_COME = "to-come"
    UNKNOWN = "unknown"


KEPT_WORDS: dict[Kept, str] = {
    Kept.KEPT: "Came",
    Kept.PART: "Came in part",
    Kept.BROKEN: "Did not come",
    Kept.UNTOLD: "Nobody has said",
    Kept.TO_COME: "Still to come",
    Kept.UNKNOWN: "Cannot be worked out",
}


@dataclass(frozen=True, kw_only=True)
class Came:
    """What is known of one month: what came, what of it would have come anyway, and how one knows. Pence."""

    month: date
    actual: int
    anyway: int = 0
    known: Known = Known.TYPED


@dataclass(frozen=True, kw_only=True)
class MonthStands:
    """One month of a saving: planned, and what came of it; None where nobody has said yet."""

    month: date
    planned: int
    came: Came | None

    @property
    def by_it(self) -> int | None:
        """What came because of the case: what would have come anyway is none of its doing."""
        return None if self.came is None else self.came.actual - self.came.anyway

    @property
    def known(self) -> Known:
        """How it is known what came."""
        return Known.UNTOLD if self.came is None else self.came.known

    @property
    def known_words(self) -> str:
        """The same in words."""
        return KNOWN_WORDS[self.known]


@dataclass(frozen=True, kw_only=True)
class Track:
    """How a saving stands by the end of a month. All sums are of the months that are over."""

    months: tuple[MonthStands, ...]
    kept: Kept

    @property
    def planned(self) -> int:
        """What should have come."""
        return sum(one.planned for one in self.months)

    @property
    def came(self) -> int:
        """What came, anyway or not."""
        return sum(one.came.actual for one in self.months if one.came)

    @property
    def anyway(self) -> int:
        """What of it would have come without the case."""
        return sum(one.came.anyway for one in self.months if one.came)

    @property
    def by_it(self) -> int:
        """What came because of the case."""
        return self.came - self.anyway

    @property
    def missed(self) -> int:
        """What did not come, of the months that somebody has said something of; never below nothing."""
        told = sum(one.planned for one in self.months if one.came)
        return max(told - self.by_it, 0)

    @property
    def untold(self) -> int:
        """What should have come in months of which nobody has said a word."""
        return sum(one.planned for one in self.months if one.came is None)

    @property
    def told(self) -> tuple[MonthStands, ...]:
        """The months of which somebody has said something."""
        return tuple(one for one in self.months if one.came)

    @property
    def untold_months(self) -> tuple[date, ...]:
        """Months that are over, in which something should have come, and of which nobody said a word."""
        return tuple(one.month for one in self.months if one.came is None and one.planned)


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of savings together. Pence; what was moved between partners is in none but `moved`."""

    planned: int = 0
    cash: int = 0
    avoided: int = 0
    anyway: int = 0
    missed: int = 0
    untold: int = 0
    moved: int = 0

    @property
    def by_it(self) -> int:
        """What nobody pays any more because of the cases: cash and cost avoided."""
        return self.cash + self.avoided

    def __add__(self, other: "Outcome") -> "Outcome":
        return Outcome(
            planned=self.planned + other.planned,
            cash=self.cash + other.cash,
            avoided=self.avoided + other.avoided,
            anyway=self.anyway + other.anyway,
            missed=self.missed + other.missed,
            untold=self.untold + other.untold,
            moved=self.moved + other.moved,
        )


@dataclass(frozen=True, kw_only=True)
class KnownSum:
    """Months of savings of which it is known in one way what came. Pence, without what was only moved."""

    planned: int = 0
    by_it: int = 0
    anyway: int = 0

    def __add__(self, other: "KnownSum") -> "KnownSum":
        return KnownSum(
            planned=self.planned + other.planned,
            by_it=self.by_it + other.by_it,
            anyway=self.anyway + other.anyway,
        )
