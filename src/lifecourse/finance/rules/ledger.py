"""When something may be posted, into which month, and by whom: plain decisions on plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lifecourse.finance.kinds.ledger import BOOK_OF, Book, Kind

MOST_PENCE = 10**14
# A partner's own accounts: what it paid, and what of that is not known yet to be for anything.
OF_A_PARTNER = (Kind.PARTNER, Kind.SUSPENSE)


class CannotPost(Exception):
    """Something cannot be posted; says why in words that a page can show."""


@dataclass(frozen=True, kw_only=True, order=True)
class At:
    """A place in the ledger: a kind of account, and whose, of which contribution or for which line.

    `party`, `contribution` and `line` are the keys of their rows, where the kind of account has one.
    """

    kind: Kind
    party: int | None = None
    contribution: int | None = None
    line: int | None = None

    @property
    def book(self) -> Book:
        """The book that it stands in."""
        return BOOK_OF[self.kind]

    @property
    def of(self) -> int | None:
        """The row that it is of: a line, or else a contribution, or else a partner."""
        return self.line or self.contribution or self.party

    @property
    def code(self) -> str:
        """The one word by which the database knows it within a year."""
        parts = ("p", self.party), ("c", self.contribution), ("l", self.line)
        return "/".join([self.kind.value, *(f"{letter}{key}" for letter, key in parts if key is not None)])


@dataclass(frozen=True, kw_only=True)
class Leg:
    """Whole pence from one place to another, in a month of the year (1 is the first)."""

    source: At
    to: At
    month: int
    pence: int

    def back(self) -> "Leg":
        """The same the other way round."""
        return Leg(source=self.to, to=self.source, month=self.month, pence=self.pence)


@dataclass(frozen=True, kw_only=True)
class MonthState:
    """A month of a year as posting needs to know it."""

    number: int
    first_day: date
    last_day: date
    closed: bool


def check_legs(legs: Sequence[Leg]) -> None:
    """Raises CannotPost unless each leg is something, and stays within one book."""
    if not legs:
        raise CannotPost("There is nothing to post.")
    for leg in legs:
        if leg.pence <= 0:
            raise CannotPost("An amount is more than nothing. To take something back, reverse it.")
        if leg.pence > MOST_PENCE:
            raise CannotPost("An amount is too large to be true: look at the unit it was typed in.")
        if leg.source == leg.to:
            raise CannotPost("Money would go from an account to the same account.")
        if leg.source.book is not leg.to.book:
            raise CannotPost("Money cannot go from one book of the ledger to another.")


def check_months(legs: Sequence[Leg], months: Sequence[MonthState], *, today: date) -> None:
    """Raises CannotPost when a month is closed, or what is said to have happened has not."""
    known = {month.number: month for month in months}
    for leg in legs:
        month = known.get(leg.month)
        if month is None:
            raise CannotPost(f"The year has no month {leg.month}.")
        if month.closed:
            raise CannotPost(
                f"{month.first_day:%B %Y} is closed. Post into a month that is open, or have it opened again "
                "with a reason."
            )
        if leg.to.book is Book.ACTUAL and month.first_day > today:
            raise CannotPost(f"{month.first_day:%B %Y} has not begun: nothing can have been spent in it.")


def month_for(belongs_on: date, months: Sequence[MonthState]) -> MonthState:
    """The month into which something of a day is posted: its own, or the first open one after it.

    Raises CannotPost when the day lies outside the year, or every month from then on is closed.
    """
    ordered = sorted(months, key=lambda month: month.number)
    if not ordered or not ordered[0].first_day <= belongs_on <= ordered[-1].last_day:
        first, last = (ordered[0].first_day, ordered[-1].last_day) if ordered else (belongs_on, belongs_on)
        raise CannotPost(
            f"{belongs_on.day} {belongs_on:%B %Y} lies outside the year, which runs from {first.day} "
            f"{first:%B %Y} to {last.day} {last:%B %Y}."
        )
    for month in ordered:
        if not month.closed and month.last_day >= belongs_on:
            return month
    raise CannotPost("Every month from that day on is closed.")


def check_party_may(*, acts_for: frozenset[int], host: int, legs: Sequence[Leg]) -> None:
    """Raises CannotPost when somebody posts to the account of a partner for whom they do not act.

    `acts_for` are the organisations for which the poster keeps the fund. The host keeps the books and may
    post for everybody; nobody else posts what another partner spent, or owes.
    """
    if host in acts_for:
        return
    touched = {at.party for leg in legs for at in (leg.source, leg.to) if at.kind in OF_A_PARTNER}
    if touched - acts_for or not touched:
        raise CannotPost(
            "Only the host's finance lead posts this. You post what your own organisation spent."
        )
