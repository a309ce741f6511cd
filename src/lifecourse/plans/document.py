"""A plan as plain values: what is written in it, without database or page. Checks and papers read this."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from lifecourse.figures.api import FigureValue
from lifecourse.plans.template import PlanTemplate, TableTemplate


@dataclass(frozen=True, kw_only=True, order=True)
class Place:
    """Where something stands in a plan: a section, and inside it perhaps a table, row and column."""

    section: str
    table: str = ""
    row: str = ""
    column: str = ""

    @property
    def path(self) -> str:
        """The place as text that never changes while the place exists: "2.2/inpatients/secure/people"."""
        return "/".join(part for part in (self.section, self.table, self.row, self.column) if part)


@dataclass(frozen=True, kw_only=True)
class Cell:
    """What stands in one cell: a figure, or text (a choice's key, an ISO date, row keys split by commas)."""

    text: str = ""
    figure: FigureValue | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing was entered."""
        return self.figure is None and not self.text.strip()


EMPTY = Cell()


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of a table; its key never changes."""

    key: str
    cells: Mapping[str, Cell] = field(default_factory=dict)

    def text(self, column: str) -> str:
        """The text in a column, or an empty string."""
        return self.cells.get(column, EMPTY).text

    def figure(self, column: str) -> FigureValue | None:
        """The figure in a column, or None."""
        return self.cells.get(column, EMPTY).figure

    def number(self, column: str) -> Decimal | None:
        """The value of the figure in a column, or None."""
        found = self.figure(column)
        return None if found is None else found.value

    def date(self, column: str) -> date | None:
        """The day in a column, or None when nothing is entered. Raises ValueError on text that is no day."""
        text = self.text(column)
        return date.fromisoformat(text) if text else None

    def keys(self, column: str) -> tuple[str, ...]:
        """The row keys listed in a column."""
        return tuple(k.strip() for k in self.text(column).split(",") if k.strip())


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table as filled in."""

    template: TableTemplate
    rows: tuple[Row, ...] = ()

    @property
    def key(self) -> str:
        """The table's key in its template."""
        return self.template.key

    def row(self, key: str) -> Row | None:
        """The row of that key, or None."""
        return next((r for r in self.rows if r.key == key), None)

    def place(self, row: str = "", column: str = "") -> Place:
        """Where a row or cell of this table stands."""
        return Place(section=self.section_of(row), table=self.key, row=row, column=column)

    def section_of(self, row: str = "") -> str:
        """The section that a row is printed in: the table's own, or the one that a spread row names."""
        found = self.row(row) if row and self.template.spread_by else None
        return (found.text(self.template.spread_by) if found else "") or self.template.section


@dataclass(frozen=True, kw_only=True)
class PlanDocument:
    """A whole plan as plain values."""

    slug: str
    title: str
    template: PlanTemplate
    dated: date
    answers: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, Table] = field(default_factory=dict)

    def table(self, key: str) -> Table:
        """A table, empty if nothing was entered. Raises KeyError when the template has no such table."""
        return self.tables.get(key) or Table(template=self.template.table(key))

    def tables_in(self, section: str) -> tuple[Table, ...]:
        """The tables printed in a section: its own, then the rows of spread tables that belong in it."""
        own = tuple(self.table(t.key) for t in self.template.tables_of(section))
        return (*own, *self._spread_over(section))

    def _spread_over(self, section: str) -> Iterator[Table]:
        for template in self.template.tables:
            if template.spread_by:
                table = self.table(template.key)
                rows = tuple(row for row in table.rows if table.section_of(row.key) == section)
                if rows:
                    yield replace(table, rows=rows)

    def has_table(self, key: str) -> bool:
        """Whether this plan's template asks for the table."""
        return any(t.key == key for t in self.template.tables)

    def rows(self, key: str) -> tuple[Row, ...]:
        """A table's rows; none when the template has no such table."""
        return self.table(key).rows if self.has_table(key) else ()

    def figures(self) -> Iterator[tuple[Place, FigureValue]]:
        """Every figure with its place, in the order in which the plan prints them."""
        for template in self.template.tables:
            table = self.table(template.key)
            for row in table.rows:
                for column in template.figure_columns:
                    found = row.figure(column.key)
                    if found is not None:
                        yield table.place(row.key, column.key), found

    def stating(self, quantity: str) -> list[tuple[Place, FigureValue]]:
        """Every place that states a quantity."""
        return [(place, found) for place, found in self.figures() if found.quantity == quantity]

    def with_rows(self, key: str, rows: tuple[Row, ...]) -> "PlanDocument":
        """The same plan with one table's rows exchanged."""
        table = replace(self.table(key), rows=rows)
        return replace(self, tables={**self.tables, key: table})

    def with_cell(self, table: str, row: str, column: str, cell: Cell) -> "PlanDocument":
        """The same plan with one cell exchanged. Raises KeyError when there is no such row."""
        found = self.table(table).row(row)
        if found is None:
            raise KeyError(f"Table {table} has no row {row!r}.")
        changed = replace(found, cells={**found.cells, column: cell})
        rows = tuple(changed if r.key == row else r for r in self.table(table).rows)
        return self.with_rows(table, rows)
