"""A bid pays for fewer people than are known to need it, or for more than are expected."""

from collections.abc import Iterator

from lifecourse.assurance.findings import ARITHMETIC, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.intervals import stated
from lifecourse.assurance.reading import asks_for, table_of
from lifecourse.assurance.words import people, row_words, table_words
from lifecourse.figures.api import FigureValue
from lifecourse.plans.api import Row, Table

CHECK = Check(
    id="capacity-against-demand",
    family=Family.BIDS,
    title="What a bid pays for meets the need that it shows",
    severity=Severity.SHOULD_LOOK,
    rule=ARITHMETIC,
    why="A service too small for the people already named will turn them away on its first day.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each bid that is too small for known need or too large for expected need."""
    table = table_of(asked.document, "bids")
    if table is None or not asks_for(table, "capacity", "bottom_up", "top_down"):
        return
    for row in table.rows:
        capacity, known, expected = (row.figure(k) for k in ("capacity", "bottom_up", "top_down"))
        if capacity is None:
            continue
        if known is not None and stated(capacity).below(stated(known)):
            yield _finding(table=table, row=row, capacity=capacity, need=known, column="bottom_up")
        if expected is not None and stated(expected).below(stated(capacity)):
            yield _finding(table=table, row=row, capacity=capacity, need=expected, column="top_down")


def _finding(*, table: Table, row: Row, capacity: FigureValue, need: FigureValue, column: str) -> RawFinding:
    by = capacity.value - need.value
    way, words = ("fewer", "are known to need it") if by < 0 else ("more", "are expected by rate")
    return CHECK.finding(
        place=table.place(row.key, "capacity"),
        others=[table.place(row.key, column)],
        about=column,
        found=people(capacity.value),
        expected=f"{'at least' if way == 'fewer' else 'at most'} {people(need.value)}",
        difference=people(by),
        sentence=f"In {table_words(table)}, row “{row_words(table, row)}”, the bid will support "
        f"{people(capacity.value)}, but {people(need.value)} {words}: {people(abs(by))} {way}.",
        mend="Say how the difference is met, or change the size of the bid.",
    )
