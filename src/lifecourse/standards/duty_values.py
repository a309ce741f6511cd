"""What a pack about growing up holds, as plain values: by when a duty is to be done, and lists of groups."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from lifecourse.standards.clocks import WorkingDays, due_by
from lifecourse.standards.timing_values import UNIT_WORDS, Counts, Unit
from lifecourse.standards.values import Entry, RuleList

A_DAY = timedelta(days=1)


class Towards(StrEnum):
    """Whether a time runs on from a day, ends some time before one, or before a fixed day of its year."""

    AFTER = "after"
    BEFORE = "before"
    BEFORE_DAY = "before_day"


@dataclass(frozen=True, kw_only=True)
class DutyTiming(Entry):
    """By when a duty is to be done, counted from a day, back from a day, or before a fixed day of its year.

    `clear` marks a notice of at least some time: neither its own day nor the day it is for counts.
    """

    towards: Towards = Towards.AFTER
    count: int = 0
    unit: Unit = Unit.DAYS
    counts: Counts = Counts.AFTER
    clear: bool = False
    month: int = 0
    day: int = 0

    @property
    def length(self) -> str:
        """How long, in words."""
        if self.towards is Towards.BEFORE_DAY:
            return f"before {date(2000, self.month, self.day):%-d %B}"
        one, many = UNIT_WORDS[self.unit]
        length = f"{self.count} {one if self.count == 1 else many}"
        return f"{length} before" if self.towards is Towards.BEFORE else length

    def due(self, start: date, calendar: WorkingDays) -> date:
        """The last day on which it is in time, counted from or for a day. Raises OutsideCalendar."""
        if self.towards is Towards.BEFORE_DAY:
            return date(start.year, self.month, self.day) - A_DAY
        if self.towards is Towards.BEFORE:
            return counted_back(start, self.count, self.unit) - (A_DAY if self.clear else timedelta(0))
        return due_by(start, count=self.count, unit=self.unit, counts=self.counts, calendar=calendar)


def counted_back(day: date, count: int, unit: Unit) -> date:
    """The day so many days, weeks or months before one; in a shorter month its last day."""
    match unit:
        case Unit.DAYS:
            return day - timedelta(days=count)
        case Unit.WEEKS:
            return day - timedelta(weeks=count)
        case Unit.MONTHS:
            year, month = divmod(day.year * 12 + day.month - 1 - count, 12)
            return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
        case Unit.WORKING_DAYS:
            raise ValueError("Working days are counted on from a day, not back.")


@dataclass(frozen=True, kw_only=True)
class DutyPack(Entry):
    """The times and lists of one law or one local plan."""

    reviewed_on: date
    next_review: date
    timings: Mapping[str, DutyTiming] = field(default_factory=dict)
    lists: Mapping[str, RuleList] = field(default_factory=dict)
