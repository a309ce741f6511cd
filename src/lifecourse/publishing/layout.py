"""How a table is set, decided from what stands in it: so that no column is squeezed and no page is wasted."""

from collections.abc import Sequence

from lifecourse.plans.api import Column, ColumnKind
from lifecourse.publishing.paper import Layout, PaperRow

# Widths in characters. A page of A4 upright holds about 95 in a table's type; on its side about 145.
UPRIGHT_WIDTH = 112
WIDE_WIDTH = 170
NARROWEST = 9
WIDEST_TEXT = 34
MOST_CARDS = 12


def layout_of(columns: Sequence[Column], rows: Sequence[PaperRow]) -> Layout:
    """Upright when it fits; a few very wide rows become cards; the rest goes on a page turned on its side."""
    width = sum(_width(number, column, rows) for number, column in enumerate(columns))
    if width <= UPRIGHT_WIDTH:
        return Layout.UPRIGHT
    if width > WIDE_WIDTH and len(rows) <= MOST_CARDS:
        return Layout.CARDS
    return Layout.WIDE


def _width(number: int, column: Column, rows: Sequence[PaperRow]) -> int:
    longest = max((len(row.cells[number].text) for row in rows), default=0)
    if column.kind in {ColumnKind.FIGURE, ColumnKind.DATE}:
        return max(NARROWEST, min(longest, 12))
    # Text wraps: a column needs about a third of its longest entry before rows grow too tall.
    return max(NARROWEST, min(WIDEST_TEXT, max(longest // 3, min(longest, 14))))
