"""What came of savings, drawn from the lines of a fund's books that cases name (decision 158). Whole pence.

A month counts once its books are closed: before that an invoice may still come, and what nobody has posted
yet would look like a saving. One posting counts for one saving: of several that name a line in one month, for
the one that begins first.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from lifecourse.cases.kinds.drawn import Drawn, DrawnMonth, DrawnReviews, Whose
from lifecourse.cases.kinds.savings import Saving
from lifecourse.cases.kinds.tracking import Came, Known
from lifecourse.cases.rules.savings import ends_on, starts_on
from lifecourse.engine.allocation import whole
from lifecourse.finance.api import LedgerLine
from lifecourse.support.api import AroundReviews

MONTHS = 12
APRIL = 4
# A line of a pooled fund is called FUND/PRIORITY.SCHEME; other names are of books that are not kept here.
IN_A_FUND = "/"
# What is typed in pounds leaves out the pence.
A_POUND = 100


def lines_named(savings: Sequence[Saving]) -> set[str]:
    """The lines of funds that savings name."""
    return {one.ledger for one in savings if IN_A_FUND in one.ledger}


def draw(
    savings: Mapping[Whose, Saving], lines: Mapping[str, LedgerLine], *, over: date
) -> dict[Whose, Drawn]:
    """What the books say of each saving that names a line of a fund, up to the month `over`."""
    found: dict[Whose, Drawn] = {}
    taken: dict[tuple[str, date], Whose] = {}
    for whose, saving in sorted(savings.items(), key=_first_come):
        if IN_A_FUND in saving.ledger:
            found[whose] = _draw_one(whose, saving, lines.get(saving.ledger), taken, over)
    return found


def _first_come(item: tuple[Whose, Saving]) -> tuple[date, Whose]:
    """Who begins first; then by reference."""
    whose, saving = item
    return starts_on(saving) or date.max, whose


def _draw_one(
    whose: Whose,
    saving: Saving,
    line: LedgerLine | None,
    taken: dict[tuple[str, date], Whose],
    over: date,
) -> Drawn:
    if line is None or saving.baseline_pence is None:
        return Drawn(line=line)
    counted, unread, others = [], [], []
    for posted in sorted(line.months, key=lambda one: one.month):
        if not runs_in(saving, posted.month) or posted.month > over:
            continue
        if (first := taken.setdefault((saving.ledger, posted.month), whose)) != whose:
            others.append((posted.month, first))
        elif not posted.closed:
            unread.append(posted.month)
        else:
            before = month_of(saving.baseline_pence, posted.month)
            counted.append(DrawnMonth(month=posted.month, before=before, posted=posted))
    return Drawn(line=line, months=tuple(counted), unread=tuple(unread), taken=tuple(others))


def runs_in(saving: Saving, month: date) -> bool:
    """Whether a saving is made in a month; one without a start is made in none."""
    start = starts_on(saving)
    return start is not None and start.replace(day=1) <= month <= ends_on(saving)


def month_of(year_pence: int, month: date) -> int:
    """A month's part of what was spent in a year; the twelve from April on add up to it."""
    number = (month.month - APRIL) % MONTHS
    return whole(Fraction(year_pence * (number + 1), MONTHS)) - whole(Fraction(year_pence * number, MONTHS))


def draw_reviews(
    savings: Mapping[Whose, Saving], found: Mapping[Whose, AroundReviews], *, over: date
) -> dict[Whose, DrawnReviews]:
    """What people's support says of each saving made by reviews, up to the month `over`."""
    drawn: dict[Whose, DrawnReviews] = {}
    taken: dict[tuple[str, str, date], Whose] = {}
    for whose, saving in sorted(savings.items(), key=_first_come):
        if whose not in found:
            continue
        others: dict[date, Whose] = {}
        counted = [one for one in found[whose].months if one.month <= over and runs_in(saving, one.month)]
        for one in counted:
            for kind in saving.reviews:
                first = taken.setdefault((saving.organisation, kind, one.month), whose)
                if first != whose:
                    others.setdefault(one.month, first)
        around = replace(found[whose], months=tuple(counted))
        drawn[whose] = DrawnReviews(around=around, taken=tuple(sorted(others.items())))
    return drawn


def known_months(
    drawn: Drawn | None, told: Mapping[date, Came], reviews: DrawnReviews | None = None
) -> dict[date, Came]:
    """What is known of each month: what the books say, else people's support, else what somebody typed.

    What somebody says would have come anyway counts in each: no record can know it. What others pay instead
    is none of what came.
    """
    found = dict(told)
    support = [] if drawn and drawn.line else (reviews.months if reviews else [])
    for one in support:
        found[one.month] = _known(one.month, one.less - one.moved, Known.PACKAGES, told)
    for posted in drawn.months if drawn else ():
        found[posted.month] = _known(posted.month, posted.came, Known.LEDGER, told)
    return found


def _known(month: date, came: int, known: Known, told: Mapping[date, Came]) -> Came:
    typed = told.get(month)
    anyway = min(typed.anyway, max(came, 0)) if typed else 0
    return Came(month=month, actual=came, anyway=anyway, known=known)


def told_otherwise(drawn: Drawn, told: Mapping[date, Came]) -> Iterator[tuple[DrawnMonth, Came]]:
    """The months of which the books say something else than somebody typed, by a pound or more."""
    for one in drawn.months:
        typed = told.get(one.month)
        if typed is not None and abs(typed.actual - one.came) >= A_POUND:
            yield one, typed
