"""One of the plan's tables, set for printing: filled columns, totals, and what each figure rests on."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from lifecourse.figures.api import UNIT_WORDS, Confidence, FigureValue, Unit
from lifecourse.plans.api import Cell, Column, ColumnKind, Row, Table
from lifecourse.publishing.layout import layout_of
from lifecourse.publishing.naming import Names
from lifecourse.publishing.paper import Layout, Note, PaperCell, PaperColumn, PaperRow, PaperTable
from lifecourse.publishing.totals import WorkedOut, totals_across, totals_down
from lifecourse.publishing.words import as_at_words, cell_words, source_words

WORKED_OUT = "worked out"
FEWEST_COLUMNS = 3
SHORTEST_RUN = 3
REMARKS = {Confidence.DOUBTFUL: "doubtful", Confidence.DERIVED: "derived"}


@dataclass(frozen=True, kw_only=True)
class Numbers:
    """The next numbers to be given out in the paper."""

    table: int
    note: int


def set_table(names: Names, table: Table, *, section: str, numbers: Numbers) -> PaperTable:
    """The printed form of a table that has rows."""
    notes = _Notes(table, first=numbers.note)
    # The section that a spread row names stands over the table already.
    asked = tuple(c for c in table.template.columns if c.key != table.template.spread_by)
    filled = tuple(c for c in asked if _holds_something(table, c))
    grouping, columns = (filled[0], filled[1:]) if _groups(table, filled) else (None, filled)
    missing = dict(_missing_totals(table))
    totals = {s.total for s in table.template.sums if s.way != "across"}
    setter = _Setter(names=names, table=table, notes=notes, missing=missing, grouping=grouping)
    rows = [setter.row(row, columns, total=row.key in totals) for row in table.rows]
    rows += [setter.total_row(key, columns) for key in _rows_to_add(table, missing)]
    return PaperTable(
        key=table.key,
        section=section,
        number=None if table.template.spread_by else numbers.table,
        title=table.template.title,
        columns=tuple(heading(c, as_at=notes.day_of(c)) for c in columns),
        rows=tuple(rows),
        source=notes.source,
        notes=notes.printed,
        left_out=tuple(c.title for c in asked if c not in filled),
        layout=Layout.ASIDE if table.template.spread_by else layout_of(columns, rows),
    )


def heading(column: Column, *, as_at: str = "") -> PaperColumn:
    """A column's heading, with its unit where the title does not say it."""
    numeric = column.kind is ColumnKind.FIGURE
    title = column.title
    if column.unit and column.unit not in {Unit.POUNDS, Unit.PERCENT}:
        words = UNIT_WORDS[column.unit][1]
        if words.lower() not in title.lower():
            title = f"{title} ({words})"
    dated = column.kind is ColumnKind.DATE
    return PaperColumn(key=column.key, title=title, as_at=as_at, numeric=numeric, dated=dated)


def _holds_something(table: Table, column: Column) -> bool:
    return any(not row.cells[column.key].empty for row in table.rows if column.key in row.cells)


def _groups(table: Table, columns: Sequence[Column]) -> bool:
    """Whether the first column, with its long runs of the same words, is better set as headings."""
    if len(columns) < FEWEST_COLUMNS or columns[0].kind is not ColumnKind.TEXT or table.template.sums:
        return False
    runs = [text for text, _ in groupby(row.text(columns[0].key) for row in table.rows)]
    return all(runs) and len(runs) == len(set(runs)) and len(runs) * SHORTEST_RUN <= len(table.rows)


def _missing_totals(table: Table) -> Iterator[tuple[tuple[str, str], WorkedOut]]:
    for total in table.template.sums:
        found = totals_across(table, total) if total.way == "across" else totals_down(table, total)
        for worked_out in found:
            if worked_out.stated is None:
                yield (worked_out.row, worked_out.column), worked_out


def _rows_to_add(table: Table, missing: dict[tuple[str, str], WorkedOut]) -> list[str]:
    return [key for key in dict.fromkeys(row for row, _ in missing) if table.row(key) is None]


