"""What a table's sums ask to add up, worked out from the rows themselves: no rounding, nothing guessed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lifecourse.figures.api import Confidence, FigureValue, Qualifier
from lifecourse.plans.api import Row, Sum, Table

FEWEST_PARTS = 2


@dataclass(frozen=True, kw_only=True)
class WorkedOut:
    """A total with the cells that it adds, as (row key, column key), and what the plan states instead."""

    row: str
    column: str
    parts: tuple[tuple[str, str], ...]
    figure: FigureValue
    stated: FigureValue | None

    @property
    def difference(self) -> Decimal | None:
        """What is stated less what was worked out; None when nothing is stated."""
        return None if self.stated is None else self.stated.value - self.figure.value


def part_rows(table: Table, total: Sum) -> tuple[Row, ...]:
    """The rows that a total down a column adds: not itself, none printed beside, only those of `where`."""
    return tuple(
        row
        for row in table.rows
        if row.key != total.total
        and row.key not in total.beside
        and all(row.text(column) == choice for column, choice in total.where.items())
    )


def totals_down(table: Table, total: Sum) -> Iterator[WorkedOut]:
    """The worked-out total of each column that a sum down or a sum of shares names."""
    stated_row = table.row(total.total)
    rows = part_rows(table, total)
    for column in total.columns:
        parts = tuple((row.key, column) for row in rows if row.figure(column) is not None)
        stated = stated_row.figure(column) if stated_row else None
        figure = _added([row.figure(column) for row in rows])
        if figure is not None:
            yield WorkedOut(row=total.total, column=column, parts=parts, figure=figure, stated=stated)


def totals_across(table: Table, total: Sum) -> Iterator[WorkedOut]:
    """The worked-out total of each row that a sum across names."""
    for row in table.rows:
        parts = tuple((row.key, column) for column in total.parts if row.figure(column) is not None)
        figure = _added([row.figure(column) for column in total.parts])
        if figure is not None:
            yield WorkedOut(
                row=row.key, column=total.total, parts=parts, figure=figure, stated=row.figure(total.total)
            )


def _added(given: Sequence[FigureValue | None]) -> FigureValue | None:
    parts = [figure for figure in given if figure is not None]
    if len(parts) < FEWEST_PARTS or len({figure.unit for figure in parts}) > 1:
        return None
    days = {figure.as_at for figure in parts}
    exact = all(figure.qualifier is Qualifier.EXACTLY for figure in parts)
    return FigureValue(
        value=sum((figure.value for figure in parts), Decimal(0)),
        unit=parts[0].unit,
        as_at=days.pop() if len(days) == 1 else None,
        source="Worked out here from the figures above",
        confidence=Confidence.DERIVED,
        qualifier=Qualifier.EXACTLY if exact else Qualifier.ABOUT,
        rounded_to=max(figure.rounded_to for figure in parts),
    )
