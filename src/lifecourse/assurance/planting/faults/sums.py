"""Faults: something does not add up."""

from collections.abc import Iterator
from decimal import Decimal
from random import Random

from lifecourse.assurance.planting.fault import (
    Planted,
    all_slack,
    beyond,
    figure_at,
    kinds,
    pick,
    place_of,
    planted,
    restate,
    slack,
    spoken,
)
from lifecourse.plans.api import Place, PlanDocument

FAMILY = "sums"
Column = tuple[Place, list[Place]]


def _columns(document: PlanDocument) -> Iterator[Column]:
    """Each stated total of a column with the cells that it is the total of."""
    for shape in document.template.tables:
        there = document.table(shape.key)
        for entry in (s for s in shape.sums if s.way == "down" and there.row(s.total)):
            apart = {entry.total, *entry.beside}
            parts = [
                r
                for r in there.rows
                if r.key not in apart and all(r.text(c) == v for c, v in entry.where.items())
            ]
            for column in entry.columns:
                cells = [there.place(r.key, column) for r in parts if r.figure(column)]
                last = there.row(entry.total)
                if cells and last is not None and last.figure(column):
                    yield there.place(entry.total, column), cells


def total_changed(document: PlanDocument, rng: Random) -> Planted | None:
    """A total that is not the sum of its rows."""
    found = pick(rng, _columns(document))
    if found is None:
        return None
    total, parts = found
    return _move(document, rng, total, [total, *parts], "total-changed")


def part_changed(document: PlanDocument, rng: Random) -> Planted | None:
    """A row that its total does not know."""
    found = pick(rng, _columns(document))
    if found is None:
        return None
    total, parts = found
    return _move(document, rng, rng.choice(parts), [total, *parts], "part-changed")


def digits_exchanged(document: PlanDocument, rng: Random) -> Planted | None:
    """A total with two digits in each other's place."""
    found = pick(rng, _columns(document))
    if found is None:
        return None
    total, parts = found
    value = figure_at(document, total).value
    digits = list(f"{value:f}")
    at = rng.randrange(len(digits) - 1) if len(digits) > 1 else 0
    if at + 1 >= len(digits) or not (digits[at] + digits[at + 1]).isdigit():
        return None
    digits[at], digits[at + 1] = digits[at + 1], digits[at]
    changed = Decimal("".join(digits))
    if abs(changed - value) <= all_slack(figure_at(document, p) for p in (total, *parts)):
        return None
    words = f"{total.path}: {value} became {changed}"
    return planted(restate(document, total, changed), FAMILY, "digits-exchanged", words, total)


def across_changed(document: PlanDocument, rng: Random) -> Planted | None:
    """A row whose parts do not come to its total."""
    rows = [
        (shape.key, row.key, [entry.total, *entry.parts])
        for shape in document.template.tables
        for entry in shape.sums
        if entry.way == "across"
        for row in document.table(shape.key).rows
        if all(row.figure(c) for c in (entry.total, *entry.parts))
    ]
    found = pick(rng, rows)
    if found is None:
        return None
    table, row, columns = found
    cells = [place_of(document, table, row, c) for c in columns]
    return _move(document, rng, rng.choice(cells), cells, "across-changed")


def share_changed(document: PlanDocument, rng: Random) -> Planted | None:
    """A share with which the whole is no longer a hundred."""
    columns = [
        [place_of(document, shape.key, r.key, c) for r in document.table(shape.key).rows if r.figure(c)]
        for shape in document.template.tables
        for entry in shape.sums
        if entry.way == "shares"
        for c in entry.columns
    ]
    cells = pick(rng, [c for c in columns if c])
    if cells is None:
        return None
    return _move(document, rng, rng.choice(cells), cells, "share-changed")


def used_share_changed(document: PlanDocument, rng: Random) -> Planted | None:
    """A share of beds that the beds do not make."""
    row = pick(rng, [r for r in spoken(document, "beds") if r.figure("used_share")])
    if row is None:
        return None
    place = place_of(document, "beds", row.key, "used_share")
    figure = figure_at(document, place)
    value = figure.value + slack(figure) + rng.randint(2, 30)
    words = f"{place.path} is {value}"
    return planted(restate(document, place, value), FAMILY, "used-share-changed", words, place)


def share_above_whole(document: PlanDocument, rng: Random) -> Planted | None:
    """A promise of more than everybody."""
    row = pick(rng, spoken(document, "ambition"))
    if row is None:
        return None
    place = place_of(document, "ambition", row.key, "reduction")
    value = figure_at(document, place).value * 10
    words = f"{place.path} is {value}"
    return planted(restate(document, place, value), FAMILY, "share-above-whole", words, place)


def _move(document: PlanDocument, rng: Random, place: Place, cells: list[Place], kind: str) -> Planted:
    figures = [figure_at(document, p) for p in cells]
    figure = figure_at(document, place)
    by = beyond(rng, all_slack(figures), max((f.value for f in figures), default=Decimal(1)))
    value = figure.value - by if figure.value >= by and rng.random() < 0.5 else figure.value + by
    words = f"{place.path}: {figure.value} became {value}"
    return planted(restate(document, place, value), FAMILY, kind, words, place)


KINDS = kinds(
    FAMILY,
    total_changed,
    part_changed,
    digits_exchanged,
    across_changed,
    share_changed,
    used_share_changed,
    share_above_whole,
)
