"""Plain decisions about what a life costs: by year and by who pays, so far, and if nothing changed.

If nothing changed is arithmetic and no forecast: what is written down today goes on at today's prices until
an age that the reader chose.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from lifecourse.standards.api import years_after
from lifecourse.support.rules.costs import Period, financial_year

NOTHING = Decimal("0.00")
A_DAY = timedelta(days=1)
# Ages up to which a reader may let today's support go on; the first are those at which much changes.
UNTIL_AGES = (18, 25, 40, 65, 80)


@dataclass(frozen=True, kw_only=True)
class YearCost:
    """What was paid in one financial year, by who paid; a year that is not over holds a part of it."""

    year: Period
    by_payer: Mapping[str, Decimal]

    @property
    def total(self) -> Decimal:
        """What everybody paid together."""
        return sum(self.by_payer.values(), NOTHING)

    @property
    def words(self) -> str:
        """2016/17"""
        return f"{self.year.first.year}/{(self.year.first.year + 1) % 100:02}"


def periods(first: date, last: date) -> Iterator[Period]:
    """The financial years between two days, the first and the last cut to them."""
    begins = first
    while begins <= last:
        ends = min(financial_year(begins).last, last)
        yield Period(first=begins, last=ends)
        begins = ends + A_DAY


def added_up(parts: Iterable[Mapping[str, Decimal]]) -> dict[str, Decimal]:
    """What each pays of several things together."""
    found: dict[str, Decimal] = defaultdict(lambda: NOTHING)
    for part in parts:
        for payer, amount in part.items():
            found[payer] += amount
    return {payer: amount for payer, amount in found.items() if amount}


def payers(years: Sequence[YearCost], last: str = "") -> list[str]:
    """Everybody who pays in these years, the largest first; `last` comes at the end."""
    totals = added_up(year.by_payer for year in years)
    return sorted(totals, key=lambda payer: (payer == last, -totals[payer], payer))


def ages_ahead(born: date | None, *, today: date) -> list[int]:
    """The ages that are still to come, of those up to which support can be let go on."""
    return [age for age in UNTIL_AGES if born is not None and years_after(born, age) > today + A_DAY]


def ahead(born: date, age: int, *, today: date) -> Period | None:
    """From tomorrow to the day before somebody reaches an age; none where that is past."""
    last = years_after(born, age) - A_DAY
    return Period(first=today + A_DAY, last=last) if last > today else None
