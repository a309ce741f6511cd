"""What a promised saving comes to, month by month, for each partner and for the whole. Exact, in whole pence.

A month is its first day. The amount of a full year is rounded to the penny once; months are cut from the
running total, so that they add up to it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from lifecourse.cases.kinds.savings import CostToAchieve, How, Saving, StatedYear
from lifecourse.delivery.api import first_day_of, last_day_of, year_of
from lifecourse.engine.allocation import allocate, whole

MONTHS = 12


class Flow(StrEnum):
    """What an amount of a saving is, for the organisation it stands with. Costs are below nothing."""

    CASH = "cash"
    AVOIDED = "avoided"
    MOVED = "moved"
    REINVESTED = "reinvested"
    SPENT = "spent"


FLOW_WORDS: dict[Flow, str] = {
    Flow.CASH: "Cash saved",
    Flow.AVOIDED: "Cost avoided",
    Flow.MOVED: "Moved between partners",
    Flow.REINVESTED: "Put back in",
    Flow.SPENT: "Spent to get there",
}


@dataclass(frozen=True, kw_only=True)
class Amount:
    """Pence of one saving for one organisation in one month."""

    saving: str
    organisation: str
    month: date
    flow: Flow
    pence: int


@dataclass(frozen=True, kw_only=True)
class Effect:
    """What savings come to, by what the amounts are. Pence; costs are below nothing."""

    cash: int = 0
    avoided: int = 0
    moved: int = 0
    reinvested: int = 0
    spent: int = 0

    @property
    def saved(self) -> int:
        """What is no longer spent by anybody, before anything is put back in."""
        return self.cash + self.avoided

    @property
    def net(self) -> int:
        """What the organisation has more, or less, than without."""
        return self.saved + self.moved + self.reinvested + self.spent

    def __add__(self, other: "Effect") -> "Effect":
        return Effect(**{flow: getattr(self, flow) + getattr(other, flow) for flow in Flow})


def missing(saving: Saving) -> tuple[str, ...]:
    """What is not said, and without which the amount cannot be worked out, in words."""
    asked: dict[How, tuple[tuple[object, str], ...]] = {
        How.PEOPLE: ((saving.people, "how many people"), (saving.each_pence, "what is saved on each")),
        How.HOURS: (
            (saving.hours, "how many hours a year"),
            (saving.price_pence, "the price of an hour now"),
            (saving.ceiling_pence, "the ceiling price of an hour"),
        ),
        How.GIVEN: ((saving.given_pence, "the amount"),),
        How.STATED: ((saving.stated or None, "the amount of any year"),),
    }
    return tuple(words for value, words in asked[saving.how] if value is None)


def full_year(saving: Saving) -> int | None:
    """What is saved in a full year, or once and for all where it comes once; None: it cannot be worked out.

    Stated years with their months are brought to twelve months; without, the last of them counts.
    """
    if missing(saving):
        return None
    return whole(_exact_year(saving))


def _exact_year(saving: Saving) -> Fraction:
    match saving.how:
        case How.PEOPLE:
            return (saving.people or 0) * (saving.each_pence or 0) * saving.confidence
        case How.HOURS:
            gap = (saving.price_pence or 0) - (saving.ceiling_pence or 0)
            return (saving.hours or 0) * gap * saving.confidence
        case How.GIVEN:
            return (saving.given_pence or 0) * saving.confidence
        case How.STATED:
            months = [one.months for one in saving.stated if one.months is not None]
            if len(months) < len(saving.stated):
                return Fraction(saving.stated[-1].pence)
            return Fraction(sum(one.pence for one in saving.stated) * MONTHS, sum(months))


def months_after(month: date, months: int) -> date:
    """The first day of the month so many months later."""
    years, index = divmod(month.month - 1 + months, MONTHS)
    return date(month.year + years, index + 1, 1)


def starts_on(saving: Saving) -> date | None:
    """The day from which it is saved, slippage and all; the day of the month stays where there is one."""
    if saving.first_day is None:
        return None
    month = months_after(saving.first_day, saving.slippage_months)
    last = months_after(month, 1) - timedelta(days=1)
    return min(month.replace(day=min(saving.first_day.day, last.day)), last)


def ends_on(saving: Saving) -> date:
    """The last day of what is saved; of what comes once, the end of the month in which the last comes."""
    if not saving.once or saving.first_day is None:
        return saving.last_day or date.max
    last = saving.last_day or saving.first_day
    return months_after(last, saving.slippage_months + 1) - timedelta(days=1)


def saved_by_month(saving: Saving, *, last: date) -> dict[date, int]:
    """What is saved in each month up to `last`, whoever gains; nothing where it cannot be worked out.

    A saving without a start is in no month, except amounts that are stated for a year.
    """
    if full_year(saving) is None:
        return {}
    if saving.how is How.STATED:
        shares = list(_stated_shares(saving))
    elif (start := starts_on(saving)) is None:
        return {}
    else:
        yearly = Fraction(full_year(saving) or 0)
        weights = _once(saving, start) if saving.once else _lasting(saving, start, last)
        shares = [(month, yearly * weight) for month, weight in weights]
    return {month: pence for month, pence in _whole_months(shares).items() if month <= last}


def _lasting(saving: Saving, start: date, last: date) -> Iterator[tuple[date, Fraction]]:
    """The part of a full year's amount in each month, growing evenly while it comes into effect."""
    month, number = start.replace(day=1), 1
    end = min(last, saving.last_day) if saving.last_day else last
    while month <= end:
        after = months_after(month, 1)
        days = (min(after - timedelta(days=1), saving.last_day or date.max) - max(month, start)).days + 1
        grown = min(Fraction(1), Fraction(number, saving.ramp_months)) if saving.ramp_months else 1
        yield month, Fraction(max(days, 0), (after - month).days * MONTHS) * grown
        month, number = after, number + 1


