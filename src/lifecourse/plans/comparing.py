"""What differs between two plans, or two states of one: in words and figures, in the order of the plan."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from lifecourse.figures.api import CONFIDENCE_WORDS, FigureValue, figure_words
from lifecourse.plans.document import EMPTY, Cell, Place, PlanDocument, Row, Table
from lifecourse.plans.naming import names_of_rows
from lifecourse.plans.template import Column, ColumnKind, TableTemplate

NOTHING = "nothing"


class Change(StrEnum):
    """What happened on the way from one plan to the other."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One thing that is not the same: where, what it is called, and what each plan says."""

    place: Place
    change: Change
    what: str
    before: str
    after: str

    @property
    def sentence(self) -> str:
        """The difference on one line."""
        if self.change is Change.ADDED:
            return f"{self.what}: added, {self.after}"
        if self.change is Change.MOVED:
            return f"{self.what}: moved, from {self.before} to {self.after}"
        if self.change is Change.REMOVED:
            return f"{self.what}: removed, {self.before}"
        return f"{self.what}: {self.before} became {self.after}"


def compare(before: PlanDocument, after: PlanDocument) -> list[Difference]:
    """Everything that differs, section by section as the later plan prints them, then what only one has."""
    return list(_differences(before, after))


def _differences(before: PlanDocument, after: PlanDocument) -> Iterator[Difference]:
    tables = {t.key: t for document in (after, before) for t in document.template.tables}
    for section in _sections(before, after):
        yield from _answers(before, after, section)
        for template in (t for t in tables.values() if t.section == section):
            yield from _tables(_table(before, template), _table(after, template), template)


def _sections(before: PlanDocument, after: PlanDocument) -> list[str]:
    asked = [s.key for document in (after, before) for s in document.template.sections]
    return list(dict.fromkeys(asked))


def _table(document: PlanDocument, template: TableTemplate) -> Table:
    return document.tables.get(template.key, Table(template=template))


def _answers(before: PlanDocument, after: PlanDocument, section: str) -> Iterator[Difference]:
    one, other = (_sentences(document.answers.get(section, "")) for document in (before, after))
    title = next(
        s.title for document in (after, before) for s in document.template.sections if s.key == section
    )
    for step, first, last, start, end in SequenceMatcher(a=one, b=other, autojunk=False).get_opcodes():
        if step != "equal":
            yield _difference(
                Place(section=section),
                f"{section} {title}, the text",
                before=" ".join(one[first:last]),
                after=" ".join(other[start:end]),
            )


def _sentences(text: str) -> list[str]:
    """A text cut after each sentence and line, so that a change is shown with the sentence it stands in."""
    marked = text.replace(". ", ".\n").replace("? ", "?\n").replace("! ", "!\n")
    return [line.strip() for line in marked.splitlines() if line.strip()]


def _tables(before: Table, after: Table, template: TableTemplate) -> Iterator[Difference]:
    names = names_of_rows(before) | names_of_rows(after)
    rows = dict.fromkeys(row.key for table in (after, before) for row in table.rows)
    for key in rows:
        one, other = before.row(key), after.row(key)
        what = f"{template.section} {template.title}, {names[key]}"
        if one is None or other is None:
            place = (after if one is None else before).place(key)
            yield _difference(place, what, before=_row(one, template), after=_row(other, template))
            continue
        for column in template.columns:
            yield from _cells(one, other, column, after.place(key, column.key), f"{what}: {column.title}")


def moved_rows(before: PlanDocument, after: PlanDocument) -> list[Difference]:
    """The rows that stand in another order, the fewest that explain it. Order by itself is no difference in
    what a plan says, so `compare` leaves it out."""
    return [
        Difference(
            place=after.tables[template.key].place(key),
            change=Change.MOVED,
            what=f"{template.section} {template.title}, {names_of_rows(after.tables[template.key])[key]}",
            before=f"row {was}",
            after=f"row {now}",
        )
        for template in after.template.tables
        if template.key in before.tables and template.key in after.tables
        for key, (was, now) in _moved(before.tables[template.key], after.tables[template.key]).items()
    ]


def _moved(before: Table, after: Table) -> dict[str, tuple[int, int]]:
    """The fewest rows that had to be moved for the order to change: where each was, and where it is."""
    was, now = ({row.key: number for number, row in enumerate(t.rows, 1)} for t in (before, after))
    one, other = [key for key in was if key in now], [key for key in now if key in was]
    if one == other:
        return {}
    place = {key: number for number, key in enumerate(one)}
    stayed = {one[number] for number in _longest_rise([place[key] for key in other])}
    return {key: (was[key], now[key]) for key in other if key not in stayed}


def _longest_rise(numbers: Sequence[int]) -> list[int]:
    """The longest run of numbers, not side by side, of which each is greater than the one before."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(ends, number)
        before[number] = ends[at - 1] if at else None
        ends[at : at + 1] = [number]
    run: list[int] = []
    last = ends[-1] if ends else None
    while last is not None:
        run.append(last)
        last = before[last]
    return run[::-1]


def _cells(one: Row, other: Row, column: Column, place: Place, what: str) -> Iterator[Difference]:
    before, after = (row.cells.get(column.key, EMPTY) for row in (one, other))
    if before != after:
        yield _difference(place, what, before=_said(before, column), after=_said(after, column))


def _difference(place: Place, what: str, *, before: str, after: str) -> Difference:
    change = Change.ADDED if not before else Change.REMOVED if not after else Change.CHANGED
    return Difference(place=place, change=change, what=what, before=before or NOTHING, after=after or NOTHING)


def _row(row: Row | None, template: TableTemplate) -> str:
    """Everything that a row says, column by column."""
    if row is None:
        return ""
    said = (
        f"{column.title}: {_said(cell, column)}"
        for column in template.columns
        if not (cell := row.cells.get(column.key, EMPTY)).empty
    )
    return "; ".join(said) or "an empty row"


def _said(cell: Cell, column: Column) -> str:
    if cell.figure is not None:
        return _figure(cell.figure)
    return column.choices.get(cell.text, cell.text) if column.kind is ColumnKind.CHOICE else cell.text.strip()


def _figure(stated: FigureValue) -> str:
    """A figure with everything whose change matters: number, day, source and confidence."""
    day = f"{stated.as_at:%-d %B %Y}" if stated.as_at else "no date"
    source = stated.source or "no source"
    return f"{figure_words(stated)} ({day}; {source}; {CONFIDENCE_WORDS[stated.confidence].lower()})"
