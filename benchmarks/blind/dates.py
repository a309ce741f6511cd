"""Blind faults: days, milestones and what waits for what."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from blind.kit import Made, Spot, at, blank, figure, kind, put, some, text, write
from lifecourse.plans.api import PlanDocument, Row

PLAN_ENDS = date(2019, 3, 31)


def _kind(document: PlanDocument, rng: Random, kind_of: str) -> Row | None:
    return some(rng, (r for r in document.rows("milestones") if r.text("kind") == kind_of))


def _before(document: PlanDocument, row: Row) -> Row | None:
    keys = row.keys("after")
    return document.table("milestones").row(keys[0]) if keys else None


def _end(row: Row) -> date:
    return date.fromisoformat(row.text("ends") or row.text("starts"))


def _moved(document: PlanDocument, row: Row, days: int) -> PlanDocument:
    """A milestone moved by whole days, start and end alike."""
    changed = document
    for column in ("starts", "ends"):
        if row.text(column):
            day = date.fromisoformat(row.text(column)) + timedelta(days=days)
            changed = write(changed, ("milestones", row.key, column), day.isoformat())
    return changed


@kind("dates")
def day_and_month_exchanged(document: PlanDocument, rng: Random) -> Made:
    """With day and month the wrong way round the work ends before it starts."""
    found = []
    for row in document.rows("milestones"):
        for column in ("starts", "ends"):
            year, month, day = (row.text(column) or "--").split("-")
            if day and int(day) <= 12:
                spot = ("milestones", row.key, column)
                changed = write(document, spot, f"{year}-{day}-{month}")
                start, end = (
                    text(changed, ("milestones", row.key, "starts")),
                    text(changed, ("milestones", row.key, "ends")),
                )
                if start and end and end < start:
                    found.append((changed, at(document, spot)))
    return some(rng, found)


@kind("dates")
def end_in_the_year_before(document: PlanDocument, rng: Random) -> Made:
    """Wrong year: the work ends before it starts."""
    row = some(rng, (r for r in document.rows("milestones") if r.text("starts") and r.text("ends")))
    if row is None:
        return None
    spot = ("milestones", row.key, "ends")
    new = f"{int(row.text('ends')[:4]) - 1}{row.text('ends')[4:]}"
    return (write(document, spot, new), at(document, spot)) if new < row.text("starts") else None


def _too_early(document: PlanDocument, rng: Random, kind_of: str) -> Made:
    """One milestone moved back a year, to before what it waits for."""
    row = _kind(document, rng, kind_of)
    before = _before(document, row) if row else None
    if row is None or before is None:
        return None
    changed = _moved(document, row, -365)
    new = changed.table("milestones").row(row.key)
    return (changed, at(document, ("milestones", row.key))) if new and _end(new) < _end(before) else None


@kind("dates")
def award_a_year_early(document: PlanDocument, rng: Random) -> Made:
    """The contract is awarded before its procurement has started."""
    return _too_early(document, rng, "contract-award")


@kind("dates")
def opening_a_year_early(document: PlanDocument, rng: Random) -> Made:
    """The service opens before the contract that it waits for is awarded."""
    return _too_early(document, rng, "opening")


@kind("dates")
def decision_a_year_early(document: PlanDocument, rng: Random) -> Made:
    """The decision is taken before the review that it waits for."""
    return _too_early(document, rng, "decision")


@kind("dates")
def procurement_in_a_month(document: PlanDocument, rng: Random) -> Made:
    """A month from the start of a procurement to its award is too little for anybody."""
    row = _kind(document, rng, "contract-award")
    before = _before(document, row) if row else None
    if row is None or before is None:
        return None
    start = date.fromisoformat(row.text("starts") or row.text("ends"))
    changed = _moved(document, row, (_end(before) + timedelta(days=28) - start).days)
    new = changed.table("milestones").row(row.key)
    started = date.fromisoformat(before.text("starts") or before.text("ends"))
    # Where milestones stand for whole quarters, weeks between them prove nothing.
    if new is None or (_end(new) - started).days > 60:
        return None
    return changed, at(document, ("milestones", row.key))


@kind("dates")
def opening_a_week_after_the_award(document: PlanDocument, rng: Random) -> Made:
    """A new provider cannot take on staff and open in a week."""
    row = _kind(document, rng, "opening")
    before = _before(document, row) if row else None
    if row is None or before is None:
        return None
    start = date.fromisoformat(row.text("starts") or row.text("ends"))
    changed = _moved(document, row, (_end(before) + timedelta(days=7) - start).days)
    new = changed.table("milestones").row(row.key)
    awarded = date.fromisoformat(before.text("starts") or before.text("ends"))
    if new is None or (_end(new) - awarded).days > 21:
        return None
    return changed, at(document, ("milestones", row.key))


@kind("dates")
def opening_after_the_programme(document: PlanDocument, rng: Random) -> Made:
    """The new services have to be in place by March 2019."""
    row = _kind(document, rng, "opening")
    if row is None:
        return None
    changed = _moved(document, row, 365 * 3 + 40)
    new = changed.table("milestones").row(row.key)
    first = date.fromisoformat(new.text("starts") or new.text("ends")) if new else None
    return (changed, at(document, ("milestones", row.key))) if first and first > PLAN_ENDS else None


@kind("dates")
def dependency_the_wrong_way_round(document: PlanDocument, rng: Random) -> Made:
    """The earlier now waits for the later."""
    row = some(rng, (r for r in document.rows("milestones") if _before(document, r)))
    before = _before(document, row) if row else None
    if row is None or before is None:
        return None
    changed = write(document, ("milestones", row.key, "after"), "")
    changed = write(changed, ("milestones", before.key, "after"), row.key)
    return changed, at(document, ("milestones", row.key), ("milestones", before.key))


@kind("dates")
def milestones_that_wait_for_each_other(document: PlanDocument, rng: Random) -> Made:
    """A circle: none of them can ever start."""
    row = some(rng, (r for r in document.rows("milestones") if _before(document, r)))
    before = _before(document, row) if row else None
    if row is None or before is None:
        return None
    after = ", ".join([*before.keys("after"), row.key])
    changed = write(document, ("milestones", before.key, "after"), after)
    return changed, at(document, ("milestones", row.key), ("milestones", before.key))


@kind("dates")
def milestone_that_waits_for_itself(document: PlanDocument, rng: Random) -> Made:
    """It can never start."""
    row = some(rng, document.rows("milestones"))
    if row is None:
        return None
    spot = ("milestones", row.key, "after")
    return write(document, spot, ", ".join([*row.keys("after"), row.key])), at(document, spot)


@kind("dates")
def dependency_on_what_is_not_there(document: PlanDocument, rng: Random) -> Made:
    """The milestone that has to come first was deleted or its name mistyped."""
    row = some(rng, (r for r in document.rows("milestones") if r.keys("after")))
    if row is None:
        return None
    spot = ("milestones", row.key, "after")
    return write(document, spot, row.keys("after")[0].replace("-", "--")), at(document, spot)


@kind("dates")
def dependency_of_an_award_deleted(document: PlanDocument, rng: Random) -> Made:
    """A contract is awarded and nothing in the route map leads to it."""
    row = _kind(document, rng, rng.choice(["contract-award", "opening"]))
    if row is None or not row.keys("after"):
        return None
    spot = ("milestones", row.key, "after")
    return blank(document, spot), at(document, spot)


@kind("dates")
def milestone_without_any_day(document: PlanDocument, rng: Random) -> Made:
    """A route map says when; this line does not."""
    row = some(rng, document.rows("milestones"))
    if row is None:
        return None
    changed = blank(blank(document, ("milestones", row.key, "starts")), ("milestones", row.key, "ends"))
    return changed, at(document, ("milestones", row.key))


DATED: tuple[tuple[str, str], ...] = (
    ("milestones", "ends"),
    ("sign-offs", "target"),
    ("service-changes", "starts"),
    ("homes", "available"),
)


def _dated(document: PlanDocument, rng: Random) -> tuple[Spot, str] | None:
    found: list[tuple[Spot, str]] = [
        ((t, r.key, c), r.text(c)) for t, c in DATED for r in document.rows(t) if r.text(c)
    ]
    return some(rng, found)


@kind("dates")
def century_mistyped(document: PlanDocument, rng: Random) -> Made:
    """2016 typed as 2106 or 1916: nobody plans for that."""
    chosen = _dated(document, rng)
    if chosen is None:
        return None
    spot, day = chosen
    return write(document, spot, rng.choice([f"21{day[2:]}", f"19{day[2:]}"])), at(document, spot)


@kind("dates")
def day_that_is_in_no_calendar(document: PlanDocument, rng: Random) -> Made:
    """There is no 31 June and no 30 February."""
    chosen = _dated(document, rng)
    if chosen is None:
        return None
    spot, day = chosen
    return write(document, spot, day[:4] + rng.choice(["-06-31", "-02-30", "-13-01"])), at(document, spot)


@kind("dates")
def day_written_another_way(document: PlanDocument, rng: Random) -> Made:
    """The day is no day that can be read: 31/03/2016 or March 2016."""
    chosen = _dated(document, rng)
    if chosen is None:
        return None
    spot, day = chosen
    new = rng.choice([f"{day[8:]}/{day[5:7]}/{day[:4]}", f"March {day[:4]}", "TBC"])
    return write(document, spot, new), at(document, spot)


@kind("dates")
def agreement_a_year_late(document: PlanDocument, rng: Random) -> Made:
    """A board agrees the plan a year after the final plan was due."""
    row = some(rng, (r for r in document.rows("sign-offs") if r.text("target")))
    if row is None:
        return None
    spot = ("sign-offs", row.key, "target")
    day = row.text("target").replace("02-29", "02-28")
    return write(document, spot, f"{int(day[:4]) + 1}{day[4:]}"), at(document, spot)


@kind("dates")
def change_of_service_ten_years_off(document: PlanDocument, rng: Random) -> Made:
    """The service starts outside the years of the plan: 2026 for 2016, or 2006."""
    row = some(rng, (r for r in document.rows("service-changes") if r.text("starts")))
    if row is None:
        return None
    spot = ("service-changes", row.key, "starts")
    year = int(row.text("starts")[:4]) + rng.choice([10, -10])
    return write(document, spot, f"{year}{row.text('starts')[4:]}"), at(document, spot)


COUNTED: tuple[tuple[str, str], ...] = (("inpatients", "people"), ("beds", "beds"), ("population", "people"))


def _counted_on(document: PlanDocument, rng: Random, year: int) -> Made:
    spots: list[Spot] = [(t, r.key, c) for t, c in COUNTED for r in document.rows(t) if r.figure(c)]
    spot = some(rng, spots)
    old = figure(document, spot) if spot else None
    if spot is None or old is None or old.as_at is None:
        return None
    day = replace(old, as_at=old.as_at.replace(year=year, day=min(old.as_at.day, 28))).as_at
    return put(document, spot, old.value, as_at=day), at(document, spot)


@kind("dates")
def counted_on_a_day_still_to_come(document: PlanDocument, rng: Random) -> Made:
    """A count is dated after the plan that states it."""
    return _counted_on(document, rng, rng.choice([2018, 2026, 2061]))


@kind("dates")
def counted_a_century_ago(document: PlanDocument, rng: Random) -> Made:
    """A count is dated 1916 or 1900, as a spreadsheet writes an empty day."""
    return _counted_on(document, rng, rng.choice([1916, 1900]))
