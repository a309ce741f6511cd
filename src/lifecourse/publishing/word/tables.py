"""A grid as a Word table: its header row marked and repeated, no row ever split."""

from collections.abc import Sequence
from typing import Any

from lifecourse.publishing.galley import Grid, GridCell, GridRow
from lifecourse.publishing.word.styles import TABLE_STYLE
from lifecourse.publishing.word.xml import element, run
from lifecourse.publishing.words import holdable

TWENTIETHS = 20
# A row longer than a page has to be split somewhere.
LONGEST_WHOLE = 2500


def table_of(grid: Grid, *, points: float) -> Any:
    """The table, as wide as the page."""
    widths = _widths(grid, int(points * TWENTIETHS))
    look = element(
        "w:tblLook", val="0020", firstRow="1", lastRow="0", firstColumn="0", noHBand="1", noVBand="1"
    )
    properties = element(
        "w:tblPr",
        element("w:tblStyle", val=TABLE_STYLE),
        element("w:tblW", w=str(sum(widths)), type="dxa"),
        element("w:tblLayout", type="fixed"),
        look,
        element("w:tblCaption", val=holdable(grid.caption)),
    )
    columns = element("w:tblGrid", *(element("w:gridCol", w=str(width)) for width in widths))
    rows = [_head(grid, widths), *(_row(grid, row, widths) for row in grid.rows)]
    return element("w:tbl", properties, columns, *rows)


def _widths(grid: Grid, twentieths: int) -> list[int]:
    whole = sum(column.weight for column in grid.columns)
    return [column.weight * twentieths // whole for column in grid.columns]


def _head(grid: Grid, widths: Sequence[int]) -> Any:
    marks = element("w:trPr", element("w:cantSplit"), element("w:tblHeader"))
    if grid.card:
        return element("w:tr", marks, _cell(grid, GridCell(text=grid.title), sum(widths), span=2, bold=True))
    cells = [
        _cell(grid, GridCell(text=column.title), width, right=column.numeric, bold=True)
        for column, width in zip(grid.columns, widths, strict=True)
    ]
    return element("w:tr", marks, *cells)


def _row(grid: Grid, row: GridRow, widths: Sequence[int]) -> Any:
    whole = all(len(cell.text) <= LONGEST_WHOLE for cell in row.cells)
    marks = element("w:trPr", *([element("w:cantSplit")] if whole else []))
    if row.kind == "group":
        cell = _cell(grid, row.cells[0], sum(widths), span=len(widths), bold=True, keep=True)
        return element("w:tr", marks, cell)
    cells = [
        _cell(
            grid,
            cell,
            width,
            right=column.numeric,
            bold=row.kind == "total" or (grid.card and place == 0),
        )
        for place, (cell, column, width) in enumerate(zip(row.cells, grid.columns, widths, strict=True))
    ]
    return element("w:tr", marks, *cells)


def _cell(
    grid: Grid,
    cell: GridCell,
    width: int,
    *,
    span: int = 1,
    right: bool = False,
    bold: bool = False,
    keep: bool = False,
) -> Any:
    properties = element("w:tcPr", element("w:tcW", w=str(width), type="dxa"))
    if span > 1:
        properties.append(element("w:gridSpan", val=str(span)))
    setting = element("w:pPr", element("w:pStyle", val="Tabletextsmall" if grid.tight else "Tabletext"))
    if keep:
        setting.append(element("w:keepNext"))
    if right:
        setting.append(element("w:jc", val="right"))
    return element("w:tc", properties, element("w:p", setting, *_runs(cell, bold=bold)))


def _runs(cell: GridCell, *, bold: bool) -> list[Any]:
    said = [run(cell.text, bold=bold)] if cell.text else []
    if cell.remark:
        said.append(run(f" ({cell.remark})", bold=bold, italic=True))
    if cell.note:
        said.append(run(cell.note, raised=True))
    return said
