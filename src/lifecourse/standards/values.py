"""What a rule pack holds, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Status(StrEnum):
    """Whether a rule binds, bound once, will bind, is of unknown date, or is only our own convention."""

    IN_FORCE = "in-force"
    SUPERSEDED = "superseded"
    NOT_COMMENCED = "enacted-not-commenced"
    UNDATED = "undated"
    LOCAL_CONVENTION = "local-convention"


STATUS_WORDS: dict[Status, str] = {
    Status.IN_FORCE: "In force",
    Status.SUPERSEDED: "No longer in force",
    Status.NOT_COMMENCED: "Enacted, not yet in force",
    Status.UNDATED: "Published, from which day is not known",
    Status.LOCAL_CONVENTION: "Our own convention: no national rule",
}


@dataclass(frozen=True, kw_only=True)
class Denominator:
    """The population that a rate is a rate of."""

    quantity: str
    words: str
    vintage: str


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What every entry of a pack carries: its words, where it comes from, and when it holds."""

    id: str
    words: str
    citation: str
    status: Status
    in_force_from: date
    in_force_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the entry is (or was) the rule on a day."""
        if self.status is Status.NOT_COMMENCED or day < self.in_force_from:
            return False
        return self.in_force_to is None or day <= self.in_force_to


@dataclass(frozen=True, kw_only=True)
class RuleNumber(Entry):
    """One national number: a single value, or the two ends of a range."""

    unit: str
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    commissioner: str = ""
    ages: str = ""
    denominator: Denominator | None = None

    @property
    def least(self) -> Decimal:
        """The lower end, or the value itself."""
        return self._end(self.low)

    @property
    def most(self) -> Decimal:
        """The upper end, or the value itself."""
        return self._end(self.high)

    def _end(self, end: Decimal | None) -> Decimal:
        found = self.value if end is None else end
        if found is None:
            raise ValueError(f"Rule number {self.id} has neither a value nor a range.")
        return found


@dataclass(frozen=True, kw_only=True)
class RuleDate(Entry):
    """One national date."""

    day: date


@dataclass(frozen=True, kw_only=True)
class RuleList(Entry):
    """One national list. `finds` holds, for an item, the words by which a plan's text is known to name it."""

    items: tuple[str, ...]
    finds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Rounding(Entry):
    """To what step a computed range is rounded (half up)."""

    step: Decimal


@dataclass(frozen=True, kw_only=True)
class RulePack(Entry):
    """All rules of one national programme over one span of time."""

    reviewed_on: date
    next_review: date
    numbers: Mapping[str, RuleNumber]
    dates: Mapping[str, RuleDate]
    lists: Mapping[str, RuleList]
    rounding: Rounding

    @property
    def name(self) -> str:
        """The pack's name as a page prints it."""
        return self.words

    @property
    def rates(self) -> tuple[RuleNumber, ...]:
        """The numbers that are rates of a population."""
        return tuple(n for n in self.numbers.values() if n.denominator is not None)

    def rate_for(self, commissioner: str) -> RuleNumber | None:
        """The planning rate for the beds that a commissioner pays for, or None."""
        return next((n for n in self.rates if n.commissioner == commissioner), None)
