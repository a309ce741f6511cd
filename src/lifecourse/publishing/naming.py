"""What the rows, cells and places of a plan are called."""

from datetime import date

from lifecourse.plans.api import Cell, Column, ColumnKind, Place, PlanDocument, Row, Table
from lifecourse.publishing.words import short_day_words


class Names:
    """What things in one plan are called. Each table is looked through once, however long it is."""

    def __init__(self, document: PlanDocument) -> None:
        self.document = document
        self.tables: dict[str, dict[str, str]] = {}

    def row(self, table: str, row: str) -> str:
        """What a row is called, or its key when there is no such row."""
        if table not in self.tables:
            self.tables[table] = rows_called(self.document.table(table))
        return self.tables[table].get(row, row)

    def cell(self, table: Table, column: Column, cell: Cell) -> str:
        """What stands in a cell of text: a choice, a day or other rows, in words."""
        text = cell.text.strip()
        if column.kind is ColumnKind.CHOICE:
            return column.choices.get(text, text)
        if column.kind is ColumnKind.DATE and text:
            try:
                return short_day_words(date.fromisoformat(text))
            except ValueError:
                return text
        if column.kind is ColumnKind.ROWS and text:
            keys = Row(key="", cells={column.key: cell}).keys(column.key)
            return "; ".join(self.row(column.rows_of or table.key, key) for key in keys)
        return text

    def place(self, place: Place) -> str:
        """A place in words: "2.2 People in hospital, Low or medium secure hospital, People"."""
        try:
            words = [f"{place.section} {self.document.template.section(place.section).title}"]
            if place.table:
                table = self.document.template.table(place.table)
                words += [table.title, self.row(place.table, place.row) if place.row else ""]
                words.append(table.column(place.column).title if place.column else "")
        except KeyError:
            # A place that the template no longer has is still said, by its keys.
            words = [place.section, place.table, place.row, place.column]
        return ", ".join(word for word in words if word)


def rows_called(table: Table) -> dict[str, str]:
    """What each row is called, by key: the entry that tells it from the others, or its required entries."""
    columns = [c for c in table.template.columns if c.required and c.kind is not ColumnKind.FIGURE]
    texts = [c for c in columns if c.kind is ColumnKind.TEXT]
    telling = max(texts, key=lambda c: len({row.text(c.key) for row in table.rows}), default=None)
    return {row.key: _called(row, columns, telling) for row in table.rows}


def _called(row: Row, columns: list[Column], telling: Column | None) -> str:
    if telling is not None and row.text(telling.key).strip():
        return row.text(telling.key).strip()
    words = [c.choices.get(row.text(c.key), row.text(c.key)) for c in columns if row.text(c.key)]
    return ", ".join(words) or row.key.replace("-", " ").capitalize()
