"""How findings speak of numbers, rows and lists."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from lifecourse.figures.api import Unit, number_words
from lifecourse.plans.api import ColumnKind, Place, PlanDocument, Row, Table

LONGEST_LABEL = 70


def listed(names: Iterable[str], *, most: int = 5) -> str:
    """Names as a sentence lists them: "a, b and c", or "a, b, c, d, e and 4 more"."""
    given = list(names)
    if len(given) > most + 1:
        given = [*given[:most], f"{len(given) - most} more"]
    if len(given) < 2:
        return given[0] if given else "nothing"
    # Names that hold commas themselves are kept apart by semicolons.
    between = "; " if any("," in name or " and " in name for name in given) else ", "
    last = "; and " if between == "; " and len(given) > 2 else " and "
    return between.join(given[:-1]) + last + given[-1]


def day_words(day: date) -> str:
    """A day as people write it: 11 April 2016."""
    return f"{day.day} {day:%B %Y}"


def people(number: Decimal) -> str:
    """A number of people, to a tenth at most."""
    return number_words(tidy(number), Unit.PEOPLE)


def pounds(number: Decimal) -> str:
    """A sum of money, to the penny at most."""
    return number_words(round(number, 2), Unit.POUNDS)


def per_cent(number: Decimal) -> str:
    """A share, to a tenth of a per cent at most."""
    return number_words(tidy(number), Unit.PERCENT)


def bare(number: Decimal) -> str:
    """A number without its unit, to a tenth at most."""
    return f"{tidy(number).normalize():,f}"


def tidy(number: Decimal) -> Decimal:
    """To a tenth at most."""
    return round(number, 1)


def span(low: Decimal, high: Decimal) -> str:
    """Two ends of a range, or the one number that both are."""
    return bare(low) if tidy(low) == tidy(high) else f"{bare(low)} to {bare(high)}"


def table_words(table: Table) -> str:
    """A table by name and section: "People in hospital" (section 2.2)."""
    return f"“{table.template.title}” (section {table.template.section})"


def row_words(table: Table, row: Row) -> str:
    """A row by what stands in its first columns of words, or by its key."""
    said: list[str] = []
    for column in table.template.columns:
        text = row.text(column.key).strip()
        if column.kind is ColumnKind.CHOICE and text:
            said.append(column.choices.get(text, text))
        elif column.kind is ColumnKind.TEXT and any(c.isalpha() for c in text):
            said.append(text)
            break
        elif column.kind not in {ColumnKind.TEXT, ColumnKind.CHOICE}:
            break
    return shortened(", ".join(said) or row.key.replace("-", " "))


def shortened(label: str) -> str:
    """A label that fits into a sentence, cut between words."""
    if len(label) <= LONGEST_LABEL:
        return label
    return label[:LONGEST_LABEL].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def place_words(document: PlanDocument, place: Place) -> str:
    """A place in words: the row and column of a table, or the section."""
    if not place.table:
        return f"section {place.section}"
    table = document.table(place.table)
    row = table.row(place.row) if place.row else None
    parts = [row_words(table, row)] if row else []
    if place.column and (not row or len(table.template.figure_columns) > 1):
        parts.append(table.template.column(place.column).title)
    # Some rows stand in one section and repeat what another one says.
    section = (row.text("stated_in").strip() if row else "") or table.template.section
    title = f"“{table.template.title}”"
    return f"{title}, “{', '.join(parts)}” (section {section})" if parts else table_words(table)
