"""The number in hospital at the end is not the number at the start with those who came and went."""

from collections.abc import Iterator
from datetime import date, timedelta

from lifecourse.assurance.findings import ARITHMETIC, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.flows import flow_of, flow_words
from lifecourse.assurance.intervals import stated
from lifecourse.assurance.reading import Count, day_in, hospital_rows, table_of
from lifecourse.assurance.words import day_words, people, row_words, table_words
from lifecourse.figures.api import FigureValue
from lifecourse.plans.api import Place, PlanDocument, Row, Table

CHECK = Check(
    id="stock-and-flow",
    family=Family.FLOWS,
    title="Numbers in hospital follow from who came and went",
    severity=Severity.MUST_MEND,
    rule=ARITHMETIC,
    why="If two counts and the movements between them do not fit, someone was missed on a ward.",
)

Stock = tuple[Place, FigureValue]


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each row of movements with a count at its start and at its end."""
    table = table_of(asked.document, "flows")
    if table is None:
        return
    stocks = _stocks(asked.document)
    for row in table.rows:
        first, last, flow = day_in(row, "from"), day_in(row, "to"), flow_of(table, row)
        if first is None or last is None or flow is None:
            continue
        on = stocks.get((row.text("commissioner"), row.text("setting")), {})
        start = on.get(first - timedelta(days=1)) or on.get(first)
        end = on.get(last)
        if start is None or end is None or start is end:
            continue
        if not (stated(start[1]) + flow.within).meets(stated(end[1])):
            yield _finding(table, row, start, end, flow)


def _stocks(document: PlanDocument) -> dict[tuple[str, str], dict[date, Stock]]:
    """Counts by who pays and where, by day: from people in hospital and from stays of any length."""
    found: dict[tuple[str, str], dict[date, Stock]] = {}
    rows: list[tuple[Row, Place, FigureValue]] = list(hospital_rows(document))
    stays = table_of(document, "length-of-stay")
    for row in stays.rows if stays else ():
        figure = row.figure("people")
        if stays is not None and row.text("stay") == "any" and figure is not None:
            rows.append((row, stays.place(row.key, "people"), figure))
    for row, place, figure in rows:
        if figure.as_at is not None:
            group = found.setdefault((row.text("commissioner"), row.text("setting")), {})
            group.setdefault(figure.as_at, (place, figure))
    return found


def _finding(table: Table, row: Row, start: Stock, end: Stock, flow: Count) -> RawFinding:
    made = start[1].value + flow.value
    return CHECK.finding(
        place=end[0],
        others=[start[0], *flow.places],
        about=row.key,
        found=people(end[1].value),
        expected=people(made),
        difference=people(end[1].value - made),
        sentence=f"For “{row_words(table, row)}”, {people(start[1].value)} on "
        f"{_day(start)} with {flow_words(row)} ({table_words(table)}) make {people(made)}, but "
        f"{people(end[1].value)} are counted on {_day(end)}.",
        mend="Correct the count or the movement that is wrong.",
    )


def _day(stock: Stock) -> str:
    return day_words(stock[1].as_at) if stock[1].as_at else "an unknown day"
