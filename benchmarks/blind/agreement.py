"""Blind faults: one thing said twice, differently; and parts above their wholes."""

from dataclasses import replace
from decimal import Decimal
from random import Random

from blind.kit import (
    YEARS,
    Made,
    Spot,
    above,
    apart,
    at,
    figure,
    kind,
    known,
    mistyped,
    put,
    some,
    swapped,
    transposed,
)
from lifecourse.figures.api import FigureValue
from lifecourse.plans.api import Place, PlanDocument


def _same_day(document: PlanDocument, spot: Spot) -> list[tuple[Place, FigureValue]]:
    """The other places that state the same thing on the same day."""
    mine = figure(document, spot)
    return [
        (place, found)
        for place, found in document.stating(mine.quantity if mine else "?")
        if mine and found.as_at == mine.as_at and (place.table, place.row, place.column) != spot
    ]


def _restated(document: PlanDocument, rng: Random, spot: Spot, value: Decimal | None) -> Made:
    if value is None:
        return None
    changed = put(document, spot, value)
    others = [place for place, found in _same_day(document, spot) if apart(found, figure(changed, spot))]
    return (changed, at(document, spot)) if others else None


@kind("agreement")
def old_number_left_in_the_text(document: PlanDocument, rng: Random) -> Made:
    """The text states another number than the table, for the same thing and day."""
    spots = [("figures-in-text", r.key, "figure") for r in document.rows("figures-in-text")]
    spot = some(rng, (s for s in spots if _same_day(document, s)))
    old = figure(document, spot) if spot else None
    return (
        _restated(document, rng, spot, (old.value * Decimal("1.2")).quantize(Decimal(1)) + 3)
        if spot and old
        else None
    )


@kind("agreement")
def number_mistyped_in_the_text(document: PlanDocument, rng: Random) -> Made:
    """The text states another number than the table, for the same thing and day."""
    spots = [("figures-in-text", r.key, "figure") for r in document.rows("figures-in-text")]
    spot = some(rng, (s for s in spots if _same_day(document, s)))
    old = figure(document, spot) if spot else None
    return _restated(document, rng, spot, mistyped(rng, old)) if spot and old else None


@kind("agreement")
def today_transposed_in_the_range_table(document: PlanDocument, rng: Random) -> Made:
    """The range table's number of people today is not the number in hospital."""
    spot = ("planning-range", rng.choice(["ccg", "nhse"]), "today")
    old = figure(document, spot)
    return _restated(document, rng, spot, transposed(rng, old)) if old else None


@kind("agreement")
def hospital_total_updated_in_one_table(document: PlanDocument, rng: Random) -> Made:
    """A later count was put into the table of people in hospital, total and all, and nowhere else."""
    row = some(
        rng,
        (
            r
            for r in document.rows("inpatients")
            if r.text("commissioner") in {"ccg", "nhse"} and not r.key.startswith("of-")
        ),
    )
    total = figure(document, ("inpatients", "total", "people"))
    old = row.figure("people") if row else None
    today = figure(document, ("planning-range", row.text("commissioner"), "today")) if row else None
    if row is None or old is None or total is None or today is None or today.as_at != old.as_at:
        return None
    more = max(15, int(4 * (old.rounded_to + total.rounded_to)))
    changed = put(document, ("inpatients", row.key, "people"), old.value + more)
    changed = put(changed, ("inpatients", "total", "people"), total.value + more)
    mine = known(
        r.figure("people")
        for r in changed.rows("inpatients")
        if r.text("commissioner") == row.text("commissioner") and not r.key.startswith("of-")
    )
    if sum(m.low for m in mine) <= today.high:
        return None
    spots = [("inpatients", row.key, "people"), ("inpatients", "total", "people")]
    return changed, at(document, *spots, ("planning-range", row.text("commissioner"), "today"))


