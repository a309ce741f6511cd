"""Blind faults: tables that no longer add up."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from random import Random

from blind.kit import (
    YEARS,
    Made,
    Spot,
    at,
    blank,
    breaks,
    figure,
    kind,
    known,
    mistyped,
    pasted_twice,
    put,
    some,
    transposed,
    without,
    write,
)
from lifecourse.figures.api import FigureValue
from lifecourse.plans.api import Cell, Place, PlanDocument, Row

PAIRS = {("funding", "total-revenue"): "revenue", ("funding", "total-capital"): "capital"}
DOWN = {
    "children-at-risk": ("total", ("total", "autism", "learning_disability")),
    "cohorts": ("total", ("adults", "children")),
    "inpatients": ("total", ("people",)),
    "spend-by-commissioner": ("total", YEARS),
}


def _parts(document: PlanDocument, table: str, total: str) -> list[Row]:
    rows = [r for r in document.rows(table) if not r.key.startswith(("total", "of-which"))]
    money = PAIRS.get((table, total))
    return [r for r in rows if money is None or r.text("money") == money]


def _columns(document: PlanDocument) -> Iterator[tuple[str, str, str]]:
    """Every column that has a total row which can be tested: table, total row, column."""
    listed = [(t, total, c) for t, (total, columns) in DOWN.items() for c in columns]
    listed += [("funding", total, y) for _, total in PAIRS for y in YEARS]
    for table, total, column in listed:
        if figure(document, (table, total, column)) and _stated(document, table, total, column):
            yield table, total, column


def _stated(document: PlanDocument, table: str, total: str, column: str) -> list[FigureValue]:
    return known(r.figure(column) for r in _parts(document, table, total))


def _broken(document: PlanDocument, table: str, total: str, column: str) -> bool:
    return breaks(_stated(document, table, total, column), figure(document, (table, total, column)))


def _slip(document: PlanDocument, rng: Random, how: str, *, on_total: bool) -> Made:
    """One number in a summed column typed wrongly, in the total or in a row."""
    listed = list(_columns(document))
    rng.shuffle(listed)
    for table, total, column in listed:
        rows = [total] if on_total else [r.key for r in _parts(document, table, total) if r.figure(column)]
        spot = (table, rng.choice(rows), column)
        old = figure(document, spot)
        assert old is not None
        new = _slipped(rng, how, old)
        if new is None:
            continue
        changed = put(document, spot, new)
        if _broken(changed, table, total, column):
            return changed, at(document, spot, (table, total, column))
    return None


def _slipped(rng: Random, how: str, old: FigureValue) -> Decimal | None:
    match how:
        case "digit":
            return mistyped(rng, old)
        case "transposed":
            return transposed(rng, old)
        case "nought":
            return old.value * 10
        case "lost-digit":
            return (old.value / 10).quantize(Decimal(1))
        case "minus":
            return -old.value
        case _:
            return (old.value * Decimal(rng.choice(["0.8", "0.9", "1.1", "1.25"]))).quantize(Decimal(1))


@kind("sums")
def total_with_a_digit_wrong(document: PlanDocument, rng: Random) -> Made:
    """The total is not the sum of its rows."""
    return _slip(document, rng, "digit", on_total=True)


@kind("sums")
def total_with_digits_transposed(document: PlanDocument, rng: Random) -> Made:
    """The total is not the sum of its rows."""
    return _slip(document, rng, "transposed", on_total=True)


@kind("sums")
def row_with_a_digit_wrong(document: PlanDocument, rng: Random) -> Made:
    """The rows no longer come to the total."""
    return _slip(document, rng, "digit", on_total=False)


@kind("sums")
def row_with_digits_transposed(document: PlanDocument, rng: Random) -> Made:
    """The rows no longer come to the total."""
    return _slip(document, rng, "transposed", on_total=False)


@kind("sums")
def row_with_a_nought_too_many(document: PlanDocument, rng: Random) -> Made:
    """The rows no longer come to the total."""
    return _slip(document, rng, "nought", on_total=False)


@kind("sums")
def row_with_its_last_digit_lost(document: PlanDocument, rng: Random) -> Made:
    """The rows no longer come to the total."""
    return _slip(document, rng, "lost-digit", on_total=False)


@kind("sums")
def row_with_a_stray_minus(document: PlanDocument, rng: Random) -> Made:
    """The rows no longer come to the total, and people or money spent cannot be below nought."""
    return _slip(document, rng, "minus", on_total=False)


@kind("sums")
def row_revised_and_total_left(document: PlanDocument, rng: Random) -> Made:
    """The total is the sum of the rows as they were."""
    return _slip(document, rng, "revised", on_total=False)


def _by_row(document: PlanDocument, rng: Random) -> tuple[str, Row, list[str]] | None:
    """A row in a summed table, with the totals that it goes into."""
    pairs = sorted({(t, total) for t, total, _ in _columns(document)})
    chosen = some(rng, pairs)
    row = some(rng, _parts(document, *chosen)) if chosen else None
    return (chosen[0], row, [chosen[1]]) if chosen and row else None


def _any_broken(document: PlanDocument, table: str, total: str) -> bool:
    return any(_broken(document, t, o, c) for t, o, c in _columns(document) if (t, o) == (table, total))


@kind("sums")
def row_pasted_twice(document: PlanDocument, rng: Random) -> Made:
    """One thing is counted twice in the rows and once in the total."""
    chosen = _by_row(document, rng)
    if chosen is None:
        return None
    table, row, (total,) = chosen
    changed = pasted_twice(document, table, row)
    copy = Place(section=document.template.table(table).section, table=table, row=f"{row.key}-copy")
    places = [*at(document, (table, row.key), (table, total)), copy]
    return (changed, places) if _any_broken(changed, table, total) else None


@kind("sums")
def row_left_out_of_a_sum(document: PlanDocument, rng: Random) -> Made:
    """The total counts a row that is not there."""
    chosen = _by_row(document, rng)
    if chosen is None:
        return None
    table, row, (total,) = chosen
    changed = without(document, table, row.key)
    return (changed, at(document, (table,))) if _any_broken(changed, table, total) else None


@kind("sums")
def year_columns_shifted(document: PlanDocument, rng: Random) -> Made:
    """A row was pasted one column to the right: every year shows the year before."""
    table, total = rng.choice([("funding", "total-revenue"), ("spend-by-commissioner", "total")])
    row = some(rng, _parts(document, table, total))
    if row is None:
        return None
    changed = blank(document, (table, row.key, "baseline"))
    for before, year in pairwise(YEARS):
        changed = changed.with_cell(table, row.key, year, row.cells.get(before, Cell()))
    return (
        (changed, at(document, (table, row.key), (table, total)))
        if _any_broken(changed, table, total)
        else None
    )


@kind("sums")
def one_row_in_thousands(document: PlanDocument, rng: Random) -> Made:
    """One organisation sent thousands of pounds where all others gave pounds."""
    table = "spend-by-commissioner"
    row = some(rng, _parts(document, table, "total"))
    if row is None:
        return None
    changed = document
    for year in YEARS:
        old = row.figure(year)
        if old:
            thousands = (old.value / 1000).quantize(Decimal(1))
            changed = put(changed, (table, row.key, year), thousands, rounded_to=Decimal(1))
    return (
        (changed, at(document, (table, row.key), (table, "total")))
        if _any_broken(changed, table, "total")
        else None
    )


@kind("sums")
def total_copied_from_another_year(document: PlanDocument, rng: Random) -> Made:
    """The total under one year is the total of another."""
    table, total = rng.choice([("funding", "total-revenue"), ("spend-by-commissioner", "total")])
    one, two = rng.sample(YEARS, 2)
    other = figure(document, (table, total, two))
    if other is None or figure(document, (table, total, one)) is None:
        return None
    changed = put(document, (table, total, one), other.value)
    return (changed, at(document, (table, total, one))) if _broken(changed, table, total, one) else None


@kind("sums")
def capital_entered_as_revenue(document: PlanDocument, rng: Random) -> Made:
    """The capital is no part of the capital total and is too much in the revenue total."""
    row = some(rng, _parts(document, "funding", "total-capital"))
    if row is None or not _parts(document, "funding", "total-revenue"):
        return None
    changed = write(document, ("funding", row.key, "money"), "revenue")
    places = at(document, ("funding", row.key), ("funding", "total-revenue"))
    places += (
        at(document, ("funding", "total-capital")) if document.table("funding").row("total-capital") else []
    )
    return (changed, places) if _any_broken(changed, "funding", "total-revenue") else None


def _across_broken(document: PlanDocument, row: str) -> bool:
    parts = (figure(document, ("children-at-risk", row, c)) for c in ("autism", "learning_disability"))
    return breaks(parts, figure(document, ("children-at-risk", row, "total")))


@kind("sums")
def parts_across_do_not_make_the_row(document: PlanDocument, rng: Random) -> Made:
    """The kinds of need in one age band do not come to its total."""
    rows = [
        r for r in document.rows("children-at-risk") if all(r.figure(c) for c in DOWN["children-at-risk"][1])
    ]
    row = some(rng, rows)
    if row is None:
        return None
    spot: Spot = ("children-at-risk", row.key, rng.choice(DOWN["children-at-risk"][1]))
    old = figure(document, spot)
    assert old is not None
    changed = put(document, spot, mistyped(rng, old))
    return (
        (changed, at(document, spot, ("children-at-risk", "total")))
        if _across_broken(changed, row.key)
        else None
    )


def _share(document: PlanDocument, rng: Random, change: str) -> Made:
    rows = [r for r in document.rows("cohorts") if r.figure("share") and r.key != "total"]
    row = some(rng, rows)
    old = row.figure("share") if row else None
    if row is None or old is None:
        return None
    spot = ("cohorts", row.key, "share")
    if change == "fraction":
        changed = put(document, spot, old.value / 100, rounded_to=old.rounded_to / 100)
    else:
        changed = put(document, spot, mistyped(rng, old))
    stated = known(r.figure("share") for r in changed.rows("cohorts") if r.key != "total")
    missed = sum(s.high for s in stated) < 100 or sum(s.low for s in stated) > 100
    return (changed, at(document, ("cohorts",))) if missed else None


@kind("sums")
def share_with_a_digit_wrong(document: PlanDocument, rng: Random) -> Made:
    """The shares of all do not come to 100 per cent."""
    return _share(document, rng, "digit")


@kind("sums")
def share_typed_as_a_fraction(document: PlanDocument, rng: Random) -> Made:
    """A percentage stands as a fraction: the shares do not come to 100 per cent."""
    return _share(document, rng, "fraction")