def _once(saving: Saving, start: date) -> Iterator[tuple[date, Fraction]]:
    """All in the month of the start; spread by days where an end is said, which slips with the start."""
    if saving.last_day is None or saving.first_day is None:
        yield start.replace(day=1), Fraction(1)
        return
    days = (saving.last_day - saving.first_day).days + 1
    month, left = start.replace(day=1), days
    while left:
        after = months_after(month, 1)
        here = min(left, (after - max(month, start)).days)
        yield month, Fraction(here, days)
        month, left = after, left - here


def _stated_shares(saving: Saving) -> Iterator[tuple[date, Fraction]]:
    start = starts_on(saving)
    for one in saving.stated:
        yield from _stated_year(one, saving, start)


def _stated_year(one: StatedYear, saving: Saving, start: date | None) -> Iterator[tuple[date, Fraction]]:
    """A stated year's amount over its months, from the year's first month or the start within it."""
    begins = months_after(first_day_of(one.year), saving.slippage_months)
    if start is not None and saving.first_day and year_of(saving.first_day) == one.year:
        begins = max(begins, start.replace(day=1))
    months = one.months
    if months is None:
        end = months_after(first_day_of(one.year), MONTHS + saving.slippage_months)
        months = max(1, (end.year - begins.year) * MONTHS + end.month - begins.month)
    for number in range(months):
        yield months_after(begins, number), Fraction(one.pence, months)


def _whole_months(shares: Iterable[tuple[date, Fraction]]) -> dict[date, int]:
    """Whole pence by month, cut from the running total so that they add up."""
    exact: defaultdict[date, Fraction] = defaultdict(Fraction)
    for month, pence in shares:
        exact[month] += pence
    found, reached = {}, Fraction(0)
    for month in sorted(exact):
        found[month] = whole(reached + exact[month]) - whole(reached)
        reached += exact[month]
    return found


def amounts_of(saving: Saving, *, last: date) -> list[Amount]:
    """Every amount of a saving up to a month: what is saved, what another pays instead, what it costs."""
    found: list[Amount] = []

    def say(organisation: str, month: date, flow: Flow, pence: int) -> None:
        if pence:
            found.append(
                Amount(saving=saving.slug, organisation=organisation, month=month, flow=flow, pence=pence)
            )

    gross = saved_by_month(saving, last=last)
    yearly = full_year(saving)
    back = Fraction(saving.reinvested_pence, yearly) if yearly else Fraction(0)
    put_back = _whole_months((month, pence * back) for month, pence in gross.items())
    for month, pence in gross.items():
        parts = _parted(saving, pence)
        say(saving.organisation, month, Flow(saving.money.value), parts.pop(""))
        for code, moved in parts.items():
            say(saving.organisation, month, Flow.MOVED, moved)
            say(code, month, Flow.MOVED, -moved)
        say(saving.organisation, month, Flow.REINVESTED, -put_back[month])
    for cost in saving.costs:
        for month, pence in _cost_by_month(cost).items():
            if month <= last:
                say(cost.organisation, month, Flow.SPENT, -pence)
    return found


def _parted(saving: Saving, pence: int) -> dict[str, int]:
    """What others pay instead, by their codes, and under "" what nobody pays any more."""
    rest = 1 - sum((one.part for one in saving.moved), start=Fraction(0))
    return allocate(pence, {"": rest} | {one.organisation: one.part for one in saving.moved})


def _cost_by_month(cost: CostToAchieve) -> dict[date, int]:
    each = Fraction(cost.pence, cost.months)
    return _whole_months((months_after(cost.month, number), each) for number in range(cost.months))


def effect_of(amounts: Iterable[Amount]) -> Effect:
    """Amounts taken together."""
    sums = dict.fromkeys(Flow, 0)
    for one in amounts:
        sums[one.flow] += one.pence
    return Effect(**{flow.value: pence for flow, pence in sums.items()})


def by_year(amounts: Sequence[Amount]) -> dict[str, dict[str, Effect]]:
    """The effect by financial year and in it by organisation, both in their order."""
    found: dict[str, dict[str, Effect]] = {}
    for year in sorted({year_of(one.month) for one in amounts}):
        those = [one for one in amounts if year_of(one.month) == year]
        codes = sorted({one.organisation for one in those})
        found[year] = {code: effect_of(one for one in those if one.organisation == code) for code in codes}
    return found


def saved_in_year(saving: Saving, year: str) -> int:
    """What is saved in a financial year, whoever gains; in the year of the start the part-year effect."""
    first, last = first_day_of(year), last_day_of(year)
    return sum(pence for month, pence in saved_by_month(saving, last=last).items() if month >= first)


def claimed_in_year(saving: Saving, year: str) -> int:
    """What a case may take out of budgets in a year: what is saved or moved, less what goes back in."""
    amounts = amounts_of(saving, last=last_day_of(year))
    mine = [one for one in amounts if one.organisation == saving.organisation and year_of(one.month) == year]
    return effect_of(one for one in mine if one.flow is not Flow.SPENT).net
