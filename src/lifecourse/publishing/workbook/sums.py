"""Totals of a table as formulas, below its rows or beside them, with what does not add up."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from lifecourse.figures.api import FigureValue
from lifecourse.plans.api import Sum, Table
from lifecourse.publishing.totals import part_rows
from lifecourse.publishing.workbook.formats import number_in_cell, plain_format

WHOLE_SHARE = 1.0


@dataclass(frozen=True, kw_only=True)
class SumCell:
    """One cell with a total, and the cell beside or below it that says whether what is stated adds up."""

    at: tuple[int, int]
    formula: str
    value: float
    shown: str
    difference_at: tuple[int, int]
    difference: str = ""
    difference_value: float = 0.0


@dataclass(frozen=True, kw_only=True)
class SumLine:
    """A worked-out total row (and the row of differences under it)."""

    title: str
    difference_title: str
    cells: tuple[SumCell, ...] = field(default=())


def sums_down(
    table: Table, *, first_row: int, first_sum_row: int, spare: range = range(0)
) -> Iterator[SumLine]:
    """A line for each total that the template asks for below the rows, and below the spare ones."""
    if not table.rows and not spare:
        return
    at = first_sum_row
    for key, sums in _by_total(table).items():
        if not any(s.columns for s in sums):
            continue
        title = key.replace("-", " ").capitalize() or "Total"
        shares = any(s.way == "shares" for s in sums)
        cells = [c for s in sums for c in _cells_down(table, s, first_row=first_row, at=at, spare=spare)]
        against = "stated, or 100% for shares, less worked out" if shares else "stated less worked out"
        yield SumLine(
            title=f"{title}, worked out", difference_title=f"{title}, {against}", cells=tuple(cells)
        )
        at += 2


def sums_across(
    table: Table, total: Sum, *, first_row: int, at_column: int, spare: range = range(0)
) -> Iterator[SumCell]:
    """A cell for each row that has parts to add, and for each spare row."""
    for number, row in enumerate(table.rows, start=first_row):
        parts = [row.figure(column) for column in total.parts]
        if not any(parts):
            continue
        places = [(number, _column(table, column)) for column in total.parts]
        stated = row.figure(total.total)
        yield _cell(
            (number, at_column),
            (number, at_column + 1),
            formula=_sum_of(places),
            parts=parts,
            stated_at=(number, _column(table, total.total)),
            stated=None if stated is None else number_in_cell(stated),
        )
    for number in spare:
        places = [(number, _column(table, column)) for column in total.parts]
        yield _cell(
            (number, at_column),
            (number, at_column + 1),
            formula=_sum_of(places),
            parts=[],
            stated_at=None,
            stated=None,
        )


def _cells_down(table: Table, total: Sum, *, first_row: int, at: int, spare: range) -> Iterator[SumCell]:
    rows = {row.key: number for number, row in enumerate(table.rows, start=first_row)}
    adding = part_rows(table, total)
    stated_row = table.row(total.total)
    for key in total.columns:
        column = _column(table, key)
        parts = [row.figure(key) for row in adding]
        if len({p.unit for p in parts if p is not None}) > 1 or not (adding or spare):
            continue
        stated = stated_row.figure(key) if stated_row else None
        whole = WHOLE_SHARE if total.way == "shares" and stated is None and any(parts) else None
        yield _cell(
            (at, column),
            (at + 1, column),
            formula=_sum_with_spare(table, total, column, [rows[row.key] for row in adding], spare),
            parts=parts,
            stated_at=(rows[total.total], column) if stated else None,
            stated=number_in_cell(stated) if stated else whole,
        )


def _cell(
    at: tuple[int, int],
    difference_at: tuple[int, int],
    *,
    formula: str,
    parts: Sequence[FigureValue | None],
    stated_at: tuple[int, int] | None,
    stated: float | None,
) -> SumCell:
    given = [p for p in parts if p is not None]
    value = round(sum(number_in_cell(p) for p in given), 10)
    difference = ""
    if stated is not None:
        against = xl_rowcol_to_cell(*stated_at) if stated_at else "1"
        difference = f"=ROUND({against}-{xl_rowcol_to_cell(*at)},6)"
    return SumCell(
        at=at,
        formula=f"={formula}",
        value=value,
        shown=_finest(given),
        difference_at=difference_at,
        difference=difference,
        difference_value=round((stated or 0.0) - value, 6) if stated is not None else 0.0,
    )


def _finest(parts: Sequence[FigureValue]) -> str:
    """The number format of a total: as many places as the part that has most."""
    if not parts:
        # Nothing to add yet: the formula stands ready, and nought is not shown as if somebody had stated it.
        return "#,##0;-#,##0;"
    finest = min(parts, key=lambda figure: figure.value.normalize().as_tuple().exponent)
    return plain_format(finest.value, finest.unit)


def _by_total(table: Table) -> dict[str, list[Sum]]:
    grouped: dict[str, list[Sum]] = {}
    for total in table.template.sums:
        if total.way != "across":
            grouped.setdefault(total.total, []).append(total)
    return grouped


def _column(table: Table, key: str) -> int:
    return [c.key for c in table.template.columns].index(key)


def _sum_with_spare(table: Table, total: Sum, column: int, adding: Sequence[int], spare: range) -> str:
    """The sum of some rows, and of those spare rows that will belong to it once they are filled in."""
    if not spare or not total.where:
        return _sum_of([(row, column) for row in (*adding, *spare)])
    asked = [xl_range(spare[0], column, spare[-1], column)]
    for key, choice in total.where.items():
        at = _column(table, key)
        words = table.template.columns[at].choices.get(choice, choice).replace('"', '""')
        asked += [xl_range(spare[0], at, spare[-1], at), f'"={words}"']
    filled = [_sum_of([(row, column) for row in adding])] if adding else []
    return "+".join([*filled, f"SUMIFS({','.join(asked)})"])


def _sum_of(places: Iterable[tuple[int, int]]) -> str:
    """SUM over cells, neighbours down a column written as one range."""
    runs: list[list[tuple[int, int]]] = []
    for row, column in places:
        if runs and runs[-1][-1] == (row - 1, column):
            runs[-1].append((row, column))
        else:
            runs.append([(row, column)])
    written = [xl_rowcol_to_cell(*run[0]) if len(run) == 1 else xl_range(*run[0], *run[-1]) for run in runs]
    return f"SUM({','.join(written)})"
