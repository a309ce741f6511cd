"""A table's numbers as a grid of boxes: shown, and read back with every fault and every collision named."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from lifecourse.figures.api import FigureValue, Unit
from lifecourse.plans.api import (
    CannotRead,
    Changed,
    Column,
    FigureChange,
    Row,
    Table,
    Verdict,
    names_of_rows,
    read_number,
    read_step,
    weigh,
)

# Who last changed each cell, by table, row and column.
Told = Mapping[tuple[str, str, str], Changed]


class BadGrid(Exception):
    """Some boxes cannot be read; each fault is (id of the box, words)."""

    def __init__(self, faults: list[tuple[str, str]]) -> None:
        super().__init__("; ".join(words for _, words in faults))
        self.faults = faults


@dataclass(frozen=True, kw_only=True)
class Box:
    """One box of the grid. `seen` is the number that stood there when the grid was opened."""

    name: str
    label: str
    typed: str
    seen: str
    faulty: bool = False


@dataclass(frozen=True, kw_only=True)
class GridRow:
    """One row of boxes."""

    name: str
    boxes: tuple[Box, ...]


def show_grid(
    table: Table, typed: Mapping[str, str] | None = None, faulty: Collection[str] = ()
) -> list[GridRow]:
    """The table's numbers in boxes; what somebody typed stays where it could not be saved."""
    names = names_of_rows(table)
    return [
        GridRow(
            name=names[row.key],
            boxes=tuple(
                _box(names[row.key], row, column, typed or {}, faulty)
                for column in table.template.figure_columns
            ),
        )
        for row in table.rows
    ]


@dataclass(frozen=True, kw_only=True)
class Collision:
    """One number that two people changed to different things: both, and which was chosen so far."""

    name: str
    label: str
    theirs: str
    mine: str
    by: str
    at: datetime | None
    chosen: str


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What a grid asks for: the figures to state, and the numbers about which somebody must choose first."""

    changes: list[FigureChange]
    collisions: list[Collision]


def read_grid(table: Table, typed: Mapping[str, str], changed: Told | None = None) -> Reading:
    """The figures that were changed, and those that somebody else changed as well. Raises BadGrid naming
    every box that cannot be read."""
    changes, collisions, faults = [], [], _lost_rows(table, typed)
    names = names_of_rows(table)
    for row in table.rows:
        for column in table.template.figure_columns:
            name = _name(row, column)
            if name not in typed:
                continue
            before = row.figure(column.key)
            try:
                match _verdict(name, typed, stands=_words(before)):
                    case Verdict.TAKE:
                        stated = _stated(row, column, before, typed[name])
                        change = FigureChange(row=row.key, column=column.key, stated=stated, seen=before)
                        changes.append(change)
                    case Verdict.ASK:
                        label = f"{names[row.key]}: {column.title}"
                        told = (changed or {}).get((table.key, row.key, column.key))
                        collisions.append(_collision(name, label, typed, before, told))
            except CannotRead as reason:
                faults.append((name, f"{names[row.key]}, {column.title}: {reason}"))
    if faults:
        raise BadGrid(faults)
    return Reading(changes=changes, collisions=collisions)


def _verdict(name: str, typed: Mapping[str, str], *, stands: str) -> Verdict:
    return weigh(
        seen=typed.get(f"seen--{name}", stands),
        stands=stands,
        typed=typed[name].strip(),
        chosen=typed.get(f"choice--{name}", ""),
        against=typed.get(f"against--{name}", ""),
        same=_same_number,
    )


def _same_number(one: str, other: str) -> bool:
    """Whether two boxes say the same number, however it was typed."""
    if one == other or not one or not other:
        return one == other
    try:
        return read_number(one) == read_number(other)
    except CannotRead:
        return False


def _collision(
    name: str, label: str, typed: Mapping[str, str], before: FigureValue | None, told: Changed | None
) -> Collision:
    mine = typed[name].strip()
    if mine:
        read_number(mine)
    return Collision(
        name=name,
        label=label,
        theirs=_words(before),
        mine=mine,
        by=told.by if told else "",
        at=told.at if told else None,
        chosen=typed.get(f"choice--{name}", ""),
    )


def _lost_rows(table: Table, typed: Mapping[str, str]) -> list[tuple[str, str]]:
    """Numbers typed into rows that somebody has removed meanwhile: told, to be put elsewhere."""
    there = {_name(row, column) for row in table.rows for column in table.template.figure_columns}
    asked = (name.removeprefix("seen--") for name in typed if name.startswith("seen--"))
    return [
        (
            "",
            f"The row {name.split('--')[0]} was removed while you had it open. "
            f"You typed {typed[name]} in it; that number is not saved.",
        )
        for name in asked
        if name not in there and not _same_number(typed.get(name, "").strip(), typed[f"seen--{name}"])
    ]


def _stated(row: Row, column: Column, before: FigureValue | None, typed: str) -> FigureValue | None:
    if not typed.strip():
        return None
    number, step = read_number(typed), read_step(typed)
    if before is not None:
        return replace(before, value=number, rounded_to=step)
    if column.unit is None:
        raise CannotRead("say first what it is counted in: open the figure by itself.")
    quantity = column.quantity.format(row=row.key, commissioner=row.text("commissioner"))
    return FigureValue(value=number, unit=Unit(column.unit), rounded_to=step, quantity=quantity)


def _box(row_name: str, row: Row, column: Column, typed: Mapping[str, str], faulty: Collection[str]) -> Box:
    name = _name(row, column)
    stands = _words(row.figure(column.key))
    return Box(
        name=name,
        label=f"{row_name}: {column.title}",
        typed=typed.get(name, stands),
        seen=typed.get(f"seen--{name}", stands),
        faulty=name in faulty,
    )


def _name(row: Row, column: Column) -> str:
    return f"{row.key}--{column.key}"


def _words(stated: FigureValue | None) -> str:
    return "" if stated is None else f"{stated.value:,f}"
