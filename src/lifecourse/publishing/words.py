"""How a paper says a day, a period, a number, and where a figure comes from."""

import re
from datetime import date, timedelta

from lifecourse.figures.api import (
    CONFIDENCE_WORDS,
    Confidence,
    FigureValue,
    Qualifier,
    Unit,
    figure_words,
    number_words,
)

# Signs that the files of office programs and drawings cannot hold: they would make the whole unreadable.
UNHOLDABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def holdable(text: str) -> str:
    """The text without signs that a file cannot hold."""
    return UNHOLDABLE.sub("", text)


def day_words(day: date) -> str:
    """A day as a paper prints it: "26 May 2016"."""
    return f"{day.day} {day:%B %Y}"


def short_day_words(day: date) -> str:
    """A day as a table prints it: "26 May 2016", "3 Sep 2016"."""
    return f"{day.day} {day:%b %Y}"


def cell_words(figure: FigureValue, *, unit_in_heading: bool) -> str:
    """A figure in a cell; the unit is left out where the column's heading carries it."""
    if not unit_in_heading or figure.unit in {Unit.POUNDS, Unit.PERCENT}:
        return _minus(figure_words(figure))
    number = number_words(figure.value, figure.unit).split(" ", maxsplit=1)[0]
    shown = number if figure.qualifier is Qualifier.EXACTLY else f"{figure.qualifier.value} {number}"
    return _minus(shown)


def _minus(text: str) -> str:
    # A true minus sign, as wide as a digit, so that columns of figures stand in line.
    return text.replace("-", "\N{MINUS SIGN}") if text.lstrip().startswith("-") else text


def as_at_words(figure: FigureValue) -> str:
    """The day or the period that a figure speaks of, or an empty string."""
    if figure.as_at is None:
        return ""
    if figure.period_start is None:
        return f"at {day_words(figure.as_at)}"
    if _is_whole_year(figure.period_start, figure.as_at):
        return f"in the year to {day_words(figure.as_at)}"
    return f"from {day_words(figure.period_start)} to {day_words(figure.as_at)}"


def _is_whole_year(first: date, last: date) -> bool:
    following = last + timedelta(days=1)
    return (following.month, following.day) == (first.month, first.day) and following.year == first.year + 1


def source_words(figure: FigureValue, *, dated: bool = True, sourced: bool = True) -> str:
    """Where a figure comes from, as a note prints it; without a day or source that the table itself says."""
    source = (figure.source or "No source given") if sourced else ""
    day = as_at_words(figure) if dated else ""
    first = ", ".join(part for part in (source, day) if part)
    # Most figures are stated without saying how they were found: said once in the paper, not in every note.
    sure = "" if figure.confidence is Confidence.STATED else CONFIDENCE_WORDS[figure.confidence]
    return " ".join(f"{s[:1].upper()}{s[1:].rstrip('.')}." for s in (first, sure, figure.note) if s)


def rounding_words(figure: FigureValue) -> str:
    """How finely a figure was stated: "to the nearest £100,000"; nothing when it is exact."""
    if figure.rounded_to == 1:
        return ""
    return f"to the nearest {number_words(figure.rounded_to, figure.unit)}"
