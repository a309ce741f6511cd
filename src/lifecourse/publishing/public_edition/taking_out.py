"""Takes sections, tables, rows and columns out of a plan, with whatever else would tell what stood there."""

from dataclasses import replace

from lifecourse.figures.api import FigureValue
from lifecourse.plans.api import Cell, PlanDocument, Row, Sum, TableTemplate
from lifecourse.publishing.public_edition.small_numbers import small_numbers_in
from lifecourse.publishing.public_edition.texts import without_pointers

SECTION_HELD = "This section is held back from the public edition."
NOT_SHOWN = "not shown"


def without_section(document: PlanDocument, section: str) -> PlanDocument:
    """The plan with nothing in a section but the words that it is held back."""
    for table in document.tables.values():
        gone = {row.key for row in table.rows if table.section_of(row.key) == section}
        if table.template.spread_by:
            document = without_rows(document, table.key, gone)
    for template in document.template.tables_of(section):
        document = without_table(document, template.key)
    return replace(document, answers={**document.answers, section: SECTION_HELD})


def without_table(document: PlanDocument, key: str) -> PlanDocument:
    """The plan as if its template had no such table."""
    document = without_pointers(document, {key: {row.key for row in document.rows(key)}})
    # A column that can only point into the table goes with it.
    tables = tuple(_not_pointing(t, key) for t in document.template.tables if t.key != key)
    filled = {k: t for k, t in document.tables.items() if k != key}
    return with_templates(replace(document, tables=filled), tables)


def without_rows(document: PlanDocument, key: str, gone: set[str]) -> PlanDocument:
    """The plan without some rows, nor the totals that would tell what is missing."""
    if not gone:
        return document
    rows = tuple(row for row in document.rows(key) if row.key not in gone)
    totals = {(s.total, c) for s in document.template.table(key).sums for c in s.columns}
    kept = tuple(_without_figures(row, {c for total, c in totals if total == row.key}) for row in rows)
    return without_pointers(document.with_rows(key, kept), {key: gone})


def without_column(document: PlanDocument, key: str, column: str) -> PlanDocument:
    """The plan as if its template had no such column in a table."""
    rows = tuple(
        replace(row, cells={c: cell for c, cell in row.cells.items() if c != column})
        for row in document.rows(key)
    )
    document = document.with_rows(key, rows)
    tables = tuple(
        replace(t, columns=tuple(c for c in t.columns if c.key != column)) if t.key == key else t
        for t in document.template.tables
    )
    return with_templates(document, tables)


def without_notes(document: PlanDocument) -> PlanDocument:
    """The plan with no note behind any figure, and no source that may tell of a few people."""
    for table in document.tables.values():
        rows = tuple(
            replace(row, cells={column: _unnoted(cell) for column, cell in row.cells.items()})
            for row in table.rows
        )
        document = document.with_rows(table.key, rows)
    return document


def without_sums(document: PlanDocument, altered: frozenset[str]) -> PlanDocument:
    """The plan in which nothing is added up that would come out wrong with a part held back or rounded."""
    tables = tuple(
        replace(t, sums=tuple(_sum_left(s) for s in t.sums if s.way != "across")) if t.key in altered else t
        for t in document.template.tables
    )
    return with_templates(document, tables)


def with_templates(document: PlanDocument, tables: tuple[TableTemplate, ...]) -> PlanDocument:
    """The plan on these tables."""
    filled = {t.key: replace(document.tables[t.key], template=t) for t in tables if t.key in document.tables}
    return replace(document, template=replace(document.template, tables=tables), tables=filled)


def _sum_left(total: Sum) -> Sum:
    # Its row stays known as a total and is set as one.
    return replace(total, columns=())


def _not_pointing(table: TableTemplate, gone: str) -> TableTemplate:
    return replace(table, columns=tuple(c for c in table.columns if c.rows_of != gone))


def _without_figures(row: Row, columns: set[str]) -> Row:
    shown = {
        column: Cell(text=NOT_SHOWN) if column in columns and cell.figure is not None else cell
        for column, cell in row.cells.items()
    }
    return replace(row, cells=shown)


def _unnoted(cell: Cell) -> Cell:
    return cell if cell.figure is None else Cell(text=cell.text, figure=_bare(cell.figure))


def _bare(figure: FigureValue) -> FigureValue:
    return replace(figure, note="", source="" if small_numbers_in(figure.source) else figure.source)
