"""Brings what somebody changed in a file together with the plan as it is now: nothing of others is undone."""

from collections.abc import Collection
from dataclasses import dataclass, field

from lifecourse.plans.api import (
    Cell,
    CellChange,
    Difference,
    NewRow,
    PlanChanges,
    PlanDocument,
    Row,
    compare,
)
from lifecourse.publishing.filled.edits import Edit, Edits, MissingRow

NO_CELL = Cell()


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """One cell that both the file and somebody else changed: what each says, and which is to stand."""

    id: str
    what: str
    theirs: str
    mine: str
    take_mine: bool


@dataclass(frozen=True, kw_only=True)
class Removal:
    """One row that the file no longer has. It goes only when somebody says so."""

    id: str
    what: str
    said: str
    changed_since: bool
    chosen: bool


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """What would change in the plan as it is now, and what somebody has to decide first."""

    changes: PlanChanges
    differences: tuple[Difference, ...]
    conflicts: tuple[Conflict, ...]
    removals: tuple[Removal, ...]
    notes: tuple[str, ...] = field(default=())

    @property
    def nothing(self) -> bool:
        """Whether the plan says already what the file says."""
        return not (self.changes or self.conflicts or self.removals)


def propose(
    edits: Edits, now: PlanDocument, *, mine: Collection[str] = (), remove: Collection[str] = ()
) -> Proposal:
    """What a file would change. `mine` names the conflicts in which the file wins, `remove` rows to go."""
    notes = list(edits.notes)
    cells, fought = _sorted_out(edits, now, notes)
    added = []
    for row in edits.added:
        there = now.table(row.table).row(row.key) if now.has_table(row.table) else None
        if there is None:
            added.append(NewRow(table=row.table, key=row.key, cells=row.cells))
            continue
        for column, wanted in row.cells.items():
            stands = there.cells.get(column, NO_CELL)
            if stands != wanted:
                fought.append(_change(row.table, row.key, column, stands, wanted))
    gone = [row for row in edits.missing if now.has_table(row.table) and now.table(row.table).row(row.key)]
    taken = tuple(c for c in fought if _id(c.table, c.row, c.column) in mine)
    removed = tuple((row.table, row.key) for row in gone if _id(row.table, row.key) in remove)
    going = set(removed)
    changes = PlanChanges(
        cells=tuple(c for c in (*cells, *taken) if (c.table, c.row) not in going),
        added=tuple(added),
        removed=removed,
    )
    return Proposal(
        changes=changes,
        differences=tuple(compare(now, applied(now, PlanChanges(cells=tuple(cells), added=changes.added)))),
        conflicts=_conflicts(now, fought, mine),
        removals=_removals(now, gone, remove),
        notes=tuple(notes),
    )


def applied(now: PlanDocument, changes: PlanChanges) -> PlanDocument:
    """The plan as it would be."""
    by_row: dict[tuple[str, str], dict[str, Cell]] = {}
    for change in changes.cells:
        by_row.setdefault((change.table, change.row), {})[change.column] = change.after
    tables = (
        {c.table for c in changes.cells} | {r.table for r in changes.added} | {t for t, _ in changes.removed}
    )
    going = set(changes.removed)
    for key in tables:
        rows = [
            Row(key=row.key, cells=_filled({**row.cells, **by_row.get((key, row.key), {})}))
            for row in now.table(key).rows
            if (key, row.key) not in going
        ]
        rows += [Row(key=new.key, cells=new.cells) for new in changes.added if new.table == key]
        now = now.with_rows(key, tuple(rows))
    return now


def _filled(cells: dict[str, Cell]) -> dict[str, Cell]:
    return {key: cell for key, cell in cells.items() if not cell.empty}


def _sorted_out(
    edits: Edits, now: PlanDocument, notes: list[str]
) -> tuple[list[CellChange], list[CellChange]]:
    """The changes that collide with nothing, and those that collide with somebody else's."""
    cells, fought, lost = list[CellChange](), list[CellChange](), set[tuple[str, str]]()
    tables = {key: {row.key: row for row in table.rows} for key, table in now.tables.items()}
    for edit in edits.cells:
        row = tables.get(edit.table, {}).get(edit.row)
        if row is None:
            lost.add((edit.table, edit.row))
            continue
        stands = row.cells.get(edit.column, NO_CELL)
        if stands == edit.wanted or (stands.empty and edit.wanted.empty):
            continue
        change = _change(edit.table, edit.row, edit.column, stands, edit.wanted)
        (cells if _untouched(edit, stands) else fought).append(change)
    for table, key in sorted(lost):
        about = now.template.table(table)
        notes.append(
            f"{about.section} {about.title}: somebody has taken out the row {key} since the file was made; "
            "what the file changes in it was left out."
        )
    return cells, fought


def _untouched(edit: Edit, stands: Cell) -> bool:
    return edit.base is not None and (stands == edit.base or (stands.empty and edit.base.empty))


def _change(table: str, row: str, column: str, before: Cell, after: Cell) -> CellChange:
    return CellChange(table=table, row=row, column=column, before=before, after=after)


def _id(*parts: str) -> str:
    return "/".join(parts)


def _conflicts(now: PlanDocument, fought: list[CellChange], mine: Collection[str]) -> tuple[Conflict, ...]:
    after = applied(now, PlanChanges(cells=tuple(fought)))
    said = {(d.place.table, d.place.row, d.place.column): d for d in compare(now, after)}
    found = []
    for change in fought:
        one = said.get((change.table, change.row, change.column))
        if one is not None:
            name = _id(change.table, change.row, change.column)
            found.append(
                Conflict(id=name, what=one.what, theirs=one.before, mine=one.after, take_mine=name in mine)
            )
    return tuple(found)


def _removals(now: PlanDocument, gone: list[MissingRow], remove: Collection[str]) -> tuple[Removal, ...]:
    after = applied(now, PlanChanges(removed=tuple((row.table, row.key) for row in gone)))
    said = {(d.place.table, d.place.row): d for d in compare(now, after)}
    found = []
    for row in gone:
        one = said.get((row.table, row.key))
        stands = now.table(row.table).row(row.key)
        if one is None or stands is None:
            continue
        same = row.base is None or _filled(dict(row.base)) == _filled(dict(stands.cells))
        name = _id(row.table, row.key)
        found.append(
            Removal(id=name, what=one.what, said=one.before, changed_since=not same, chosen=name in remove)
        )
    return tuple(found)
