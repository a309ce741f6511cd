"""The number of people in hospital by year does not follow from the reduction that is promised."""

from collections.abc import Iterator
from decimal import Decimal

from lifecourse.assurance.findings import ARITHMETIC, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.intervals import Interval, exactly, stated
from lifecourse.assurance.reading import EVERYONE, HEADS, asks_for, is_year, table_of
from lifecourse.assurance.words import bare, listed, people, per_cent, row_words, table_words
from lifecourse.figures.api import FigureValue, Unit
from lifecourse.plans.api import Place, Row, Table

CHECK = Check(
    id="activity-against-ambition",
    family=Family.ACTIVITY,
    title="People in hospital by year fall as far as is promised",
    severity=Severity.MUST_MEND,
    rule=ARITHMETIC,
    why="The promise is read aloud; the numbers by year are what is paid for.",
)

HUNDRED = exactly(Decimal(100))
Promise = tuple[Place, FigureValue, int]


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each row of people in hospital, in the year by which its reduction is promised."""
    table, promises = table_of(asked.document, "activity"), table_of(asked.document, "ambition")
    if table is None or promises is None or not asks_for(promises, "reduction", "years"):
        return
    years = [c for c in table.template.figure_columns if is_year(asked.document, c)]
    for row in table.rows:
        whose = _whose(row)
        for place, reduction, after in _promised(promises, whose) if whose else ():
            start = row.figure(years[0].key) if years else None
            end = row.figure(years[after].key) if after < len(years) else None
            if start is None or end is None or _follows(start, end, reduction):
                continue
            ends = ((years[0].key, start), (years[after].key, end))
            yield _finding(table, row, ends, (place, reduction))


def _whose(row: Row) -> str:
    """Whose beds a row of activity counts people in, or nothing when it counts something else."""
    said = f"{row.key} {row.text('activity')}".lower()
    if "inpatient" not in said and "in hospital" not in said:
        return ""
    figures = [c.figure for c in row.cells.values() if c.figure]
    if any(f.unit not in HEADS for f in figures):
        return ""
    ends = row.key.rsplit("-", 1)[-1]
    return ends if ends in {"ccg", "nhse"} else EVERYONE


def _promised(table: Table, whose: str) -> list[Promise]:
    found = []
    for row in table.rows:
        reduction, years = row.figure("reduction"), row.number("years")
        if reduction is None or reduction.unit is not Unit.PERCENT or years is None:
            continue
        if (row.text("commissioner") or EVERYONE) == whose and years == int(years):
            found.append((table.place(row.key, "reduction"), reduction, int(years)))
    return found


def _follows(start: FigureValue, end: FigureValue, reduction: FigureValue) -> bool:
    if not (stated(start).finite and stated(reduction).finite):
        return True
    left = Interval(HUNDRED.low - stated(reduction).high, HUNDRED.high - stated(reduction).low)
    wanted = stated(start).times(left)
    share = Interval(wanted.low / 100, wanted.high / 100)
    return stated(end).meets(share.in_whole_people)


def _finding(
    table: Table,
    row: Row,
    ends: tuple[tuple[str, FigureValue], tuple[str, FigureValue]],
    promised: tuple[Place, FigureValue],
) -> RawFinding:
    (first, start), (last, end) = ends
    promise, reduction = promised
    wanted = start.value * (100 - reduction.value) / 100
    titles = [table.template.column(key).title for key in (first, last)]
    fall = (start.value - end.value) * 100 / start.value if start.value else Decimal(0)
    moved = f"a fall of {per_cent(fall)}" if fall >= 0 else f"a rise of {per_cent(-fall)}"
    return CHECK.finding(
        place=table.place(row.key, last),
        others=[table.place(row.key, first), promise],
        about=promise.row,
        found=people(end.value),
        expected=people(wanted),
        difference=people(end.value - wanted),
        sentence=f"In {table_words(table)}, row “{row_words(table, row)}”, {bare(start.value)} in "
        f"{titles[0]} become {bare(end.value)} in {titles[1]}, {moved}. A reduction of "
        f"{per_cent(reduction.value)} is promised, which would leave {people(wanted)}.",
        mend=f"Bring {listed([titles[1], 'the promise'])} together: change one of them.",
    )
