"""The plan's tables and charts' figures as grids, with a share of the width to each column."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from lifecourse.design.api import ChartTable
from lifecourse.publishing.galley import Grid, GridCell, GridColumn, GridRow
from lifecourse.publishing.paper import PaperCell, PaperTable

NARROWEST, WIDEST_WORD, WIDEST_TEXT = 8, 16, 44
# Characters of a table's type that a page holds, upright and on its side.
UPRIGHT_ROOM, ACROSS_ROOM = 92, 144
MOST_OVER = 8
CARD_LABEL, CARD_WORDS = 3, 7


def grid_of(table: PaperTable, *, across: bool) -> Grid:
    """A table as rows and columns; on a page turned on its side also where upright would divide its words."""
    titles = [f"{c.title}, {c.as_at}" if c.as_at else c.title for c in table.columns]
    said = [[cell_of(row.cells[n]).words for row in table.rows] for n in range(len(titles))]
    shares = _columns(titles, said, room=ACROSS_ROOM if across else UPRIGHT_ROOM)
    if not across and sum(shares) > UPRIGHT_ROOM + MOST_OVER:
        return grid_of(table, across=True)
    columns = zip(table.columns, titles, shares, strict=True)
    return Grid(
        label=f"Table {table.number}" if table.number else "",
        title=table.title,
        columns=tuple(GridColumn(title=t, weight=share, numeric=c.numeric) for c, t, share in columns),
        rows=tuple(_rows(table)),
        across=across,
        tight=sum(shares) > (ACROSS_ROOM if across else UPRIGHT_ROOM),
    )


def cards(table: PaperTable) -> Iterator[Grid]:
    """Each row as a table of its own with a line for each column that says something."""
    columns = (GridColumn(title="", weight=CARD_LABEL), GridColumn(title="", weight=CARD_WORDS))
    for row in table.rows:
        pairs = zip(table.columns[1:], row.cells[1:], strict=True)
        lines = tuple(
            GridRow(cells=(GridCell(text=column.title), cell_of(cell))) for column, cell in pairs if cell.text
        )
        yield Grid(label="", title=cell_of(row.cells[0]).words, columns=columns, rows=lines, card=True)


def chart_grid(table: ChartTable, *, title: str, across: bool = False) -> Grid:
    """The figures of a chart."""
    rows = [GridRow(cells=tuple(GridCell(text=text) for text in row)) for row in table.rows]
    if table.last_row_is_total and rows:
        rows[-1] = GridRow(cells=rows[-1].cells, kind="total")
    said = [[row[n] for row in table.rows] for n in range(len(table.headers))]
    weights = _columns(table.headers, said, room=ACROSS_ROOM if across else UPRIGHT_ROOM)
    columns = zip(table.headers, weights, strict=True)
    return Grid(
        label="",
        title=title,
        columns=tuple(GridColumn(title=head, weight=weight) for head, weight in columns),
        rows=tuple(rows),
        across=across,
    )


def plain_grid(
    heads: Mapping[str, int],
    rows: Sequence[Sequence[str]],
    *,
    title: str,
    label: str = "",
    across: bool = False,
) -> Grid:
    """A table of words; `heads` are its headings with their shares of the width."""
    return Grid(
        label=label,
        title=title,
        columns=tuple(GridColumn(title=head, weight=weight) for head, weight in heads.items()),
        rows=tuple(GridRow(cells=tuple(GridCell(text=text) for text in row)) for row in rows),
        across=across,
    )


def cell_of(cell: PaperCell) -> GridCell:
    """A printed cell."""
    return GridCell(text=cell.text, remark=cell.remark, note="" if cell.note is None else str(cell.note))


def _rows(table: PaperTable) -> Iterator[GridRow]:
    for group, rows in groupby(table.rows, key=lambda row: row.group):
        if group:
            yield GridRow(cells=(GridCell(text=group),), kind="group")
        for row in rows:
            cells = tuple(cell_of(cell) for cell in row.cells)
            yield GridRow(cells=cells, kind="total" if row.total else "plain")


def _columns(titles: Sequence[str], said: Sequence[Sequence[str]], *, room: int) -> list[int]:
    """The share of each column: each entry on one line where all of it fits, else on as few lines as do."""
    for lines in (1, 1.5, 2, 3, 4, 6):
        shares = [_share(title, words, lines) for title, words in zip(titles, said, strict=True)]
        if sum(shares) <= room:
            break
    return shares


def _share(title: str, said: Sequence[str], lines: float) -> int:
    longest = max((len(text) for text in said), default=0)
    word = max((len(part) for text in (title, *said) for part in text.split()), default=0)
    asked = max(longest / lines, len(title) / (2 * lines))
    return max(NARROWEST, min(word + 1, WIDEST_WORD), min(WIDEST_TEXT, round(asked)))
