"""Holding printed tables against the sums they should come to, to the precision in which each is printed."""

from collections.abc import Callable, Iterator
from fractions import Fraction

from lifecourse.cases.kinds.published import (
    Agreement,
    Comes,
    Held,
    PrintedCell,
    PrintedTable,
    PrintedUnit,
    Reads,
    Span,
)
from lifecourse.cases.rules.published_data import cell_name, cells_at, literal

HUNDRED = 100
# What the model says when it is asked, in the words of an agreement; None where it says nothing.
type Asked = Callable[[str], Span | None]
type Cells = list[tuple[str, PrintedCell, PrintedUnit]]


def hold_tables(
    tables: tuple[PrintedTable, ...], agreements: tuple[Agreement, ...], *, model: Asked = lambda _: None
) -> list[Held]:
    """Every total against what it adds up, and every agreement; what lacks a figure is left out."""
    found = [held for table in tables for held in (*_across(table), *_down(table))]
    return found + [held for one in agreements if (held := _agreed(one, tables, model)) is not None]


def _across(table: PrintedTable) -> Iterator[Held]:
    """Each row's total against the cells of its row."""
    for row in table.rows:
        parts = [
            (cell_name(table, row, column), cell, column.unit)
            for column, cell in zip(table.columns, row.cells, strict=True)
            if not (column.total or column.aside)
        ]
        for column, cell in zip(table.columns, row.cells, strict=True):
            if column.total:
                place = cell_name(table, row, column)
                yield from _total(place, cell, column.unit, parts, "The row's own total")


def _down(table: PrintedTable) -> Iterator[Held]:
    """Each cell of a row of totals against the cells above it."""
    for row in (one for one in table.rows if one.total):
        for number, column in enumerate(table.columns):
            parts = [
                (cell_name(table, one, column), one.cells[number], column.unit)
                for one in table.rows
                if not (one.total or one.aside)
            ]
            place = cell_name(table, row, column)
            yield from _total(place, row.cells[number], column.unit, parts, "The column's own total")


def _total(place: str, cell: PrintedCell, unit: PrintedUnit, parts: Cells, says: str) -> Iterator[Held]:
    if cell.reads is not Reads.VALUE or not parts or _lacks(parts):
        return
    expected = _sum([span_of(one) for _, one, _ in parts])
    of = tuple(name for name, one, _ in parts if one.reads is Reads.VALUE)
    yield Held(place=place, says=says, unit=unit, found=span_of(cell), expected=expected, of=of)


def _agreed(one: Agreement, tables: tuple[PrintedTable, ...], model: Asked) -> Held | None:
    if one.comes is Comes.WHERE:
        return _stands(one, tables)
    figures = _spans(one.figure, tables)
    others = [] if one.comes is Comes.MODEL else [_spans(place, tables) for place in one.of]
    if figures is None or any(spans is None for spans in others):
        return None
    name, unit, _ = figures[0]
    if one.comes is Comes.MODEL:
        expected = model(one.of[0])
        of: tuple[str, ...] = ("the model of this case",)
    else:
        parts = [spans for spans in others if spans is not None]
        expected = _comes(one.comes, parts)
        of = tuple(of_name for spans in parts for of_name, _, _ in spans)
    if expected is None:
        return None
    return Held(
        place=name,
        says=one.says,
        unit=unit,
        found=_sum([span for _, _, span in figures]),
        expected=expected,
        of=of,
        exact=literal(one.figure) is not None,
    )


def _stands(one: Agreement, tables: tuple[PrintedTable, ...]) -> Held | None:
    """Whether a figure stands where another does."""
    here, there = cells_at(one.figure, tables), cells_at(one.of[0], tables)
    if not here or not there:
        return None
    found, expected = (
        _exactly(int(any(cell.reads is Reads.VALUE for _, cell, _ in cells))) for cells in (here, there)
    )
    name, _, unit = here[0]
    of = tuple(name for name, _, _ in there)
    return Held(place=name, says=one.says, unit=unit, found=found, expected=expected, of=of, presence=True)


def _spans(place: str, tables: tuple[PrintedTable, ...]) -> list[tuple[str, PrintedUnit, Span]] | None:
    """Every figure at a place; None where one is still to come."""
    if (meant := literal(place)) is not None:
        value, unit = meant
        return [(place, unit, Span(value=value, low=value, high=value))]
    cells = cells_at(place, tables)
    return None if not cells or _lacks(cells) else [(name, unit, span_of(cell)) for name, cell, unit in cells]


def _lacks(cells: Cells) -> bool:
    return any(cell.reads is Reads.TO_COME for _, cell, _ in cells)


def span_of(cell: PrintedCell) -> Span:
    """A cell with how far rounding may have moved it."""
    return Span(value=cell.value, low=cell.value - cell.off, high=cell.value + cell.off)


def _comes(comes: Comes, parts: list[list[tuple[str, PrintedUnit, Span]]]) -> Span | None:
    """What the parts come to; every figure here is nothing or above it. None where nothing can be shared."""
    sums = [_sum([span for _, _, span in spans]) for spans in parts]
    first, rest = sums[0], _sum(sums[1:])
    if comes in {Comes.SUM, Comes.SAME}:
        return _sum(sums)
    if comes is Comes.LESS:
        return Span(value=first.value - rest.value, low=first.low - rest.high, high=first.high - rest.low)
    if comes is Comes.TIMES:
        return _times(first, sums[1])
    if comes is Comes.SHARE:
        return _over(_times(_sum(sums[:-1]), _exactly(HUNDRED)), sums[-1])
    if comes is Comes.PER:
        return _over(_times(first, sums[2]), sums[1])
    return _over(_times(first, sums[1]), _sum(sums[2:]))


def _exactly(number: int) -> Span:
    return Span(value=Fraction(number), low=Fraction(number), high=Fraction(number))


def _sum(spans: list[Span]) -> Span:
    return Span(
        value=sum((one.value for one in spans), start=Fraction(0)),
        low=sum((one.low for one in spans), start=Fraction(0)),
        high=sum((one.high for one in spans), start=Fraction(0)),
    )


def _times(one: Span, other: Span) -> Span:
    return Span(value=one.value * other.value, low=one.low * other.low, high=one.high * other.high)


def _over(one: Span, other: Span) -> Span | None:
    if other.low <= 0:
        return None
    return Span(value=one.value / other.value, low=one.low / other.high, high=one.high / other.low)
