"""The plan promises different reductions in different places."""

from collections.abc import Iterator
from itertools import combinations

from lifecourse.assurance.findings import ARITHMETIC, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.intervals import stated
from lifecourse.assurance.reading import EVERYONE, asks_for, table_of
from lifecourse.assurance.words import bare, listed, table_words
from lifecourse.figures.api import FigureValue, Unit, figure_words
from lifecourse.plans.api import Row, Table

CHECK = Check(
    id="ambitions-differ",
    family=Family.AGREEMENT,
    title="The plan promises one reduction",
    severity=Severity.SHOULD_LOOK,
    rule=ARITHMETIC,
    why="Staff, families and the regulator will each hold the plan to the number that they read.",
)

Promise = tuple[Row, FigureValue]


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding that names every promise that differs from another."""
    table = table_of(asked.document, "ambition")
    if table is None or not asks_for(table, "reduction"):
        return
    said = [(r, f) for r in table.rows if (f := r.figure("reduction")) is not None and f.unit is Unit.PERCENT]
    differing = [pair for pair in combinations(said, 2) if not stated(pair[0][1]).meets(stated(pair[1][1]))]
    if differing:
        involved = [p for p in said if any(p in pair for pair in differing)]
        yield _finding(table, involved)


def _finding(table: Table, involved: list[Promise]) -> RawFinding:
    whose = {_whose(row) for row, _ in involved}
    values = sorted(figure.value for _, figure in involved)
    return CHECK.finding(
        place=table.place(column="reduction"),
        others=[table.place(row.key, "reduction") for row, _ in involved],
        found=listed(figure_words(figure) for _, figure in involved),
        expected="one reduction, or how they fit together",
        difference=f"{values[-1] - values[0]:,f} percentage points",
        sentence=f"{table_words(table)} promises different reductions: "
        f"{listed(_promise(table, row, figure) for row, figure in involved)}. "
        + (
            "They are about different beds, and the plan does not say how they fit together."
            if len(whose) > 1
            else "They are about the same beds, so only one can be the promise."
        ),
        mend="Say everywhere what is promised: whose beds, from how many people to how many, by when.",
    )


def _whose(row: Row) -> str:
    return row.text("commissioner") or EVERYONE


def _promise(table: Table, row: Row, figure: FigureValue) -> str:
    choices = table.template.column("commissioner").choices if asks_for(table, "commissioner") else {}
    whose = choices.get(_whose(row), _whose(row))
    years = row.number("years")
    over = f" over {bare(years)} years" if years else ""
    where = f" (section {row.text('stated_in')})" if row.text("stated_in") else ""
    return f"{figure_words(figure)}{over} for “{whose}”{where}"
