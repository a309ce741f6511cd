"""A table's numbers as a grid of boxes: shown, and read back with every fault named."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from lifecourse.figures.api import FigureValue, Unit
from lifecourse.plans.api import (
    CannotRead,
    Column,
    FigureChange,
    Row,
    Table,
    names_of_rows,
    read_number,
    read_step,
)


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


def read_grid(table: Table, typed: Mapping[str, str]) -> list[FigureChange]:
    """The figures that were changed. Raises BadGrid naming every box that cannot be read."""
    changes, faults = [], []
    names = names_of_rows(table)
    for row in table.rows:
        for column in table.template.figure_columns:
            name = _name(row, column)
            if name not in typed:
                continue
            try:
                change = _change(row, column, typed[name], typed.get(f"seen--{name}"))
            except CannotRead as reason:
                faults.append((name, f"{names[row.key]}, {column.title}: {reason}"))
                continue
            if change is not None:
                changes.append(change)
    if faults:
        raise BadGrid(faults)
    return changes


def _change(row: Row, column: Column, typed: str, seen: str | None) -> FigureChange | None:
    before = row.figure(column.key)
    if seen is not None and seen != _words(before):
        if typed.strip() == seen:
            return None
        raise CannotRead(f"somebody else has changed it to {_words(before) or 'nothing'} since you began.")
    number = read_number(typed) if typed.strip() else None
    if number == (before.value if before else None):
        return None
    return FigureChange(
        row=row.key, column=column.key, stated=_stated(row, column, before, number, typed), seen=before
    )


def _stated(
    row: Row, column: Column, before: FigureValue | None, number: Decimal | None, typed: str
) -> FigureValue | None:
    if number is None:
        return None
    step = read_step(typed)
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
