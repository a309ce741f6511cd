"""Months and quarters of the financial year, which begins in April, as columns of a picture."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

MONTHS_WHERE_SHORTER_THAN = 300


@dataclass(frozen=True, kw_only=True)
class Period:
    """A month or a quarter: its first day, the first day after it, and two lines of label."""

    first: date
    after: date
    label: str
    year_label: str


def periods(first: date, last: date) -> tuple[Period, ...]:
    """Whole quarters that hold both days; months where the time is short."""
    months = 1 if (last - first).days < MONTHS_WHERE_SHORTER_THAN else 3
    start = _start_of(first, months)
    return tuple(takewhile(lambda period: period.first <= last, _from(start, months)))


def financial_year(on: date) -> str:
    """2016/17"""
    year = on.year if on.month >= 4 else on.year - 1
    return f"{year}/{(year + 1) % 100:02}"


def month_later(on: date, months: int) -> date:
    """The first of the month so many months later."""
    month = on.month - 1 + months
    return date(on.year + month // 12, month % 12 + 1, 1)


def _from(start: date, months: int) -> Iterator[Period]:
    while True:
        after = month_later(start, months)
        yield Period(
            first=start,
            after=after,
            label=f"{start:%b}"
            if months == 1
            else f"Q{_quarter(start)} {start:%b}–{month_later(start, 2):%b}",
            year_label=financial_year(start),
        )
        start = after


def _start_of(on: date, months: int) -> date:
    return date(on.year, on.month - (on.month - 1) % months, 1)


def _quarter(on: date) -> int:
    return ((on.month - 4) % 12) // 3 + 1
