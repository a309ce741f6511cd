"""What a plan kept as files may hold: what its pages can address and its database can keep."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from lifecourse.plans.rules import MOST

# SQLite would keep more, and PostgreSQL would refuse it.
LONGEST = {"key": 120, "source": 300, "note": 500, "quantity": 120, "slug": 60, "title": 200}
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
        said = about.get(name)
        if not isinstance(said, str) or not said.strip():
            yield f'plan.toml, {name}: found {said!r}; expected words in quotes, such as {name} = "essex-2016".'
        elif len(said) > LONGEST.get(name, 60):
            yield f"plan.toml, {name}: found {len(said)} letters; expected at most {LONGEST.get(name, 60)}."
    for name in ("dated", "rules_on"):
        if name in about or name == "dated":
            try:
                found = read_date(about.get(name))
            except ValueError as problem:
                yield f"plan.toml, {name}: {problem}"
            else:
                if found is None:
                    yield f"plan.toml, {name}: there is no day; say it as {name} = 2016-04-11."
    if isinstance(about.get("slug"), str) and about["slug"] and not ADDRESSABLE.fullmatch(about["slug"]):
        yield f"plan.toml, slug: found {about['slug']!r}; expected letters without accents, digits, - and _ only."
