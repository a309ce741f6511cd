"""How Lifecourse writes money, people, days and shares: plain functions on plain values."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

Number = Decimal | int | float

MILLION = Decimal(1_000_000)
THOUSAND = Decimal(1_000)


def money(pounds: Number) -> str:
    """Pounds as people say them: £101.4m, £1.05m, £52,000, £940.

    Two decimals under ten million, one above, so that three figures are always seen.
    """
    amount = _exact(pounds)
    size = abs(amount)
    sign = "−" if amount < 0 else ""
    if size >= MILLION:
        millions = size / MILLION
        places = Decimal("0.01") if millions < 10 else Decimal("0.1")
        return f"{sign}£{_rounded(millions, places):,}m"
    return f"{sign}£{_rounded(size, Decimal(1)):,}"


def short_money(pounds: Number) -> str:
    """Pounds for a label on a chart, thousands as k: £101.4m, £640k, £900."""
    size = abs(_exact(pounds))
    if THOUSAND <= size < MILLION:
        thousands = _rounded(size / THOUSAND, Decimal(1))
        sign = "−" if pounds < 0 else ""
        return f"{sign}£{thousands:,}k" if thousands < THOUSAND else f"{sign}£1.00m"
    return money(pounds)


def exact_money(pounds: Number) -> str:
    """Pounds to the pound, with pence only where there are any: £101,400,000, £12.50."""
    amount = _exact(pounds)
    sign = "−" if amount < 0 else ""
    size = abs(amount)
    whole = size == size.to_integral_value()
    return f"{sign}£{size:,.0f}" if whole else f"{sign}£{_rounded(size, Decimal('0.01')):,}"


def people(count: Number) -> str:
    """A number of people in words: "1 person", "6,744 people"."""
    amount = _exact(count)
    return f"{number(amount)} {'person' if amount == 1 else 'people'}"


def number(value: Number) -> str:
    """A number with commas and without empty decimals: 6,744, 1.5."""
    amount = _exact(value).normalize()
    return f"{amount:,f}".replace("-", "−")


def percent(share: Number) -> str:
    """A percentage given as a number out of a hundred, to one decimal at most: 45%, 2.4%."""
    return f"{number(_rounded(_exact(share), Decimal('0.1')))}%"


def day(on: date) -> str:
    """A day as it is said: Tuesday 3 March 2016."""
    return f"{on:%A} {on.day} {on:%B} {on.year}"


def short_day(on: date) -> str:
    """A day for a label: 3 Mar 2016."""
    return f"{on.day} {on:%b} {on.year}"


def _exact(value: Number) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(str(value))


def _rounded(value: Decimal, places: Decimal) -> Decimal:
    return value.quantize(places, rounding=ROUND_HALF_UP)
