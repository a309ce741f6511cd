"""Money that follows somebody home after years in hospital: who qualifies, and what is paid when.

Paid from the day of going home up to the last day, which counts: the day on which it ends, or of the death.
A weekly amount is a seventh of it a day. A yearly amount is its part of the days of that financial year, so
that a whole year pays the whole amount, in a leap year too.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from lifecourse.standards.api import RuleNumber, years_after
from lifecourse.support.rules.costs import Period, financial_year, to_pence


@dataclass(frozen=True, kw_only=True)
class Spell:
    """In hospital from a day to the day of leaving; no such day while it goes on."""

    start: date
    end: date | None


@dataclass(frozen=True, kw_only=True)
class Qualifies:
    """Whether a dowry may follow somebody, and why, line by line."""

    yes: bool
    why: Sequence[str]
    since: date | None
    # Whether the national rule covered the day of going home.
    rule_held: bool
    rule_ended: date | None


def without_a_break(spells: Iterable[Spell]) -> list[Spell]:
    """Spells, of which those that touch or overlap are one: who leaves and comes back on a day stayed."""
    joined: list[Spell] = []
    for spell in sorted(spells, key=lambda one: one.start):
        last = joined[-1] if joined else None
        if last and (last.end is None or spell.start <= last.end):
            ends = None if last.end is None or spell.end is None else max(last.end, spell.end)
            joined[-1] = Spell(start=last.start, end=ends)
        else:
            joined.append(spell)
    return joined


def qualifies(
    spells: Iterable[Spell], *, left_on: date, named: bool, agreed_on: date | None, rule: RuleNumber
) -> Qualifies:
    """Whether somebody who went home on a day may have a dowry by the rule, and why."""
    years = int(rule.least)
    ended = [one for one in without_a_break(spells) if one.end == left_on]
    since = ended[0].start if ended else None
    long_enough = since is not None and years_after(since, years) <= left_on
    if since is None:
        stay = f"No stay in hospital ended on {left_on:%-d %B %Y}."
    else:
        full, is_or = years_after(since, years), "were full" if long_enough else "would be full"
        stay = (
            f"In hospital without a break since {since:%-d %B %Y}: {years} years {is_or} on {full:%-d %B %Y}."
        )
    agreed = agreed_on is not None
    return Qualifies(
        yes=long_enough and named and agreed,
        why=[
            stay,
            "It is for one named person." if named else "It names nobody; a dowry belongs to one person.",
            f"Agreed as part of the plan to move home, on {agreed_on:%-d %B %Y}."
            if agreed_on is not None
            else "It was not agreed as part of a plan to move home.",
        ],
        since=since,
        rule_held=rule.holds_on(left_on),
        rule_ended=rule.in_force_to,
    )


@dataclass(frozen=True, kw_only=True)
class Payments:
    """An amount a week or a year that is paid from a day until it ends, or the person dies."""

    amount: Decimal
    per: Literal["week", "year"]
    from_date: date
    to_date: date | None = None
    died: date | None = None

    @property
    def last_day(self) -> date | None:
        """The last day that is paid for, where one is known."""
        known = [day for day in (self.to_date, self.died) if day is not None]
        return min(known) if known else None


def paid_days(payments: Payments, period: Period) -> int:
    """For how many days of a period it is paid."""
    first = max(payments.from_date, period.first)
    last = min(payments.last_day or period.last, period.last)
    return max((last - first).days + 1, 0)


def paid_in(payments: Payments, year: Period) -> Decimal:
    """What is paid for a financial year, in whole pence."""
    days_of_year = 7 if payments.per == "week" else (year.last - year.first).days + 1
    return to_pence(Fraction(payments.amount) * Fraction(paid_days(payments, year), days_of_year))


def paid_in_part(payments: Payments, part: Period) -> Decimal:
    """What is paid for a part of one financial year, in whole pence; months need not add up to their year."""
    year = financial_year(part.first)
    days_of_year = 7 if payments.per == "week" else (year.last - year.first).days + 1
    return to_pence(Fraction(payments.amount) * Fraction(paid_days(payments, part), days_of_year))


def by_year(payments: Payments, *, until: date) -> list[tuple[Period, Decimal]]:
    """What is paid for each financial year up to that in which a day lies; each is whole pence."""
    last = min(payments.last_day or until, until)
    year, found = financial_year(payments.from_date), []
    while year.first <= last:
        found.append((year, paid_in(payments, year)))
        year = financial_year(date(year.last.year, 4, 1))
    return found
