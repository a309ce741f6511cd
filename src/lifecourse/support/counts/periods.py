"""The periods by which is counted: whole months, quarters and financial years, or any two days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from lifecourse.support.counts.facts import Period

MONTHS, QUARTERS, YEARS = 12, 6, 5
APRIL, IN_A_YEAR, IN_A_QUARTER = 4, 12, 3
A_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class NamedPeriod:
    """A period with the key by which it is asked for, its name, and whether it is over."""

    key: str
    name: str
    period: Period
    over: bool = True


def month_of(day: date) -> Period:
    """The whole month in which a day is."""
    first = day.replace(day=1)
    return Period(first=first, last=_first_after(first, 1) - A_DAY)


def months_in(period: Period) -> Iterator[Period]:
    """The months of a period that begins and ends with whole ones."""
    first = period.first
    while first <= period.last:
        yield month_of(first)
        first = _first_after(first, 1)


def quarters_in(period: Period) -> list[Period]:
    """The whole quarters of which a longer period consists; none of a month or of one quarter."""
    months = list(months_in(period))
    threes = (months[place : place + IN_A_QUARTER] for place in range(0, len(months), IN_A_QUARTER))
    quarters = [Period(first=some[0].first, last=some[-1].last) for some in threes]
    return quarters if len(quarters) > 1 else []


def named_periods(today: date) -> dict[str, list[NamedPeriod]]:
    """What can be chosen, by kind, the latest first; of one that goes on, the part until today."""
    this_month = today.replace(day=1)
    this_quarter = _first_after(this_month, -((today.month - APRIL) % IN_A_QUARTER))
    this_year = _first_after(this_month, -((today.month - APRIL) % IN_A_YEAR))
    return {
        "Months": [_month(_first_after(this_month, -back), today) for back in range(MONTHS)],
        "Quarters": [
            _quarter(_first_after(this_quarter, -back * IN_A_QUARTER), today) for back in range(QUARTERS)
        ],
        "Financial years": [
            _year(_first_after(this_year, -back * IN_A_YEAR), today) for back in range(YEARS)
        ],
    }


def named_period(key: str, today: date) -> NamedPeriod | None:
    """The period that was chosen, if it is one."""
    every = [one for some in named_periods(today).values() for one in some]
    return next((one for one in every if one.key == key), None)


def last_whole_month(today: date) -> NamedPeriod:
    """The month before this one."""
    return _month(_first_after(today.replace(day=1), -1), today)


def month_ends(last: date) -> list[date]:
    """The last day of a period, and the ends of the twelve months before it, oldest first."""
    first = last.replace(day=1)
    return [_first_after(first, -back) - A_DAY for back in range(IN_A_YEAR - 1, -1, -1)] + [last]


def _month(first: date, today: date) -> NamedPeriod:
    return _named(f"{first:%Y-%m}", f"{first:%B %Y}", first, 1, today)


def _quarter(first: date, today: date) -> NamedPeriod:
    last = _first_after(first, IN_A_QUARTER - 1)
    return _named(f"{first:%Y-%m}-quarter", f"{first:%B} to {last:%B %Y}", first, IN_A_QUARTER, today)


def _year(first: date, today: date) -> NamedPeriod:
    name = f"April {first.year} to March {first.year + 1}"
    return _named(f"{first.year}-year", name, first, IN_A_YEAR, today)


def _named(key: str, name: str, first: date, months: int, today: date) -> NamedPeriod:
    last = _first_after(first, months) - A_DAY
    over = last < today
    period = Period(first=first, last=min(last, today))
    return NamedPeriod(key=key, name=name if over else f"{name}, until today", period=period, over=over)


def _first_after(first: date, months: int) -> date:
    years, month = divmod(first.month - 1 + months, IN_A_YEAR)
    return date(first.year + years, month + 1, 1)
