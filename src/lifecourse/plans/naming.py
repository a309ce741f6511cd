"""What the rows of a plan are called: by their own words, and told apart where two have the same."""

from collections import Counter
from collections.abc import Mapping

from lifecourse.plans.document import Row, Table
from lifecourse.plans.template import Column, ColumnKind


def name_of_row(table: Table, key: str) -> str:
    """The words by which a person knows one row. For many rows of a table take `names_of_rows`."""
    return names_of_rows(table).get(key, key)


def names_of_rows(table: Table) -> dict[str, str]:
    """The words by which a person knows each row, with what tells it from another of the same name."""
    plain = {row.key: _name(table, row) for row in table.rows}
    times = Counter(plain.values())
    return {
        row.key: name if times[name := plain[row.key]] == 1 else _told_apart(table, row, name, plain)
        for row in table.rows
    }


def _told_apart(table: Table, row: Row, name: str, plain: Mapping[str, str]) -> str:
    twins = [other for other in table.rows if other.key != row.key and plain[other.key] == name]
    told = [
        words
        for column in table.template.columns
        if (words := _plain(row, column)) and any(_plain(twin, column) != words for twin in twins)
    ]
    return ", ".join([name, *told])


def _name(table: Table, row: Row) -> str:
    """A row's own name, or the choices that tell it from most others."""
    named = [
        c for c in table.template.columns if c.required and c.kind is ColumnKind.TEXT and row.text(c.key)
    ]
    if named:
        # A milestone is known by its own name, not by the part of the route map that it stands in.
        own = next((c for c in named if c.key == table.key.removesuffix("s")), named[0])
        return row.text(own.key)
    chosen = [c for c in table.template.columns if c.required and c.kind is ColumnKind.CHOICE]
    return ", ".join(c.choices.get(row.text(c.key), row.text(c.key)) for c in chosen if row.text(c.key)) or (
        row.key
    )


def _plain(row: Row, column: Column) -> str:
    """What a cell of words says by itself; nothing for a figure or for other rows."""
    text = row.text(column.key)
    if column.kind is ColumnKind.DATE and (day := row.date(column.key)):
        return f"{column.title.lower()} {day:%-d %B %Y}"
    if column.kind in {ColumnKind.FIGURE, ColumnKind.ROWS}:
        return ""
    return column.choices.get(text, text)
