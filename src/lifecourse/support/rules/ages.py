"""Plain decisions about coming of age: on which days nothing that somebody needs is in place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from lifecourse.standards.api import years_after

ADULT = 18
# Our own: from four years before, as plans for adult life begin at 14; and how far past the birthday a
# service has to reach before it may be said to have gone on.
YEARS_AHEAD = 4
REACHES = timedelta(days=90)
A_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Span:
    """From a first day to a last, both included; no last day where it goes on."""

    from_date: date
    to_date: date | None


def gaps(spans: Iterable[Span], *, first: date, last: date) -> list[Span]:
    """The days between two days, both included, that none of these spans covers."""
    found, day = [], first
    for span in sorted(spans, key=lambda one: one.from_date):
        ends = last if span.to_date is None else span.to_date
        if ends < day or span.from_date > last:
            continue
        if span.from_date > day:
            found.append(Span(from_date=day, to_date=span.from_date - A_DAY))
        day = max(day, ends + A_DAY)
        if day > last:
            return found
    if day <= last:
        found.append(Span(from_date=day, to_date=last))
    return found


def eighteenth(born: date | None, *, today: date) -> date | None:
    """The eighteenth birthday, while it is near enough to be planned for, or has just been."""
    if born is None:
        return None
    day = years_after(born, ADULT)
    return day if years_after(born, ADULT - YEARS_AHEAD) <= today <= day + REACHES else None


def passes_over(spans: Iterable[Span], *, eighteen: date) -> list[Span]:
    """On which days around that birthday nothing is in place: from the day before until some time after."""
    return gaps(spans, first=eighteen - A_DAY, last=eighteen + REACHES)