@kind("agreement")
def revenue_revised_in_one_table(document: PlanDocument, rng: Random) -> Made:
    """Money by year was revised, total and all; spend by commissioner still comes to the old total."""
    year = rng.choice(YEARS)
    own, total = (
        figure(document, ("funding", "own", year)),
        figure(document, ("funding", "total-revenue", year)),
    )
    spend = figure(document, ("spend-by-commissioner", "total", year))
    if not (own and total and spend):
        return None
    more = (total.value / 20 // total.rounded_to + 3) * total.rounded_to
    changed = put(document, ("funding", "own", year), own.value + more)
    changed = put(changed, ("funding", "total-revenue", year), total.value + more)
    if not apart(figure(changed, ("funding", "total-revenue", year)), spend):
        return None
    return changed, at(
        document,
        ("funding", "total-revenue", year),
        ("funding", "own", year),
        ("spend-by-commissioner", "total", year),
    )


@kind("agreement")
def promises_that_differ(document: PlanDocument, rng: Random) -> Made:
    """Two sections promise different reductions of the same beds."""
    rows = [r for r in document.rows("ambition") if r.figure("reduction")]
    if len(rows) < 2:
        return None
    row = rng.choice(rows)
    old = row.figure("reduction")
    assert old is not None
    return put(document, ("ambition", row.key, "reduction"), old.value + rng.choice([10, 15])), at(
        document, ("ambition",)
    )


@kind("agreement")
def baseline_of_activity_not_the_count(document: PlanDocument, rng: Random) -> Made:
    """On one day the plan has two numbers of people in hospital."""
    spot = ("activity", "inpatients", "baseline")
    old, total = figure(document, spot), figure(document, ("inpatients", "total", "people"))
    if not (old and total) or old.as_at != total.as_at:
        return None
    changed = put(document, spot, mistyped(rng, old))
    if not apart(figure(changed, spot), total):
        return None
    return changed, at(document, spot, ("inpatients", "total", "people"))


@kind("agreement")
def old_number_in_the_narrative(document: PlanDocument, rng: Random) -> Made:
    """The answer's own words give a total of people in hospital that no table gives."""
    total = figure(document, ("inpatients", "total", "people"))
    if total is None:
        return None
    words = f"On the day of the count {int(total.value * 2 + 17)} people were in hospital."
    return replace(document, answers={**document.answers, "2.2": words}), [
        Place(section="2.2"),
        *at(document, ("inpatients", "total")),
    ]


@kind("agreement")
def stays_do_not_make_all(document: PlanDocument, rng: Random) -> Made:
    """People under and over one year do not come to everyone in hospital."""
    who = rng.choice(["ccg", "nhse"])
    stays = [("length-of-stay", f"{who}-{s}", "people") for s in ("under-1-year", "over-1-year", "any")]
    under, over, everyone = (figure(document, s) for s in stays)
    if not (under and over and everyone):
        return None
    changed = put(document, stays[0], mistyped(rng, under) + 10 * under.rounded_to)
    new = figure(changed, stays[0])
    assert new is not None
    if not (new.low + over.low > everyone.high or new.high + over.high < everyone.low):
        return None
    return changed, at(document, *stays)


@kind("agreement")
def promise_not_met_by_activity(document: PlanDocument, rng: Random) -> Made:
    """The plan promises a reduction that its own numbers of people, year by year, do not reach."""
    base, first, last = (
        figure(document, ("activity", "inpatients", y)) for y in ("baseline", "year_1", "year_3")
    )
    promise = some(
        rng,
        (r.figure("reduction") for r in document.rows("ambition") if r.text("commissioner") == "partnership"),
    )
    if not (base and first and last and promise) or base.value < 20:
        return None
    if 100 * (base.high - first.low) / base.low > promise.low - 8:
        return None
    changed = put(document, ("activity", "inpatients", "year_3"), first.value)
    return changed, at(document, ("activity", "inpatients", "year_3"), ("ambition",))


@kind("agreement")
def activity_years_typed_backwards(document: PlanDocument, rng: Random) -> Made:
    """People in hospital fall at once and then rise year by year, against what is promised."""
    first, last = (figure(document, ("activity", "inpatients", y)) for y in ("year_1", "year_3"))
    base = figure(document, ("activity", "inpatients", "baseline"))
    if not (first and last and base) or not above(first, last) or last.value * 10 > first.value * 8:
        return None
    spots = [("activity", "inpatients", y) for y in ("year_1", "year_3")]
    return swapped(document, spots[0], spots[1]), at(document, *spots)


@kind("agreement")
def activity_rows_exchanged(document: PlanDocument, rng: Random) -> Made:
    """People in hospital and packages of care stand under each other's name."""
    changed = document
    for year in YEARS:
        one, two = (figure(document, ("activity", r, year)) for r in ("inpatients", "packages"))
        if not (one and two) or abs(one.value - two.value) < 50:
            return None
        changed = put(changed, ("activity", "inpatients", year), two.value)
        changed = put(changed, ("activity", "packages", year), one.value)
    return changed, at(document, ("activity", "inpatients"), ("activity", "packages"))


@kind("agreement")
def activity_year_with_a_nought_too_many(document: PlanDocument, rng: Random) -> Made:
    """Ten times as many people in hospital or packages in one year as in the years around it."""
    spot = ("activity", rng.choice(["inpatients", "packages"]), rng.choice(YEARS[1:]))
    old = figure(document, spot)
    return (put(document, spot, old.value * 10), at(document, spot)) if old and old.value >= 10 else None


WHOLES: dict[str, tuple[Spot, Spot]] = {
    "providers": (("market", "", "largest"), ("market", "", "providers")),
    "people": (("market", "", "largest_people"), ("market", "", "people")),
    "spend": (("market", "", "largest_spend"), ("market", "", "spend")),
}


def _market(document: PlanDocument, rng: Random, which: str) -> Made:
    row = some(rng, document.rows("market"))
    if row is None:
        return None
    part, whole = ((t, row.key, c) for t, _, c in WHOLES[which])
    if not above(figure(document, whole), figure(document, part)):
        return None
    return swapped(document, part, whole), at(document, part, whole)


@kind("wholes")
def largest_providers_more_than_all(document: PlanDocument, rng: Random) -> Made:
    """The columns were exchanged: more large providers than providers."""
    return _market(document, rng, "providers")


@kind("wholes")
def people_with_the_largest_more_than_all(document: PlanDocument, rng: Random) -> Made:
    """The columns were exchanged: more people with a few providers than with all."""
    return _market(document, rng, "people")


@kind("wholes")
def spend_with_the_largest_more_than_all(document: PlanDocument, rng: Random) -> Made:
    """A nought too many: more money with a few providers than with all."""
    row = some(rng, document.rows("market"))
    old = row.figure("largest_spend") if row else None
    if row is None or old is None:
        return None
    spots = [("market", row.key, c) for c in ("largest_spend", "spend")]
    changed = put(document, spots[0], old.value * 10)
    return (
        (changed, at(document, *spots))
        if above(figure(changed, spots[0]), figure(changed, spots[1]))
        else None
    )


@kind("wholes")
def severe_need_above_all_need(document: PlanDocument, rng: Random) -> Made:
    """Two rows were exchanged: more adults with a severe learning disability than with any."""
    one, two = (("population", r, "people") for r in ("moderate-or-severe", "adults-learning-disability"))
    if not above(figure(document, two), figure(document, one)):
        return None
    less, more = figure(document, one), figure(document, two)
    assert less and more
    changed = put(put(document, one, more.value), two, less.value)
    return changed, at(document, one, two)


@kind("wholes")
def need_above_the_population(document: PlanDocument, rng: Random) -> Made:
    """Two noughts too many: more adults with a learning disability than adults."""
    spot: Spot = ("population", "adults-learning-disability", "people")
    old, adults = (
        figure(document, spot),
        figure(document, ("population", "gp-registered-18-and-over", "people")),
    )
    if not (old and adults):
        return None
    changed = put(document, spot, old.value * 100)
    return (changed, at(document, spot)) if above(figure(changed, spot), adults) else None


@kind("wholes")
def longer_stays_above_shorter(document: PlanDocument, rng: Random) -> Made:
    """More people have stayed over five years than over two, or over two than over one."""
    who = rng.choice(["ccg", "nhse"])
    long, short = rng.choice([("over-5-years", "over-2-years"), ("over-2-years", "over-1-year")])
    one, two = (("length-of-stay", f"{who}-{s}", "people") for s in (long, short))
    old, other = figure(document, one), figure(document, two)
    if not (old and other):
        return None
    changed = put(document, one, old.value * 10 + 5)
    return (changed, at(document, one, two)) if above(figure(changed, one), other) else None


@kind("wholes")
def of_which_above_the_whole(document: PlanDocument, rng: Random) -> Made:
    """People in rehabilitation are part of those in hospital and outnumber them."""
    spot: Spot = ("inpatients", "of-which-rehabilitation", "people")
    old, total = figure(document, spot), figure(document, ("inpatients", "total", "people"))
    if not (old and total):
        return None
    changed = put(document, spot, old.value * 10)
    return (changed, at(document, spot)) if above(figure(changed, spot), total) else None


@kind("wholes")
def lower_growth_above_upper(document: PlanDocument, rng: Random) -> Made:
    """The least and the most were exchanged."""
    row = some(rng, document.rows("growth"))
    if row is None or not above(row.figure("people_high"), row.figure("people_low")):
        return None
    spots = [("growth", row.key, c) for c in ("people_low", "people_high")]
    return swapped(document, spots[0], spots[1]), at(document, *spots)
