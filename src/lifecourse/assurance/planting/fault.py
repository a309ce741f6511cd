"""What a planted fault is, how a figure is changed, and how much a change must be to be no rounding."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from random import Random

from lifecourse.figures.api import FigureValue, Qualifier, Unit
from lifecourse.plans.api import Cell, Place, PlanDocument, Row


@dataclass(frozen=True, kw_only=True)
class PlantedFault:
    """One fault that was put into a sound plan: of which kind, where, and what was done."""

    family: str
    kind: str
    places: tuple[Place, ...]
    words: str

    @property
    def place(self) -> Place:
        """Where it was put."""
        return self.places[0]


class NoRoom(Exception):
    """A plan has no room for a fault: what it would change is not there, perhaps taken by another fault."""


Planted = tuple[PlanDocument, PlantedFault]
Planter = Callable[[PlanDocument, Random], Planted | None]


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of fault, with what plants it; it gives None where a plan has no room for it."""

    family: str
    name: str
    plant: Planter


def kinds(family: str, *planters: Planter) -> tuple[Kind, ...]:
    """The kinds of a family, each named as its planter is."""
    return tuple(Kind(family=family, name=p.__name__.replace("_", "-"), plant=p) for p in planters)


def place_of(document: PlanDocument, table: str, row: str = "", column: str = "") -> Place:
    """Where a table, row or cell stands. Raises NoRoom."""
    if not document.has_table(table):
        raise NoRoom(table)
    return document.table(table).place(row, column)


def spoken(document: PlanDocument, table: str) -> tuple[Row, ...]:
    """The rows of a table, none where the template has no such table."""
    return document.rows(table)


def restate(document: PlanDocument, place: Place, value: Decimal) -> PlanDocument:
    """The same plan with another number in one cell, stated as the old one was."""
    figure = figure_at(document, place)
    return document.with_cell(place.table, place.row, place.column, Cell(figure=replace(figure, value=value)))


def figure_at(document: PlanDocument, place: Place) -> FigureValue:
    """The figure in a cell. Raises NoRoom."""
    row = document.table(place.table).row(place.row)
    figure = row.figure(place.column) if row else None
    if figure is None:
        raise NoRoom(place.path)
    return figure


def rewrite(document: PlanDocument, place: Place, words: str | date) -> PlanDocument:
    """The same plan with other words in one cell."""
    text = words.isoformat() if isinstance(words, date) else words
    return document.with_cell(place.table, place.row, place.column, Cell(text=text))


def without_rows(document: PlanDocument, table: str, keys: Iterable[str]) -> PlanDocument:
    """The same plan with rows taken out of a table."""
    gone = set(keys)
    return document.with_rows(table, tuple(r for r in document.rows(table) if r.key not in gone))


def slack(figure: FigureValue) -> Decimal:
    """More than rounding can have moved a figure by: a whole step, and twice that where it says "about"."""
    exact = figure.rounded_to == 1 and figure.unit not in {Unit.PERCENT, Unit.PER_MILLION}
    if figure.qualifier is Qualifier.EXACTLY:
        return Decimal(0) if exact else figure.rounded_to
    size = Decimal(1)
    while figure.value and figure.value % (size * 10) == 0:
        size *= 10
    return 2 * max(figure.rounded_to, size)


def all_slack(figures: Iterable[FigureValue | None]) -> Decimal:
    """What rounding can have done to a sum of figures, at the most."""
    return sum((slack(f) for f in figures if f is not None), Decimal(0))


def beyond(rng: Random, leeway: Decimal, size: Decimal) -> Decimal:
    """A change that is more than a leeway: by a little, or by up to a fifth of the size of the number."""
    most = max(1, int(abs(size) / 5))
    return leeway + rng.choice([1, rng.randint(1, min(3, most)), rng.randint(1, most)])


def pick[T](rng: Random, choices: Iterable[T]) -> T | None:
    """One of them by chance, or None when there are none."""
    given = list(choices)
    return rng.choice(given) if given else None


def planted(document: PlanDocument, family: str, kind: str, words: str, *places: Place) -> Planted:
    """A plan with its fault."""
    return document, PlantedFault(family=family, kind=kind, places=places, words=words)
