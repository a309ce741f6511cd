"""Blind faults: bids, match and cost that moves between commissioners."""

from collections.abc import Callable
from decimal import Decimal
from random import Random

from blind.kit import (
    YEARS,
    Made,
    Spot,
    above,
    at,
    figure,
    kind,
    known,
    mistyped,
    pasted_twice,
    put,
    some,
    swapped,
    transposed,
    without,
    write,
)
from lifecourse.figures.api import FigureValue
from lifecourse.plans.api import Place, PlanDocument, Row


def _top_down_wrong(document: PlanDocument, row: str) -> bool:
    base, rate, people = (figure(document, ("bids", row, c)) for c in ("base", "rate", "top_down"))
    if not (base and rate and people):
        return False
    low, high = base.low * rate.low / 100, base.high * rate.high / 100
    # Whole people: one to either side is rounding.
    return people.high < low - 1 or people.low > high + 1


def _bid(
    document: PlanDocument,
    rng: Random,
    column: str,
    new: Callable[[FigureValue], Decimal | None],
    **more: Decimal,
) -> Made:
    row = some(
        rng, (r for r in document.rows("bids") if all(r.figure(c) for c in ("base", "rate", "top_down")))
    )
    old = row.figure(column) if row else None
    value = new(old) if old else None
    if row is None or value is None:
        return None
    spot: Spot = ("bids", row.key, column)
    changed = put(document, spot, value, **more)
    return (changed, at(document, spot)) if _top_down_wrong(changed, row.key) else None


@kind("bids")
def bid_rate_as_a_fraction(document: PlanDocument, rng: Random) -> Made:
    """The rate times the population is not the people stated."""
    return _bid(document, rng, "rate", lambda old: old.value / 100, rounded_to=Decimal("0.0001"))


@kind("bids")
def bid_rate_mistyped(document: PlanDocument, rng: Random) -> Made:
    """The rate times the population is not the people stated."""
    return _bid(document, rng, "rate", lambda old: mistyped(rng, old))


@kind("bids")
def bid_people_by_rate_mistyped(document: PlanDocument, rng: Random) -> Made:
    """The rate times the population is not the people stated."""
    return _bid(document, rng, "top_down", lambda old: mistyped(rng, old))


@kind("bids")
def bid_people_by_rate_transposed(document: PlanDocument, rng: Random) -> Made:
    """The rate times the population is not the people stated."""
    return _bid(document, rng, "top_down", lambda old: transposed(rng, old))


@kind("bids")
def bid_population_mistyped(document: PlanDocument, rng: Random) -> Made:
    """The rate times the population is not the people stated."""
    return _bid(document, rng, "base", lambda old: mistyped(rng, old))


@kind("bids")
def in_the_community_above_all_known(document: PlanDocument, rng: Random) -> Made:
    """Columns exchanged: more people known in the community than known at all."""
    row = some(
        rng,
        (r for r in document.rows("bids") if above(r.figure("bottom_up"), r.figure("bottom_up_community"))),
    )
    if row is None:
        return None
    spots = [("bids", row.key, c) for c in ("bottom_up", "bottom_up_community")]
    return swapped(document, spots[0], spots[1]), at(document, *spots)


def _asked(document: PlanDocument, column: str, line: str) -> bool:
    """Whether what the bids ask for and what the money table counts on cannot both be true."""
    asked = known(r.figure(column) for r in document.rows("bids"))
    counted = known(figure(document, ("funding", line, y)) for y in YEARS)
    if not asked or not counted:
        return False
    low, high = sum(f.low for f in counted), sum(f.high for f in counted)
    return sum(f.high for f in asked) < low or sum(f.low for f in asked) > high


def _ask_slip(document: PlanDocument, rng: Random, column: str, line: str, how: str) -> Made:
    row = some(rng, (r for r in document.rows("bids") if r.figure(column)))
    old = row.figure(column) if row else None
    if row is None or old is None or _asked(document, column, line):
        return None
    spot: Spot = ("bids", row.key, column)
    match how:
        case "thousands":
            changed = put(document, spot, (old.value / 1000).quantize(Decimal(1)), rounded_to=Decimal(1))
        case "nought":
            changed = put(document, spot, old.value * 10)
        case _:
            changed = put(document, spot, mistyped(rng, old))
    places = at(document, spot, *(("funding", line, y) for y in YEARS))
    return (changed, places) if _asked(changed, column, line) else None


@kind("bids")
def revenue_bid_in_thousands(document: PlanDocument, rng: Random) -> Made:
    """The bids do not come to the national funding that the money table counts on."""
    return _ask_slip(document, rng, "revenue", "transformation", "thousands")


@kind("bids")
def revenue_bid_mistyped(document: PlanDocument, rng: Random) -> Made:
    """The bids do not come to the national funding that the money table counts on."""
    return _ask_slip(document, rng, "revenue", "transformation", "digit")


@kind("bids")
def revenue_bid_with_a_nought_too_many(document: PlanDocument, rng: Random) -> Made:
    """The bids do not come to the national funding that the money table counts on."""
    return _ask_slip(document, rng, "revenue", "transformation", "nought")


@kind("bids")
def capital_bid_mistyped(document: PlanDocument, rng: Random) -> Made:
    """The bids do not come to the national capital that the money table counts on."""
    return _ask_slip(document, rng, "capital", "capital", "digit")


