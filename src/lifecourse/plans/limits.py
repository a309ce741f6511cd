"""What a plan kept as files may hold: what its pages can address and its database can keep."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from lifecourse.plans.rules import MOST

# SQLite would keep more, and PostgreSQL would refuse it.
LONGEST_SOURCE, LONGEST_NOTE = 300, 500
LONGEST = {
    "key": 120,
    "source": LONGEST_SOURCE,
    "note": LONGEST_NOTE,
    "quantity": 120,
    "slug": 60,
    "title": 200,
}
# As much as the pages take: a longer text could be read but never saved again.
LONGEST_ANSWER, LONGEST_CELL = 60_000, 4_000
FINEST = -4
# Slugs and keys stand in addresses of pages.
ADDRESSABLE = re.compile(r"[-a-zA-Z0-9_]+")


def read_decimal(value: Any) -> Decimal:
    """A number in quotes that a figure can hold. Raises ValueError."""
    if isinstance(value, bool | float):
        raise ValueError(f'found {value}; expected a number in quotes, such as "14.5".')
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        raise ValueError(f'found {value!r}; expected a number in quotes, such as "14.5".') from None
    # Looked at by its parts: to write 1e999999999 out would fill the machine.
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and (number.adjusted() >= MOST.adjusted() or exponent < FINEST):
        raise ValueError(f"found {value!r}; expected at most 13 digits and 4 after the point.")
    return number


def read_date(value: Any) -> date | None:
    """A day without quotes, or none. Raises ValueError."""
    # A moment is a kind of date to Python, but cannot be compared with one.
    if value in (None, "") or type(value) is date:
        return value or None
    raise ValueError(f"found {value!r}; expected a day without quotes, such as 2015-12-31.")


def faults_about(about: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the facts about a plan as a whole."""
    for name in ("slug", "title", "template"):
        fault = _fault_of_words(about.get(name), most=LONGEST.get(name, 60), addressable=name == "slug")
        if fault:
            yield f"plan.toml, {name}: {fault}"
    for name in ("dated", "rules_on"):
        if name in about or name == "dated":
            fault = _fault_of_day(about.get(name))
            if fault:
                yield f"plan.toml, {name}: {fault}"


def _fault_of_words(said: Any, *, most: int, addressable: bool) -> str:
    if not isinstance(said, str) or not said.strip():
        return f"found {said!r}; expected words in quotes."
    if len(said) > most:
        return f"found {len(said)} letters; expected at most {most}."
    if addressable and not ADDRESSABLE.fullmatch(said):
        return f"found {said!r}; expected letters without accents, digits, - and _ only."
    return ""


def _fault_of_day(said: Any) -> str:
    try:
        return "" if read_date(said) else "there is no day; write one such as 2016-04-11."
    except ValueError as problem:
        return str(problem)
