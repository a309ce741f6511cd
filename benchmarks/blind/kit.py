"""What a blind fault is, and the slips of the hand from which faults are made."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random
from typing import Any

from lifecourse.figures.api import FigureValue
from lifecourse.plans.api import Cell, Place, PlanDocument, Row

Spot = tuple[str, str, str]
Made = tuple[PlanDocument, list[Place]] | None
Maker = Callable[[PlanDocument, Random], Made]

YEARS = ("baseline", "year_1", "year_2", "year_3")


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of slip; `why` says why it is a fault."""

    family: str
    name: str
    why: str
    make: Maker


KINDS: list[Kind] = []


def kind(family: str) -> Callable[[Maker], Maker]:
    """Lists a maker; its docstring says why what it does is a fault."""

    def listed(make: Maker) -> Maker:
        KINDS.append(
            Kind(
                family=family,
                name=make.__name__.replace("_", " "),
                why=(make.__doc__ or "").strip(),
                make=make,
            )
        )
        return make

    return listed


def at(document: PlanDocument, *spots: tuple[str, ...]) -> list[Place]:
    """The places of table, row and column keys."""
    return [document.table(s[0]).place(*s[1:]) for s in spots]


def put(document: PlanDocument, spot: Spot, value: Decimal | int | str, **changes: Any) -> PlanDocument:
    """The plan with another value in a figure."""
    table, row, column = spot
    old = figure(document, spot)
    assert old is not None
    new = replace(old, value=Decimal(value), **changes)
    return document.with_cell(table, row, column, Cell(figure=new))


def write(document: PlanDocument, spot: Spot, text: str) -> PlanDocument:
    """The plan with another text in a cell."""
    return document.with_cell(*spot, Cell(text=text))


def blank(document: PlanDocument, spot: Spot) -> PlanDocument:
    """The plan with a cell emptied."""
    return document.with_cell(*spot, Cell())


def figure(document: PlanDocument, spot: Spot) -> FigureValue | None:
    """The figure there, or None."""
    row = document.table(spot[0]).row(spot[1]) if document.has_table(spot[0]) else None
    return row.figure(spot[2]) if row else None


def text(document: PlanDocument, spot: Spot) -> str:
    """The text there, or nothing."""
    row = document.table(spot[0]).row(spot[1])
    return row.text(spot[2]) if row else ""


def without(document: PlanDocument, table: str, *rows: str) -> PlanDocument:
    """The plan with rows left out."""
    return document.with_rows(table, tuple(r for r in document.rows(table) if r.key not in rows))


def pasted_twice(document: PlanDocument, table: str, row: Row) -> PlanDocument:
    """The plan with a row that stands there twice."""
    return document.with_rows(table, (*document.rows(table), replace(row, key=f"{row.key}-copy")))


def swapped(document: PlanDocument, one: Spot, two: Spot) -> PlanDocument:
    """The plan with what was typed in two cells exchanged; units and names stay with the columns."""
    first, second = figure(document, one), figure(document, two)
    if first is None or second is None:
        kept, other = text(document, one), text(document, two)
        return write(write(document, one, other), two, kept)
    changed = document
    for spot, old, new in ((one, first, second), (two, second, first)):
        typed_in = {"value": new.value, "rounded_to": new.rounded_to, "qualifier": new.qualifier}
        changed = changed.with_cell(*spot, Cell(figure=replace(old, **typed_in)))
    return changed


def steps(value: FigureValue) -> int:
    """A value in whole steps of its rounding: the digits that somebody typed."""
    return int(value.value / value.rounded_to)


def typed(value: FigureValue, digits: str) -> Decimal:
    """The value that those digits say, at the step of the rounding."""
    return Decimal(digits) * value.rounded_to


def mistyped(rng: Random, value: FigureValue) -> Decimal:
    """One digit typed as another."""
    digits = list(str(abs(steps(value))))
    place = rng.randrange(len(digits))
    digits[place] = rng.choice([d for d in "123456789" if d != digits[place]])
    return typed(value, "".join(digits)).copy_sign(value.value)


def transposed(rng: Random, value: FigureValue) -> Decimal | None:
    """Two digits beside each other typed the wrong way round, or None where that changes nothing."""
    digits = str(abs(steps(value)))
    pairs = [n for n in range(len(digits) - 1) if digits[n] != digits[n + 1] and digits[n + 1] != "0"]
    if not pairs:
        return None
    n = rng.choice(pairs)
    return typed(value, digits[:n] + digits[n + 1] + digits[n] + digits[n + 2 :]).copy_sign(value.value)


def known(values: Iterable[FigureValue | None]) -> list[FigureValue]:
    """Those that are stated."""
    return [v for v in values if v is not None]


def breaks(parts: Iterable[FigureValue | None], total: FigureValue | None) -> bool:
    """Whether no true values within rounding let the parts come to the total."""
    stated = known(parts)
    if total is None or not stated:
        return False
    low, high = sum(p.low for p in stated), sum(p.high for p in stated)
    return bool(high < total.low or low > total.high)


def apart(one: FigureValue | None, two: FigureValue | None) -> bool:
    """Whether two statements of one thing cannot both be true."""
    return bool(one and two and (one.high < two.low or two.high < one.low))


def above(one: FigureValue | None, two: FigureValue | None) -> bool:
    """Whether the first is surely more than the second."""
    return bool(one and two and one.low > two.high)


def some[T](rng: Random, things: Iterable[T]) -> T | None:
    """One of them, or None."""
    listed = list(things)
    return rng.choice(listed) if listed else None