@kind("bids")
def bid_left_out(document: PlanDocument, rng: Random) -> Made:
    """The money table still counts on what a bid asked for that is gone."""
    rows = document.rows("bids")
    row = some(rng, rows) if len(rows) > 1 else None
    if row is None or _asked(document, "revenue", "transformation"):
        return None
    changed = without(document, "bids", row.key)
    places = at(document, ("bids",), *(("funding", "transformation", y) for y in YEARS))
    return (changed, places) if _asked(changed, "revenue", "transformation") else None


@kind("bids")
def match_of_a_bid_with_a_digit_lost(document: PlanDocument, rng: Random) -> Made:
    """National revenue has to be matched pound for pound; this bid's match is a tenth."""
    row = some(rng, (r for r in document.rows("bids") if r.figure("match") and r.figure("revenue")))
    old = row.figure("match") if row else None
    if row is None or old is None:
        return None
    spot: Spot = ("bids", row.key, "match")
    changed = put(document, spot, old.value // 10)
    return (changed, at(document, spot)) if above(row.figure("revenue"), figure(changed, spot)) else None


@kind("bids")
def match_halved_and_the_rest_called_own(document: PlanDocument, rng: Random) -> Made:
    """National revenue has to be matched pound for pound; half the match is gone, though the totals stand."""
    changed = document
    match, national = [], []
    for year in YEARS:
        ours, theirs = (figure(document, ("funding", r, year)) for r in ("local-match", "transformation"))
        own = figure(document, ("funding", "own", year))
        if theirs:
            national.append(theirs)
        if not (ours and own):
            continue
        half = (ours.value / 2 // ours.rounded_to) * ours.rounded_to
        changed = put(changed, ("funding", "local-match", year), half)
        changed = put(changed, ("funding", "own", year), own.value + ours.value - half)
        match.append(figure(changed, ("funding", "local-match", year)))
    stated = known(match)
    if not stated or not national or sum(m.high for m in stated) >= sum(n.low for n in national):
        return None
    return changed, at(document, ("funding", "local-match"), ("funding", "transformation"))


def _moves(document: PlanDocument, change: str) -> list[Row]:
    return [r for r in document.rows("cost-movements") if r.text("change") == change]


def _nets(document: PlanDocument, change: str) -> bool:
    amounts = known(r.figure("amount") for r in _moves(document, change))
    return sum(a.low for a in amounts) <= 0 <= sum(a.high for a in amounts)


def _move(
    document: PlanDocument, rng: Random, new: Callable[[FigureValue], Decimal | None], **more: Decimal
) -> Made:
    row = some(rng, (r for r in document.rows("cost-movements") if r.figure("amount")))
    old = row.figure("amount") if row else None
    value = new(old) if old else None
    if row is None or value is None:
        return None
    changed = put(document, ("cost-movements", row.key, "amount"), value, **more)
    places = at(document, *(("cost-movements", r.key) for r in _moves(document, row.text("change"))))
    return None if _nets(changed, row.text("change")) else (changed, places)


@kind("movements")
def movement_without_its_sign(document: PlanDocument, rng: Random) -> Made:
    """A saving stands as a cost: what moves does not net out."""
    return _move(document, rng, lambda old: -old.value)


@kind("movements")
def movement_mistyped(document: PlanDocument, rng: Random) -> Made:
    """What one saves is not what the others pay."""
    return _move(document, rng, lambda old: mistyped(rng, old))


@kind("movements")
def movement_transposed(document: PlanDocument, rng: Random) -> Made:
    """What one saves is not what the others pay."""
    return _move(document, rng, lambda old: transposed(rng, old))


@kind("movements")
def movement_in_thousands(document: PlanDocument, rng: Random) -> Made:
    """One payer's line is in thousands of pounds."""
    return _move(document, rng, lambda old: (old.value / 1000).quantize(Decimal(1)), rounded_to=Decimal(1))


@kind("movements")
def movement_line_left_out(document: PlanDocument, rng: Random) -> Made:
    """A payer was left out: what moves does not net out."""
    row = some(rng, document.rows("cost-movements"))
    if row is None:
        return None
    changed = without(document, "cost-movements", row.key)
    places = at(document, *(("cost-movements", r.key) for r in _moves(document, row.text("change"))))
    return None if _nets(changed, row.text("change")) else (changed, places)


@kind("movements")
def movement_line_pasted_twice(document: PlanDocument, rng: Random) -> Made:
    """A payer pays twice: what moves does not net out."""
    row = some(rng, document.rows("cost-movements"))
    if row is None:
        return None
    changed = pasted_twice(document, "cost-movements", row)
    places = at(document, *(("cost-movements", r.key) for r in _moves(document, row.text("change"))))
    places.append(Place(section="6", table="cost-movements", row=f"{row.key}-copy"))
    return None if _nets(changed, row.text("change")) else (changed, places)


@kind("movements")
def movement_under_another_change(document: PlanDocument, rng: Random) -> Made:
    """A line was filed with another change: neither nets out."""
    names = sorted({r.text("change") for r in document.rows("cost-movements")})
    row = some(rng, document.rows("cost-movements"))
    other = some(rng, (n for n in names if row and n != row.text("change")))
    if row is None or other is None:
        return None

    changed = write(document, ("cost-movements", row.key, "change"), other)
    places = at(
        document,
        *(("cost-movements", r.key) for n in (row.text("change"), other) for r in _moves(document, n)),
    )
    return None if _nets(changed, row.text("change")) and _nets(changed, other) else (changed, places)
