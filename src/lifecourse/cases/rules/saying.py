"""A field of a case's plain data in words: pounds, percent, days, and what short names stand for."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from lifecourse.cases.kinds.labels import FIELD_LABELS, PERCENT, POUNDS, VALUE_WORDS
from lifecourse.engine.entries import number_of
from lifecourse.finance.api import day_words, pounds_words

# A year such as 2016 is no amount; from here on digits are grouped.
GROUPED = 10_000
# Lists of short names of other things, or one such name.
REFERENCES = frozenset(
    {"informs", "participants", "phases", "participant", "option", "criterion", "organisation"}
) | {"paid_by", "goes_to", "from", "to"}


def field_label(key: str, names: Mapping[str, str] | None = None) -> str:
    """What a field is called: that of a short name or a year is what it stands for."""
    if key in FIELD_LABELS:
        return FIELD_LABELS[key]
    if names and key in names:
        return names[key]
    words = key.replace("_", " ").replace("-", " ")
    return words[:1].upper() + words[1:]


def says(inside: str, key: str, value: Any, names: Mapping[str, str]) -> str:
    """A value as a page shows it; "" where nothing is said. `inside`: the list or section it stands in."""
    if value is None or value in ("", []):
        return ""
    if isinstance(value, list):
        return "; ".join(says(inside, key, one, names) for one in value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if key in REFERENCES:
        return names.get(str(value), str(value))
    words = VALUE_WORDS.get((inside, key), {}).get(str(value))
    return words or _number(inside, key, value) or _day(value) or str(value)


def _number(inside: str, key: str, value: Any) -> str:
    """A number with what it is of; "" for what is none, or is to be shown as it was typed."""
    number = number_of(value)
    if number is None:
        return ""
    if _is_money(inside, key):
        return pounds_words(int(number * 100))
    if key in PERCENT:
        return f"{number.normalize():f}%"
    return f"{value:,}" if isinstance(value, int) and abs(value) >= GROUPED else ""


def step_words(inside: str, key: str, was: Any, now: Any) -> str:
    """How far a number moved: "£20,000.00 more (10% more)"; "" where it is no number."""
    old, new = number_of(was), number_of(now)
    if old is None or new is None or isinstance(was, bool) or old == new:
        return ""
    more = "more" if new > old else "less"
    by = abs(new - old)
    if key in PERCENT:
        return f"{by.normalize():f} percentage points {more}"
    words = pounds_words(int(by * 100)) if _is_money(inside, key) else f"{by.normalize():,f}"
    if old <= 0:
        return f"{words} {more}"
    share = (by / old * 100).quantize(Decimal("0.1"))
    return f"{words} {more} ({share.normalize():f}% {more})"


def _is_money(inside: str, key: str) -> bool:
    return key in POUNDS or inside in POUNDS


def _day(value: Any) -> str:
    if not isinstance(value, str):
        return ""
    try:
        return day_words(date.fromisoformat(value)) if len(value) == len("2016-04-01") else ""
    except ValueError:
        return ""
