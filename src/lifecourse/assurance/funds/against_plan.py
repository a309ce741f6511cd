"""Where the books of a fund and the plan that it pays for do not say the same sum."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from lifecourse.assurance.intervals import Interval, exactly, stated, total
from lifecourse.assurance.reading import counted, table_of
from lifecourse.assurance.words import pounds
from lifecourse.figures.api import FigureValue, Unit
from lifecourse.finance.api import BookFault, Explained, SchemeStands, Statement, Weight
from lifecourse.plans.api import PlanDocument, Row, Table

# Kept back beside the plan's money, and so not counted in what it says comes in.
BESIDE = "no"
NOUGHT = Decimal(0)


def plan_faults(
    statement: Statement, document: PlanDocument, moves: Mapping[int, Sequence[Explained]] | None = None
) -> Iterator[BookFault]:
    """Every sum that stands in both and differs by more than the plan's rounding: in, priorities, schemes.

    `moves` is what was moved to lines since their budget was first given: that is no difference.
    """
    since = {line: sum(one.pence for one in some) for line, some in (moves or {}).items()}
    yield from _put_in(statement, document)
    yield from _priorities(statement, document, since)
    yield from _schemes(statement, document, since)


def _put_in(statement: Statement, document: PlanDocument) -> Iterator[BookFault]:
    funding, kept = table_of(document, "funding"), table_of(document, "reserves")
    if funding is None:
        return
    figures = _figures(counted(funding), "year_1")
    if kept is not None:
        figures += _figures([row for row in counted(kept) if row.text("within") == BESIDE], "amount")
    yield from _held("Everything that partners put in", statement.promised, figures, funding.place().path)


def _priorities(
    statement: Statement, document: PlanDocument, since: Mapping[int, int]
) -> Iterator[BookFault]:
    table = table_of(document, "priorities")
    if table is None:
        return
    rows = {row.text("priority").casefold(): row for row in counted(table)}
    for one in statement.priorities:
        row = rows.pop(one.priority.name.casefold(), None)
        name = f"Priority {one.priority.number}, {one.priority.name}"
        if row is None:
            yield _missing("priority", name, one.sums.budget)
            continue
        place = table.place(row.key, "amount").path
        figures, later = _figures([row], "amount"), sum(_since(scheme, since) for scheme in one.schemes)
        yield from _held(name, one.sums.budget, figures, place, later=later)
    yield from _unknown(table, rows, "priority")


def _schemes(statement: Statement, document: PlanDocument, since: Mapping[int, int]) -> Iterator[BookFault]:
    schemes, lines = table_of(document, "schemes"), table_of(document, "scheme-lines")
    if schemes is None or lines is None:
        return
    rows = {row.text("number").strip(): row for row in counted(schemes)}
    for priority in statement.priorities:
        for one in priority.schemes:
            row = rows.pop(str(one.scheme.number), None)
            if row is None:
                yield _missing("scheme", f"Scheme {one.scheme}", one.sums.budget)
                continue
            of_it = [line for line in counted(lines) if line.text("scheme") == row.key]
            place = lines.place(of_it[0].key, "amount").path if of_it else schemes.place(row.key).path
            figures, later = _figures(of_it, "amount"), _since(one, since)
            yield from _held(f"Scheme {one.scheme}", one.sums.budget, figures, place, later=later)
    yield from _unknown(schemes, rows, "scheme")


def _since(scheme: SchemeStands, since: Mapping[int, int]) -> int:
    return sum(since.get(one.line.pk, 0) for one in scheme.lines)


def _held(
    name: str, pence: int, figures: list[FigureValue], place: str, *, later: int = 0
) -> Iterator[BookFault]:
    """One fault when what the books say cannot be what the plan says, however that was rounded.

    What was moved `later`, in pence, is not counted.
    """
    books = Decimal(pence - later) / 100
    within = total(stated(one) for one in figures) if figures else Interval(NOUGHT, NOUGHT)
    if within.meets(exactly(books)):
        return
    plan = sum((one.value for one in figures), NOUGHT)
    yield BookFault(
        check="fund-and-plan-agree",
        weight=Weight.MUST_MEND,
        place=name,
        found=f"{pounds(books)} in the books" + (" before budget was moved" if later else ""),
        expected=f"the {pounds(plan)} that the plan says at {place}, {pounds(abs(plan - books))} "
        f"{'more' if plan > books else 'less'}",
        mend="Move budget with authority, or change the plan, so that both say what was agreed.",
    )


def _missing(what: str, name: str, pence: int) -> BookFault:
    return BookFault(
        check=f"{what}-stands-in-the-plan",
        weight=Weight.SHOULD_LOOK,
        place=name,
        found=f"{pounds(Decimal(pence) / 100)} in the books and nothing in the plan",
        expected=f"a {what} of that {'number' if what == 'scheme' else 'name'} in the plan",
        mend=f"Add the {what} to the plan, or say in which one its money stands.",
    )


def _unknown(table: Table, rows: dict[str, Row], what: str) -> Iterator[BookFault]:
    for row in rows.values():
        yield BookFault(
            check=f"{what}-stands-in-the-books",
            weight=Weight.SHOULD_LOOK,
            place=table.place(row.key).path,
            found=f"{row.text(what) or row.key} in the plan and not in the books",
            expected=f"a {what} of the fund",
            mend=f"Add the {what} to the fund, or take it out of the plan.",
        )


def _figures(rows: tuple[Row, ...] | list[Row], column: str) -> list[FigureValue]:
    found = (row.figure(column) for row in rows)
    return [one for one in found if one is not None and one.unit is Unit.POUNDS]
