"""States true numbers as people do: rounded, qualified, sourced, dated."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from random import Random

from lifecourse.figures.api import Confidence, FigureValue, Qualifier, Unit
from lifecourse.plans.api import Cell, PlanTemplate, Row, Table

SOURCES = (
    "Register of people in hospital",
    "Finance return, month 9",
    "Joint strategic needs assessment",
    "Care and treatment reviews",
    "Contract register",
    "National prevalence model",
)
EXACT = ("1",)
COUNTS = ("1", "1", "1", "1", "5", "10")
LARGE_COUNTS = ("1", "1", "10", "100")
SHARES = ("1", "0.1", "0.5")
Number = int | Fraction | Decimal


@dataclass
class Stater:
    """Writes down true numbers; the same chance, the same plan."""

    rng: Random
    day: date

    def figure(
        self,
        true: Number,
        unit: Unit,
        *,
        steps: tuple[str, ...] = EXACT,
        day: date | None = None,
        quantity: str = "",
        about: bool = True,
    ) -> FigureValue:
        """A true number as somebody states it: to one of the steps, and sometimes with "about"."""
        step = Decimal(self.rng.choice(steps))
        value = rounded(true, step, self.rng.choice([ROUND_HALF_UP, ROUND_HALF_EVEN]))
        loose = about and step > 1 and self.rng.random() < 0.2
        return FigureValue(
            value=value,
            unit=unit,
            as_at=day or self.day,
            source=self.rng.choice(SOURCES),
            confidence=self.rng.choice([Confidence.COUNTED, Confidence.STATED, Confidence.ESTIMATED]),
            qualifier=Qualifier.ABOUT if loose else Qualifier.EXACTLY,
            rounded_to=step,
            quantity=quantity,
        )

    def people(self, true: Number, **more: object) -> Cell:
        """People, to a person, five or ten."""
        return Cell(figure=self.figure(true, Unit.PEOPLE, **({"steps": COUNTS} | more)))  # type: ignore[arg-type]

    def many(self, true: Number, **more: object) -> Cell:
        """Many people, to a person, ten or a hundred."""
        return Cell(figure=self.figure(true, Unit.PEOPLE, **({"steps": LARGE_COUNTS} | more)))  # type: ignore[arg-type]

    def count(self, true: Number, unit: Unit, **more: object) -> Cell:
        """Anything counted exactly."""
        return Cell(figure=self.figure(true, unit, **more))  # type: ignore[arg-type]

    def pounds(self, true: Number, steps: tuple[str, ...] = ("1", "1000", "100000")) -> Cell:
        """Money, to the pound, the thousand or the hundred thousand."""
        return Cell(figure=self.figure(true, Unit.POUNDS, steps=steps))

    def share(self, true: Number, **more: object) -> Cell:
        """A percentage, to a whole, a half or a tenth."""
        return Cell(figure=self.figure(true, Unit.PERCENT, **({"steps": SHARES} | more)))  # type: ignore[arg-type]

    def whole(self, true: Number) -> Decimal:
        """A whole number near a true one: up, down or nearest, as people do with half a person."""
        return rounded(true, Decimal(1), self.rng.choice([ROUND_HALF_UP, ROUND_FLOOR, ROUND_CEILING]))

    def split(self, whole: int, into: int) -> list[int]:
        """A whole in so many parts, none of them below nought."""
        cuts = sorted(self.rng.randint(0, whole) for _ in range(into - 1))
        return [b - a for a, b in zip([0, *cuts], [*cuts, whole], strict=True)]


def rounded(true: Number, step: Decimal, way: str = ROUND_HALF_UP) -> Decimal:
    """A true number to the nearest step."""
    fraction = Fraction(true) / Fraction(step)
    exact = Decimal(fraction.numerator) / Decimal(fraction.denominator)
    return exact.quantize(Decimal(1), rounding=way) * step


def text(words: object) -> Cell:
    """Words in a cell."""
    return Cell(text=words.isoformat() if isinstance(words, date) else str(words))


def row(key: str, **cells: Cell | str | date | None) -> Row:
    """A row; bare words and days become cells, and None leaves the cell out."""
    kept = {k: c if isinstance(c, Cell) else text(c) for k, c in cells.items() if c is not None}
    return Row(key=key, cells=kept)


def table(template: PlanTemplate, key: str, rows: list[Row]) -> Table:
    """A table whose figures carry the quantities that their columns name."""
    shape = template.table(key)
    filled = []
    for each in rows:
        cells = dict(each.cells)
        for column in shape.figure_columns:
            figure = each.figure(column.key)
            if figure is not None and not figure.quantity and column.quantity:
                name = column.quantity.format(row=each.key, commissioner="")
                cells[column.key] = Cell(figure=named(figure, name))
        filled.append(Row(key=each.key, cells=cells))
    return Table(template=shape, rows=tuple(filled))


def named(figure: FigureValue, quantity: str) -> FigureValue:
    """The same figure, saying what it counts."""
    values = {name: getattr(figure, name) for name in figure.__dataclass_fields__}
    return FigureValue(**(values | {"quantity": quantity}))
