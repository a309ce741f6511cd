"""How a paper says a day, a period, a number, and where a figure comes from."""

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
from lifecourse.plans.api import ColumnKind, Place, PlanDocument, Row, Table


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


def row_words(table: Table, row: Row) -> str:
    """What a row is called: the entry that tells it from the other rows, or its required entries together."""
    columns = [c for c in table.template.columns if c.required and c.kind is not ColumnKind.FIGURE]
    texts = [c for c in columns if c.kind is ColumnKind.TEXT and row.text(c.key)]
    if texts:
        best = max(texts, key=lambda c: len({r.text(c.key) for r in table.rows}))
        return row.text(best.key)
    words = [c.choices.get(row.text(c.key), row.text(c.key)) for c in columns if row.text(c.key)]
    return ", ".join(words) or row.key.replace("-", " ").capitalize()


def place_words(document: PlanDocument, place: Place) -> str:
    """A place in the plan in words: "2.2 People in hospital, Low or medium secure, People"."""
    section, table, row, column = place.section, place.table, place.row, place.column
    try:
        words = [f"{section} {document.template.section(section).title}"]
        if table:
            words.append(document.template.table(table).title)
            found = document.table(table).row(row)
            words.append(row_words(document.table(table), found) if found else row)
            words.append(document.template.table(table).column(column).title if column else "")
    except KeyError:
        words = [section, table, row, column]
    return ", ".join(word for word in words if word)
