"""The two halves of a financial year, for what is reported twice a year."""

from dataclasses import dataclass
from datetime import date

from lifecourse.delivery.api import first_day_of, last_day_of, year_of

OCTOBER = 10


@dataclass(frozen=True, kw_only=True)
class Half:
    """April to September of a financial year, or October to March. Both days are in it."""

    first: date
    last: date

    @property
    def words(self) -> str:
        """As it is said: April to September 2016."""
        if self.first.year == self.last.year and self.first.month != 1:
            return f"{self.first:%B} to {self.last:%B %Y}"
        return f"{self.first:%B %Y} to {self.last:%B %Y}"

    @property
    def slug(self) -> str:
        """As an address says it: its first day."""
        return self.first.isoformat()


def half_of(day: date) -> Half:
    """The half of a financial year in which a day lies."""
    year = year_of(day)
    first, last = first_day_of(year), last_day_of(year)
    middle = date(first.year, OCTOBER, 1)
    if day < middle:
        return Half(first=first, last=date(first.year, OCTOBER - 1, 30))
    return Half(first=middle, last=last)


def halves(first: date, last: date) -> list[Half]:
    """Every half from that of the one day to that of the other, the earliest first."""
    found = [half_of(first)]
    while found[-1].last < last:
        found.append(half_of(date.fromordinal(found[-1].last.toordinal() + 1)))
    return found