class _Setter:
    """Sets the rows of one table."""

    def __init__(
        self,
        *,
        names: Names,
        table: Table,
        notes: "_Notes",
        missing: dict[tuple[str, str], WorkedOut],
        grouping: Column | None,
    ) -> None:
        self.names = names
        self.table = table
        self.notes = notes
        self.missing = missing
        self.grouping = grouping

    def row(self, row: Row, columns: Sequence[Column], *, total: bool) -> PaperRow:
        cells = tuple(self.cell(row, column) for column in columns)
        return PaperRow(key=row.key, cells=cells, total=total, group=self.group(row))

    def group(self, row: Row) -> str:
        if self.grouping is None:
            return ""
        text = row.text(self.grouping.key)
        # "1.1" alone would be no heading: it takes the column's title before it.
        return text if any(letter.isalpha() for letter in text) else f"{self.grouping.title} {text}"

    def total_row(self, key: str, columns: Sequence[Column]) -> PaperRow:
        called = key.replace("-", " ").capitalize()
        cells = [self.worked_out(key, column) for column in columns]
        cells[0] = PaperCell(text=called, remark=WORKED_OUT) if not cells[0].figure else cells[0]
        return PaperRow(key="", cells=tuple(cells), total=True)

    def cell(self, row: Row, column: Column) -> PaperCell:
        cell = row.cells.get(column.key, Cell())
        if cell.figure is None and not cell.text:
            return self.worked_out(row.key, column, remark=WORKED_OUT)
        if cell.figure is None:
            return PaperCell(text=self.names.cell(self.table, column, cell))
        return PaperCell(
            text=cell_words(cell.figure, unit_in_heading=column.unit is cell.figure.unit),
            figure=cell.figure,
            remark=REMARKS.get(cell.figure.confidence, ""),
            note=self.notes.number_of(row, cell.figure),
        )

    def worked_out(self, row: str, column: Column, *, remark: str = "") -> PaperCell:
        found = self.missing.get((row, column.key))
        if found is None:
            return PaperCell()
        words = cell_words(found.figure, unit_in_heading=column.unit is found.figure.unit)
        return PaperCell(text=words, figure=found.figure, remark=remark)


class _Notes:
    """What the figures of a table rest on: the commonest source in one line, others in numbered notes."""

    def __init__(self, table: Table, *, first: int) -> None:
        self.days = _days_by_column(table)
        columns = table.template.figure_columns
        figures = [(row, row.figure(column.key)) for row in table.rows for column in columns]
        said = [self.words(row, figure) for row, figure in figures if figure is not None]
        words = [w for w in said if w]
        self.source = Counter(words).most_common(1)[0][0] if words and len(words) == len(said) else ""
        rest = [w for w in dict.fromkeys(words) if w != self.source]
        self.numbers = {w: number for number, w in enumerate(rest, start=first)}

    def words(self, row: Row, figure: FigureValue) -> str:
        # A row that has a cell for the section that states it needs no note to say so again.
        sections = {f"Section {cell.text}" for cell in row.cells.values() if cell.text}
        return source_words(figure, dated=not self.days, sourced=figure.source not in sections)

    def day_of(self, column: Column) -> str:
        return self.days.get(column.key, "")

    @property
    def printed(self) -> tuple[Note, ...]:
        return tuple(Note(number=number, text=words) for words, number in self.numbers.items())

    def number_of(self, row: Row, figure: FigureValue) -> int | None:
        return self.numbers.get(self.words(row, figure))


def _days_by_column(table: Table) -> dict[str, str]:
    """The day of each column, when every column keeps to one day and they are not all the same."""
    days: dict[str, str] = {}
    for column in table.template.figure_columns:
        said = {as_at_words(f) for f in (row.figure(column.key) for row in table.rows) if f is not None}
        if len(said) > 1:
            return {}
        if said:
            days[column.key] = said.pop()
    return days if len(set(days.values())) > 1 else {}
