"""How checks between plans read beds and rows, and how they speak of them."""

from lifecourse.assurance.neighbours.changes import in_table
from lifecourse.assurance.neighbours.meeting import Entry
from lifecourse.assurance.reading import Count, count
from lifecourse.assurance.words import day_words
from lifecourse.figures.api import Unit, figure_words, number_words
from lifecourse.plans.api import ColumnKind, Place, Row, Table


def beds_of(entries: tuple[Entry, ...], column: str) -> Count | None:
    """The beds that one plan states for a unit in one column. None also when it has two rows for the unit:
    nothing says whether one is part of the other.
    """
    rows = in_table(entries, "beds")
    if len(rows) != 1:
        return None
    table, row = rows[0]
    figure = row.figure(column)
    if figure is None or figure.unit is not Unit.BEDS:
        return None
    return count([(table.place(row.key, column), figure)])


def said(beds: Count) -> str:
    """A number of beds with its day: "47 beds (no date)"."""
    return f"{number_words(beds.value, Unit.BEDS)} ({day_words(beds.day) if beds.day else 'no date'})"


def row_says(table: Table, row: Row) -> str:
    """Everything that a row says, column by column, as one line."""
    parts = []
    for column in table.template.columns:
        figure, text = row.figure(column.key), row.text(column.key).strip()
        if figure is not None:
            when = day_words(figure.as_at) if figure.as_at else "no date"
            parts.append(f"{column.title.lower()}: {figure_words(figure)} ({when})")
        elif text and column.kind is ColumnKind.CHOICE:
            parts.append(f"{column.title.lower()}: {column.choices.get(text, text)}")
        elif text:
            parts.append(text if column.key == "service" else f"{column.title.lower()}: {text}")
    line = "; ".join(parts)
    return line[:1].upper() + line[1:]


def entry_place(entry: Entry) -> Place:
    """Where a row stands."""
    return entry[0].place(entry[1].key)
