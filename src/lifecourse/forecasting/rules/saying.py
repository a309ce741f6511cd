"""Numbers of a parameter in words, and a lever as a sentence."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from lifecourse.engine.pathways import LEVERS, Field, Kind, Lever, Parameter, Unit

# Words after a number; a share and pounds are said in a way of their own.
AFTER: dict[Unit, str] = {
    Unit.PEOPLE: "people",
    Unit.A_YEAR: "people a year",
    Unit.RATE: "a year each",
    Unit.PERCENT: "per cent a year",
    Unit.PLACES: "places",
    Unit.DAYS: "days",
    Unit.WEEKS: "weeks",
    Unit.TIMES: "times",
}
# How words about a lever name the parameters that it works by: "(effect/forensic/leaving)".
CODE = re.compile(r"[a-z-]+(?:/[a-z-]+)+")
IN_BRACKETS = re.compile(r" \([^)]*/[^)]*\)")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def short(number: float) -> str:
    """A number with three figures that count, whole above a hundred, thousands apart."""
    if number and abs(number) < 100:
        return f"{float(f'{number:.3g}'):,.10g}"
    return f"{round(number):,}"


def number_said(number: float, unit: Unit) -> str:
    """A number of a parameter in words: "12 people", "4.5%", "£1,250 a week"."""
    if unit is Unit.SHARE:
        return f"{short(number * 100)}%"
    if unit is Unit.POUNDS:
        return f"£{round(number):,} a week"
    if unit is Unit.PEOPLE and number == 1:
        return "1 person"
    if unit is Unit.TIMES:
        return f"× {short(number)}"
    return f"{short(number)} {AFTER[unit]}"


def range_said(one: Parameter) -> str:
    """Between which numbers it lies in nine of ten cases; empty where it is taken as certain."""
    if one.certain:
        return ""
    if one.unit is Unit.SHARE:
        return f"{short(one.low * 100)}% to {short(one.high * 100)}%"
    if one.unit is Unit.POUNDS:
        return f"£{round(one.low):,} to £{round(one.high):,}"
    return f"{short(one.low)} to {short(one.high)}"


def typed(number: float, unit: Unit) -> str:
    """A number as a form shows it: a share in per cent, nothing lost that was typed."""
    exact = Decimal(repr(number)) * (100 if unit is Unit.SHARE else 1)
    return f"{exact.normalize():f}"


def from_typed(number: Decimal, unit: Unit) -> float:
    """What was typed as a parameter keeps it."""
    return float(number / 100 if unit is Unit.SHARE else number)


def asked_in(unit: Unit) -> str:
    """What a form says that a number is counted in."""
    if unit is Unit.SHARE:
        return "per cent"
    return "pounds a week" if unit is Unit.POUNDS else AFTER[unit]


def codes_in(words: str) -> tuple[str, ...]:
    """The codes of parameters that words name, each once."""
    return tuple(dict.fromkeys(CODE.findall(words)))


def without_codes(words: str) -> str:
    """Words that name parameters in brackets, without them."""
    return IN_BRACKETS.sub("", words)


def lever_said(lever: Lever) -> str:
    """What is done by a lever, from when, and how much: one line."""
    kind = LEVERS[lever.kind]
    said = (answer_said(one, lever.values) for one in kind.fields)
    return "; ".join(part for part in said if part)


def answer_said(asked: Field, values: Mapping[str, Any]) -> str:
    """One answer in words; empty for a cost of nothing."""
    value = values.get(asked.code)
    if asked.kind is Kind.CHOICE:
        return f"{asked.words.lower()}: {(asked.choices or {}).get(str(value), value)}"
    if asked.kind is Kind.DAY:
        day = date.fromisoformat(str(value))
        return f"{asked.words.lower().removesuffix(' which day').strip()} {day_said(day)}"
    if asked.code == "pounds_a_year":
        return f"£{round(float(value or 0)):,} a year" if value else ""
    return f"{asked.words.lower()}: {short(float(value or 0))}"


def day_said(day: date) -> str:
    """A day in words, whatever the language of the machine."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
