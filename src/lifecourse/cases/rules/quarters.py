"""Quarters of financial years: written, read, counted."""

import re

from lifecourse.delivery.api import Quarter, first_day_of

WRITTEN = re.compile(r"(?P<year>\d{4}/\d{2}) Q(?P<number>[1-4])")


def read_quarter(written: str) -> Quarter | None:
    """A quarter written "2016/17 Q2"; None for anything else."""
    found = WRITTEN.fullmatch(written.strip())
    if found is None:
        return None
    try:
        return Quarter(first_day_of(found["year"]).year, int(found["number"]))
    except ValueError:
        return None


def later(quarter: Quarter, by: int) -> Quarter:
    """The quarter so many after; before it where `by` is below nothing."""
    year, number = divmod(quarter.year * 4 + quarter.number - 1 + by, 4)
    return Quarter(year, number + 1)


def apart(first: Quarter, second: Quarter) -> int:
    """How many quarters the second is after the first."""
    return (second.year - first.year) * 4 + second.number - first.number


def quarters_of(first: Quarter, last: Quarter) -> tuple[Quarter, ...]:
    """Every quarter from the first to the last; none where the last is before the first."""
    return tuple(later(first, number) for number in range(apart(first, last) + 1))
