"""Reads the cells of a filed table: every one that says something else than it did."""

from collections.abc import Mapping
from typing import Any

from lifecourse.engine.sheets.faults import Faults, quote
from lifecourse.engine.sheets.grid import Held
from lifecourse.figures.api import FigureValue, Unit
from lifecourse.plans.api import Cell, Column, ColumnKind, PlanTemplate, TableTemplate
from lifecourse.publishing.filled.edits import AddedRow, Edit
from lifecourse.publishing.filled.filed import FiledRow, FiledTable
from lifecourse.publishing.filled.same import same
from lifecourse.publishing.filled.sources import NotThatInCell, SourceLine, Stated, changes_in, read_figure
from lifecourse.publishing.filled.typed import (
    BROKEN_POUND,
    NotThat,
    read_any_day,
    read_choice,
    read_names,
    read_words,
)
from lifecourse.publishing.naming import Names
from lifecourse.publishing.workbook.cells import shown_in_cell

NO_CELL = Cell()


class CellReader:
    """Reads the cells of the filed tables, gathering faults and notes."""

    def __init__(
        self,
        *,
        template: PlanTemplate,
        names: Names,
        called: Mapping[str, Mapping[str, list[str]]],
        lines: Mapping[tuple[str, str, str], SourceLine],
        faults: Faults,
    ) -> None:
        self.template = template
        self.sections = {section.key: section.key for section in template.sections}
        self.names = names
        self.called = called
        self.lines = lines
        self.faults = faults
        self.mended_pounds = 0

    def edits(self, filed: FiledTable, template: TableTemplate) -> tuple[list[Edit], list[AddedRow]]:
        """What was changed in a table, and the rows that are new."""
        edits, added = [], []
        now = {column.key: column for column in template.columns}
        for row in filed.rows:
            wanted = {
                column.key: cell
                for column in filed.base.template.columns
                if column.key in now
                and (cell := self._changed(filed, row, column, now[column.key])) is not None
            }
            if row.base is None:
                filled = {key: cell for key, cell in wanted.items() if not cell.empty}
                added.append(AddedRow(table=template.key, key=row.key, cells=filled))
                continue
            edits += [
                Edit(
                    table=template.key,
                    row=row.key,
                    column=key,
                    base=row.base.cells.get(key, NO_CELL),
                    wanted=cell,
                )
                for key, cell in wanted.items()
            ]
        return edits, added

    def _changed(self, filed: FiledTable, row: FiledRow, asked: Column, column: Column) -> Cell | None:
        """What a cell says when it says something else than it did; `asked` is the column as it was."""
        base = row.base.cells.get(asked.key, NO_CELL) if row.base else NO_CELL
        held = filed.held(row.number, asked.key)
        unchanged = same(held, shown_in_cell(self.names, filed.base, asked, base))
        line = self.lines.get((filed.base.key, row.key, asked.key))
        if unchanged and line is None:
            return None
        try:
            if column.kind is ColumnKind.FIGURE:
                figure = self._figure(filed, row, column, base, held=held, line=line, unchanged=unchanged)
                cell = Cell(figure=figure)
            elif unchanged:
                return None
            else:
                cell = Cell(text=self._text(filed, column, held))
        except NotThatInCell as bad:
            self._fault(bad.sheet, bad.cell, bad.reason)
            return None
        except NotThat as reason:
            self._fault(filed.grid.name, filed.cell(row.number, asked.key), reason)
            return None
        return None if cell == base or (cell.empty and base.empty) else cell

    def _figure(
        self,
        filed: FiledTable,
        row: FiledRow,
        column: Column,
        base: Cell,
        *,
        held: Held | None,
        line: SourceLine | None,
        unchanged: bool,
    ) -> FigureValue | None:
        commissioner = row.base.text("commissioner") if row.base else ""
        stated = Stated(
            held=held,
            base=base.figure,
            column=column,
            unchanged=unchanged,
            line=line,
            said=self._said(line, base.figure),
            usual_unit=_usual_unit(row),
            quantity=column.quantity.format(row=row.key, commissioner=commissioner),
        )
        if line and not unchanged and held is not None:
            self._refuse_two_numbers(filed, row, column, base, line)
        try:
            return read_figure(stated)
        except ValueError as problem:
            at = (
                (line.sheet, line.at.get("From", ""))
                if line
                else (filed.grid.name, filed.cell(row.number, column.key))
            )
            raise NotThatInCell(
                *at, NotThat(str(problem), "a figure that can be", "Look at its days.")
            ) from None

    def _said(self, line: SourceLine | None, base: FigureValue | None) -> dict[str, Any]:
        """What a line says of a figure; faults in it are noted, so that the number is looked at as well."""
        changed: dict[str, Any] = {}
        for heading, field, read in changes_in(line, base) if line else ():
            try:
                changed[field] = read()
            except NotThat as reason:
                self._fault(line.sheet if line else "", line.at.get(heading, "") if line else "", reason)
        return changed

    def _refuse_two_numbers(
        self, filed: FiledTable, row: FiledRow, column: Column, base: Cell, line: SourceLine
    ) -> None:
        value, table_value = line.held.get("Value"), filed.held(row.number, column.key)
        shown = shown_in_cell(self.names, filed.base, column, base)
        if value is None or same(value, shown) or table_value is None:
            return
        if value.said.strip() != table_value.said.strip():
            raise NotThatInCell(
                line.sheet,
                line.at.get("Value", ""),
                NotThat(
                    value.said,
                    f"{table_value.said}, as in its table",
                    f"Sheet {filed.grid.name}, cell {filed.cell(row.number, column.key)} was changed to "
                    "another number: make the two the same.",
                ),
            )

    def _text(self, filed: FiledTable, column: Column, held: Held | None) -> str:
        if held is None:
            return ""
        if BROKEN_POUND in held.text:
            self.mended_pounds += 1
        if column.kind is ColumnKind.CHOICE:
            return read_choice(held, column.choices)
        if column.kind is ColumnKind.DATE:
            return read_any_day(held).isoformat()
        if column.kind is ColumnKind.ROWS:
            called = self.called.get(column.rows_of or filed.base.key, {})
            keys = {key: key for found in called.values() for key in found}
            return ", ".join(read_names(held, called, keys))
        text = read_words(held)
        if column.key == filed.base.template.spread_by and text not in self.sections:
            raise NotThat(
                quote(text), "a section of the plan, such as 2.2", "Type the section's number as text."
            )
        return text

    def _fault(self, sheet: str, cell: str, reason: NotThat) -> None:
        self.faults.add(sheet, cell, found=reason.found, expected=reason.expected, mend=reason.mend)


def _usual_unit(row: FiledRow) -> Unit | None:
    """What the other figures of a row are counted in, where they agree."""
    units = {cell.figure.unit for cell in row.base.cells.values() if cell.figure} if row.base else set()
    return units.pop() if len(units) == 1 else None
