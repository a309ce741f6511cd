"""What came of a saving, drawn from a fund's books or from people's support instead of typed. Whole pence."""

from dataclasses import dataclass
from datetime import date

from lifecourse.finance.api import LedgerLine, LineMonth
from lifecourse.support.api import AroundReviews, MonthAround

# A case's reference and the short name of its saving: whose it is, among all cases of a partnership.
type Whose = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class DrawnMonth:
    """One month of a line: what was spent before, what was spent now, and where its postings are."""

    month: date
    before: int
    posted: LineMonth

    @property
    def came(self) -> int:
        """How much less was spent than before; below nothing: more was."""
        return self.before - self.posted.spent


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """What the books say of one saving.

    `line` is None where no fund of the partnership has the line that the case names. `unread` are months that
    are over and whose books are still open; `taken` those whose postings count for another saving, with it.
    """

    line: LedgerLine | None
    months: tuple[DrawnMonth, ...] = ()
    unread: tuple[date, ...] = ()
    taken: tuple[tuple[date, Whose], ...] = ()

    @property
    def came(self) -> int:
        """All its months together."""
        return sum(one.came for one in self.months)

    @property
    def before(self) -> int:
        """What was spent in such months before."""
        return sum(one.before for one in self.months)

    @property
    def spent(self) -> int:
        """What was spent in them now."""
        return sum(one.posted.spent for one in self.months)

    @property
    def more(self) -> int:
        """How much more was spent than before."""
        return -self.came


@dataclass(frozen=True, kw_only=True)
class DrawnReviews:
    """What people's support says of one saving: sums alone, of people in fives.

    `taken` are months that count for another saving, which names reviews of the same kind, with it.
    """

    around: AroundReviews
    taken: tuple[tuple[date, Whose], ...] = ()

    @property
    def months(self) -> tuple[MonthAround, ...]:
        """The months that count for this saving."""
        gone = {month for month, _ in self.taken}
        return tuple(one for one in self.around.months if one.month not in gone)

    @property
    def each(self) -> int:
        """How much less is paid for each person in a year, and not by others instead; 0 where too few."""
        people = self.around.people
        return (self.around.less - self.around.moved) // people if people else 0

    @property
    def more(self) -> int:
        """How much more is paid in a year than before."""
        return -self.around.less
