"""Counts days, working days, weeks and months from a day, as the law counts them."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from lifecourse.standards.timing_values import Counts, Unit

A_DAY = timedelta(days=1)
SATURDAY = 5


class OutsideCalendar(Exception):
    """A day lies outside what the calendar of working days knows."""


@dataclass(frozen=True, kw_only=True)
class WorkingDays:
    """Which days are working days, from a first to a last day. Beyond them nothing is guessed."""

    first: date
    last: date
    holidays: frozenset[date]
    citation: str

    def has(self, day: date) -> bool:
        """Whether a day is a working day. Raises OutsideCalendar."""
        if not self.first <= day <= self.last:
            raise OutsideCalendar(
                f"Bank holidays are known from {said(self.first)} to {said(self.last)}; "
                f"whether {said(day)} is one is not."
            )
        return day.weekday() < SATURDAY and day not in self.holidays


def due_by(start: date, *, count: int, unit: Unit, counts: Counts, calendar: WorkingDays) -> date:
    """The last day of a time that is counted from a day. Raises OutsideCalendar.

    "Within N days after the day" ends on the Nth day after it; "within N days beginning with the day"
    counts the day itself as the first, and so ends one day sooner (Mental Health Act 2025, section 4).
    """
    if count < 0:
        raise ValueError(f"Expected a count of 0 or more, found {count}.")
    if count == 0:
        return start
    begins = counts is Counts.BEGINNING_WITH
    match unit:
        case Unit.DAYS:
            return start + timedelta(days=count - begins)
        case Unit.WEEKS:
            return start + timedelta(days=7 * count - begins)
        case Unit.MONTHS:
            return _months(start, count, begins=begins)
        case Unit.WORKING_DAYS:
            return _working_days(start if begins else start + A_DAY, count, calendar)


def _months(start: date, count: int, *, begins: bool) -> date:
    # The corresponding date rule: the day of the same number, or the last of a month that has no such
    # day (Dodds v Walker [1981] 1 WLR 1027). A time that begins with the day ends on the day before
    # the corresponding one; where the month has none, on its last.
    year, month = divmod(start.month - 1 + count, 12)
    last = monthrange(start.year + year, month + 1)[1]
    if start.day > last:
        return date(start.year + year, month + 1, last)
    return date(start.year + year, month + 1, start.day) - (A_DAY if begins else timedelta(0))


def _working_days(day: date, count: int, calendar: WorkingDays) -> date:
    left = count - calendar.has(day)
    while left:
        day += A_DAY
        left -= calendar.has(day)
    return day


def years_after(day: date, years: int) -> date:
    """The day on which so many years are full; after 29 February, 1 March where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def age_on(born: date, day: date) -> int:
    """Full years of age on a day; whoever was born on 29 February is a year older on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def said(day: date) -> str:
    """A day in words."""
    return f"{day:%-d %B %Y}"
