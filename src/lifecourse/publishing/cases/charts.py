"""The charts of a case's model as a paper prints them: the sentence, the drawing, and its figures."""

from collections.abc import Iterator

from lifecourse.cases.api import Evaluated, running_picture, steps_picture, swings_picture
from lifecourse.design.api import Chart, ChartTable
from lifecourse.publishing.flow import body
from lifecourse.publishing.galley import Block, Heading, Plate
from lifecourse.publishing.plates import images_of
from lifecourse.publishing.table_grids import chart_grid


def model_charts(done: Evaluated) -> Iterator[Block]:
    """What is spent and comes back over the years, how it comes about, and on what it hangs most."""
    charts = (running_picture(done), steps_picture(done), swings_picture(done.model))
    for number, chart in enumerate((one for one in charts if one is not None), start=1):
        yield from chart_blocks(chart, number=number)


def chart_blocks(chart: Chart, *, number: int) -> Iterator[Block]:
    """One chart under a heading of its own; whoever does not see the drawing reads the same figures below."""
    yield Heading(level=3, text=chart.title)
    yield body(chart.sentence)
    yield Plate(label=f"Figure {number}", title=chart.title, images=images_of(chart))
    yield chart_grid(_down(chart.table), title=f"Figures of figure {number}")


def _down(table: ChartTable) -> ChartTable:
    """A table of one row turned, so that its figures have room; a total of one row says nothing more."""
    rows = table.rows[:-1] if table.last_row_is_total else table.rows
    if len(rows) != 1:
        return table
    (row,) = rows
    headers = (table.headers[0], row[0])
    return ChartTable(headers=headers, rows=tuple(zip(table.headers[1:], row[1:], strict=True)))
