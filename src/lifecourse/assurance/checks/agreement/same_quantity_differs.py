"""The same thing is stated with different numbers."""

from collections.abc import Iterator
from itertools import combinations

from lifecourse.assurance.findings import ARITHMETIC, Asked, Check, Family, RawFinding, Severity, Statement
from lifecourse.assurance.intervals import stated, worked_out
from lifecourse.assurance.reading import is_year
from lifecourse.assurance.words import day_words, listed, place_words
from lifecourse.figures.api import FigureValue, Unit, figure_words
from lifecourse.plans.api import Place, PlanDocument

CHECK = Check(
    id="same-quantity-differs",
    family=Family.AGREEMENT,
    title="The same thing said twice is said the same",
    severity=Severity.MUST_MEND,
    rule=ARITHMETIC,
    why="When two pages give two numbers for one thing, a reader trusts neither.",
)

# How far and how fast people say they will go is compared by a check of its own.
ELSEWHERE = "ambition/"
# What does not change from one day to the next.
FIXED = {Unit.WEEKS, Unit.MONTHS, Unit.YEARS, Unit.HOURS, Unit.ITEMS, Unit.PERCENT, Unit.PER_MILLION}


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each thing that is stated in two places which cannot both be true."""
    stated_in: dict[str, list[Statement]] = {}
    for place, figure in asked.figures:
        if figure.quantity and not figure.quantity.startswith(ELSEWHERE):
            stated_in.setdefault(figure.quantity, []).append((place, figure))
    for quantity, statements in stated_in.items():
        pairs = [p for p in combinations(statements, 2) if _quarrel(asked.document, *p)]
        if pairs:
            involved = [s for s in statements if any(s in pair for pair in pairs)]
            undated = [s for s in involved if s[1].as_at is None]
            same_day = any(a[1].as_at == b[1].as_at and a[1].as_at for a, b in pairs)
            yield _finding(asked.document, quantity, involved, undated, same_day=same_day)


def _quarrel(document: PlanDocument, one: Statement, other: Statement) -> bool:
    (place, figure), (at, again) = one, other
    if (place.table, place.row) == (at.table, at.row) and place.column != at.column:
        return False  # years side by side
    if figure.unit != again.unit or _year(document, place) != _year(document, at):
        return False
    if figure.as_at and again.as_at and figure.as_at != again.as_at:
        return False
    if figure.period_start != again.period_start:
        return False
    return not (stated(figure).meets(stated(again)) or worked_out(figure).meets(stated(again)))


def _year(document: PlanDocument, place: Place) -> str:
    column = document.template.table(place.table).column(place.column)
    return column.title if is_year(document, column) else ""


def _finding(
    document: PlanDocument,
    quantity: str,
    involved: list[Statement],
    undated: list[Statement],
    *,
    same_day: bool,
) -> RawFinding:
    first, *rest = involved
    said = "; ".join(_told(document, involved))
    values = sorted({figure.value for _, figure in involved})
    may_move = first[1].unit not in FIXED
    return CHECK.finding(
        place=first[0],
        others=[place for place, _ in rest],
        about=quantity,
        severity=Severity.MUST_MEND if same_day else Severity.SHOULD_LOOK,
        found=listed(dict.fromkeys(figure_words(figure) for _, figure in involved)),
        expected="one number, or a different day for each",
        difference=f"{values[-1] - values[0]:,f}",
        sentence=f"The same thing is given as {said}. "
        + (
            "If they speak of different days, they do not say so."
            if may_move and not same_day
            else "They cannot all be true."
        ),
        mend="Correct whichever is wrong, or enter the day of which each speaks: "
        f"{len(undated)} of them {'bears' if len(undated) == 1 else 'bear'} none."
        if may_move and not same_day
        else "Correct whichever is wrong.",
    )


def _told(document: PlanDocument, involved: list[Statement]) -> Iterator[str]:
    """Each number once, with its day and every place that states it."""
    places: dict[str, list[str]] = {}
    for place, figure in involved:
        told = f"{figure_words(figure)} {_dated(figure)}"
        places.setdefault(told, []).append(place_words(document, place))
    for told, where in places.items():
        more = f" and {len(where) - 1} other places" if len(where) > 2 else ""
        yield f"{told} in {listed(where) if len(where) <= 2 else where[0] + more}"


def _dated(figure: FigureValue) -> str:
    if figure.as_at is None:
        return "(no date)"
    if figure.period_start is not None:
        return f"from {day_words(figure.period_start)} to {day_words(figure.as_at)}"
    return f"on {day_words(figure.as_at)}"
