"""Years of a fund, their months, and how a year's sum is laid over them: plain decisions on plain values."""

import calendar
from datetime import date

from lifecourse.engine.allocation import allocate
from lifecourse.finance.rules.ledger import MonthState

MONTHS = 12


class CannotHold(Exception):
    """Something about a fund cannot stand as it is; says why in words that a page can show."""


def year_slug(first_day: date) -> str:
    """A financial year as it is said: 2016-17."""
    return f"{first_day.year}-{(first_day.year + 1) % 100:02d}"


def months_of(first_day: date) -> list[MonthState]:
    """The twelve months of a financial year, which begins on the first day of a month. Raises CannotHold."""
    if first_day.day != 1:
        raise CannotHold("A financial year begins on the first day of a month.")
    found = []
    for step in range(MONTHS):
        year, month = divmod(first_day.month - 1 + step, 12)
        first = date(first_day.year + year, month + 1, 1)
        last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
        found.append(MonthState(number=step + 1, first_day=first, last_day=last, closed=False))
    return found


def over_months(pence: int, months: list[int]) -> dict[int, int]:
    """A sum laid evenly over months, by number; odd pence come first. The parts add up to it."""
    parts = allocate(pence, {f"{month:02d}": 1 for month in months})
    return {int(month): part for month, part in parts.items() if part}


def check_may_close(month: MonthState, months: list[MonthState]) -> None:
    """Raises CannotHold unless every month before it is closed, and it is open."""
    if month.closed:
        raise CannotHold(f"{month.first_day:%B %Y} is closed already.")
    if any(not one.closed for one in months if one.number < month.number):
        raise CannotHold("Months are closed in their order: an earlier one is still open.")


def check_nothing_in_suspense(month: MonthState, *, count: int, pence: int, why: str) -> None:
    """Raises CannotHold where lines of a month are in suspense and nobody says why they are carried."""
    if count and not why.strip():
        lines = "1 line" if count == 1 else f"{count} lines"
        raise CannotHold(
            f"In {month.first_day:%B %Y}, £{pence / 100:,.2f} in {lines} is not known to be for anything. "
            "Say what it was for, or say why it is carried on."
        )


def check_may_open(month: MonthState, months: list[MonthState], *, why: str) -> None:
    """Raises CannotHold unless it is the last that was closed, and there is a reason."""
    if not month.closed:
        raise CannotHold(f"{month.first_day:%B %Y} is open already.")
    if any(one.closed for one in months if one.number > month.number):
        raise CannotHold("A later month is closed. Months are opened again from the last one back.")
    if not why.strip():
        raise CannotHold("Say why it is opened again.")
