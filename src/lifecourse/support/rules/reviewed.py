"""What support cost before and after reviews, as it may be told: of people in fives, and never of fewer.

In what order people were reviewed decides who is counted, so that a sum of one day and one of another never
differ by a single person. Whole pence.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from lifecourse.engine.allocation import whole

# Fewer are told of nowhere, as in counts/published.py.
SMALLEST = 5
# What is paid in four weeks says what support costs; a review shows in it once they have passed.
WEEKS = 4
DAYS = 7 * WEEKS
DAYS_OF_A_YEAR = 365


@dataclass(frozen=True, kw_only=True)
class Paid:
    """What one organisation pays for somebody in a time, and what everybody pays, in pence."""

    own: int = 0
    everybody: int = 0


@dataclass(frozen=True, kw_only=True)
class Reviewed:
    """Somebody who was reviewed: four weeks before, the last four weeks, and each month since."""

    held_on: date
    before: Paid
    after: Paid
    months: Mapping[date, Paid]


@dataclass(frozen=True, kw_only=True)
class MonthAround:
    """What one organisation paid less in a month, and how much of it others pay instead. Pence."""

    month: date
    people: int
    less: int
    moved: int


@dataclass(frozen=True, kw_only=True)
class AroundReviews:
    """What support cost a year before reviews and costs after them, of so many people together, in pence.

    `people` is a number of fives, of those reviewed four weeks before `on` or earlier; none: too few to tell
    of. `moved` of what one organisation pays less is paid by others instead.
    """

    on: date
    people: int = 0
    before: int = 0
    after: int = 0
    moved: int = 0
    months: tuple[MonthAround, ...] = ()

    @property
    def less(self) -> int:
        """What is paid less in a year; below nothing: more."""
        return self.before - self.after


def around(reviewed: Sequence[Reviewed], *, on: date, days_of: Mapping[date, int]) -> AroundReviews:
    """What may be told of these, who are still supported. `days_of`: how many days each month has."""
    told = in_fives(sorted(reviewed, key=lambda one: one.held_on))
    own = sum(one.before.own for one in told), sum(one.after.own for one in told)
    everybody = sum(one.before.everybody for one in told), sum(one.after.everybody for one in told)
    less, whole_less = own[0] - own[1], everybody[0] - everybody[1]
    return AroundReviews(
        on=on,
        people=len(told),
        before=_year(own[0]),
        after=_year(own[1]),
        moved=_year(_moved(less, whole_less)),
        months=tuple(
            found for month in sorted(days_of) if (found := _month(told, month, days_of[month])).people
        ),
    )


def in_fives[T](people: Sequence[T]) -> Sequence[T]:
    """The first of them, in fives: whoever is over waits until there are five more."""
    return people[: len(people) // SMALLEST * SMALLEST]


def _month(told: Sequence[Reviewed], month: date, days: int) -> MonthAround:
    """One month, of those who were reviewed before it began."""
    there = in_fives([one for one in told if one.held_on < month and month in one.months])
    own = whole(Fraction(sum(one.before.own for one in there) * days, DAYS))
    everybody = whole(Fraction(sum(one.before.everybody for one in there) * days, DAYS))
    less = own - sum(one.months[month].own for one in there)
    whole_less = everybody - sum(one.months[month].everybody for one in there)
    return MonthAround(month=month, people=len(there), less=less, moved=_moved(less, whole_less))


def _moved(less: int, whole_less: int) -> int:
    """What others pay instead: never called less."""
    return max(less - max(whole_less, 0), 0) if less > 0 else 0


def _year(pence: int) -> int:
    return whole(Fraction(pence * DAYS_OF_A_YEAR, DAYS))
