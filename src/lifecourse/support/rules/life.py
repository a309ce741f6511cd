"""Plain decisions about the timeline of one life: the order of its lines, its years, filters and spans."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from lifecourse.standards.api import years_after


class LifePart(StrEnum):
    """What a line of a life is about. The order is that of the filter."""

    LIFE = "life"
    HOME = "home"
    SCHOOL = "school"
    HOSPITAL = "hospital"
    REVIEWS = "reviews"
    SUPPORT = "support"
    HEALTH = "health"
    HARDER = "harder"
    REGISTER = "register"
    PEOPLE = "people"


PART_WORDS: dict[LifePart, str] = {
    LifePart.LIFE: "Birth, and coming of age",
    LifePart.HOME: "Home and moves",
    LifePart.SCHOOL: "School and learning",
    LifePart.HOSPITAL: "Hospital",
    LifePart.REVIEWS: "Reviews and promises",
    LifePart.SUPPORT: "Support and money",
    LifePart.HEALTH: "Health checks",
    LifePart.HARDER: "What makes things harder, and what helps",
    LifePart.REGISTER: "The register",
    LifePart.PEOPLE: "Family, and who is responsible",
}


@dataclass(frozen=True, kw_only=True)
class Happened:
    """One line of a life: on which day, what happened in plain words, and where it stands in full."""

    on: date
    part: LifePart
    words: str
    more: str = ""
    place: str


@dataclass(frozen=True, kw_only=True)
class LifeSpan:
    """Something that lasted, for the picture: from a first day to a last, or going on."""

    part: LifePart
    row: str
    words: str
    first: date
    last: date | None


@dataclass(frozen=True, kw_only=True)
class YearOfLife:
    """The lines of one year, and how old somebody became in it; no year holds what is still to come."""

    year: int | None
    turned: int | None
    lines: Sequence[Happened]


def in_order(lines: Iterable[Happened], *, oldest_first: bool) -> list[Happened]:
    """Lines by their days; those of one day in the order in which they were read."""
    return sorted(lines, key=lambda line: line.on, reverse=not oldest_first)


def chosen(lines: Iterable[Happened], parts: Collection[LifePart]) -> list[Happened]:
    """The lines about these parts of a life; where none is chosen, every line."""
    return [line for line in lines if not parts or line.part in parts]


def by_years(
    lines: Sequence[Happened], *, born: date | None, died: date | None, today: date
) -> list[YearOfLife]:
    """Lines that stand in order, year by year, and what is still to come by itself."""

    def year_of(line: Happened) -> int | None:
        return None if line.on > today else line.on.year

    return [
        YearOfLife(year=year, turned=_turned(year, born, died), lines=list(some))
        for year, some in groupby(lines, year_of)
    ]


def _turned(year: int | None, born: date | None, died: date | None) -> int | None:
    if year is None or born is None or year <= born.year:
        return None
    age = year - born.year
    return age if died is None or years_after(born, age) <= died else None


def within(spans: Iterable[LifeSpan], *, born: date | None, died: date | None, today: date) -> list[LifeSpan]:
    """Spans cut to a life: none begins before the birth, and a death ends what went on."""
    found = []
    for span in spans:
        first = span.first if born is None else max(span.first, born)
        last = min((day for day in (span.last, died) if day is not None), default=None)
        last = None if last is not None and died is None and last > today else last
        if first <= (last or today):
            found.append(LifeSpan(part=span.part, row=span.row, words=span.words, first=first, last=last))
    return found


def birthdays(born: date, ages: Iterable[int], *, until: date) -> list[tuple[int, date]]:
    """The days on which somebody reached these ages, up to a day."""
    days = [(age, years_after(born, age)) for age in ages]
    return [(age, day) for age, day in days if day <= until]


def doubtful(line: Happened, *, born: date | None, died: date | None) -> str:
    """What cannot be so about a line's day, in words; empty where nothing is wrong with it."""
    if born is not None and line.on < born:
        return "This day is before the birth."
    # What others still had to do goes on after a death: a report, a promise, a payment that ends.
    if died is not None and line.on > died:
        return "After the death."
    return ""
