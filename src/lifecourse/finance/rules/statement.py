"""Up to which month a statement goes, and what it says in one sentence: plain decisions on plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lifecourse.finance.rules.books import day_words
from lifecourse.finance.rules.pounds import pounds_words


@dataclass(frozen=True, kw_only=True)
class Told:
    """What the one sentence is about, in pence; `until` is the last day that is counted."""

    fund: str
    until: date
    budget: int
    planned_by_then: int
    spent: int
    committed: int
    to_come: int

    @property
    def left(self) -> int:
        """What of the budget will not have been spent; below nothing when more will be."""
        return self.budget - self.spent - self.committed - self.to_come


def month_now(first_days: Mapping[int, date], *, today: date) -> int:
    """The number of the latest month that has begun, of months by number; the first when none has."""
    begun = [number for number, first_day in first_days.items() if first_day <= today]
    return max(begun, default=1)


def said(told: Told) -> str:
    """The statement as a chair reads it out."""
    apart = told.planned_by_then - told.spent
    beside = "as much as was planned by then"
    if apart:
        beside = f"{pounds_words(abs(apart))} {'less' if apart > 0 else 'more'} than was planned by then"
    first = (
        f"By {day_words(told.until)} {told.fund} had spent {pounds_words(told.spent)} of the "
        f"{pounds_words(told.budget)} that its schemes have for the year: {beside}."
    )
    if not told.to_come and not told.committed and told.spent < told.budget:
        return f"{first} Nothing is forecast or ordered for the rest of the year yet."
    if told.left == 0:
        return f"{first} By the end of the year all of it is expected to be spent."
    if told.left < 0:
        more = pounds_words(-told.left)
        return f"{first} By the end of the year {more} more is expected to be spent than there is."
    return f"{first} At the end of the year {pounds_words(told.left)} is expected to be left."
