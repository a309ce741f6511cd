"""Changes that leave a sound plan sound, as a careful team makes them: no check should say anything."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

from blind.kit import blank, figure, put, some, write
from lifecourse.figures.api import Confidence, FigureValue, Qualifier, Unit
from lifecourse.plans.api import Cell, PlanDocument, Row

Change = Callable[[PlanDocument, Random], PlanDocument | None]


def _more(document: PlanDocument, table: str, key: str, **cells: Cell) -> PlanDocument:
    return document.with_rows(table, (*document.rows(table), Row(key=key, cells=cells)))


def _number(value: str, unit: Unit, day: date | None = None, **more: object) -> Cell:
    told = FigureValue(value=Decimal(value), unit=unit, as_at=day, source="Local return")
    return Cell(figure=replace(told, **more))  # type: ignore[arg-type]


def rows_in_another_order(document: PlanDocument, rng: Random) -> PlanDocument:
    """Rows mean the same in any order."""
    table = rng.choice(["funding", "inpatients", "milestones", "partners", "cost-movements"])
    rows = list(document.rows(table))
    rng.shuffle(rows)
    return document.with_rows(table, tuple(rows))


def total_rounded_to_a_hundred_thousand(document: PlanDocument, rng: Random) -> PlanDocument | None:
    """A total rounded, and said to be."""
    spot = ("spend-by-commissioner", "total", rng.choice(["baseline", "year_1", "year_2", "year_3"]))
    old = figure(document, spot)
    step = Decimal(100000)
    if old is None or old.rounded_to > step:
        return None
    # Between two roundings the second must not carry the number further from the truth than half a step.
    value = (old.value / step).quantize(Decimal(1)) * step
    return put(document, spot, value, rounded_to=step) if old.rounded_to == 1 else None


def answer_with_many_numbers(document: PlanDocument, _: Random) -> PlanDocument:
    """Prose that speaks of other things in numbers."""
    words = "In 2014 we met 40 families in 6 towns, and 3 of 5 asked for help at home within 10 days."
    return replace(document, answers={**document.answers, "1.3": words})


def projection_of_population(document: PlanDocument, _: Random) -> PlanDocument:
    """A projection, marked as worked out."""
    people = _number("9100", Unit.PEOPLE, date(2020, 3, 31), confidence=Confidence.DERIVED)
    return _more(document, "population", "adults-in-2020", measure=Cell(text="Adults in 2020"), people=people)


def older_count_with_its_day(document: PlanDocument, _: Random) -> PlanDocument:
    """An older number for the same thing, with its day."""
    then = _number("7", Unit.PEOPLE, date(2013, 3, 31), quantity="inpatients/nhse")
    cells = {"stated_in": Cell(text="2.2"), "says": Cell(text="NHS England's in 2013"), "figure": then}
    return _more(document, "figures-in-text", "nhse-in-2013", **cells)


def provider_as_a_partner(document: PlanDocument, _: Random) -> PlanDocument:
    """A provider sits at the table and neither signs nor pays."""
    cells = {"organisation": "Harbour Support", "code": "P77", "kind": "provider", "role": "provider"}
    return _more(document, "partners", "p77", **{k: Cell(text=v) for k, v in cells.items()})


def partner_written_out_in_full(document: PlanDocument, rng: Random) -> PlanDocument | None:
    """The same organisation under its full name."""
    row = some(
        rng, (r for r in document.rows("spend-by-commissioner") if r.text("organisation").endswith("CCG"))
    )
    if row is None:
        return None
    full = f"NHS {row.text('organisation').removesuffix('CCG')}Clinical Commissioning Group"
    return write(document, ("spend-by-commissioner", row.key, "organisation"), full)


def homes_after_the_plan(document: PlanDocument, rng: Random) -> PlanDocument | None:
    """A scheme that is ready two years after the plan ends."""
    row = some(rng, document.rows("homes"))
    return write(document, ("homes", row.key, "available"), "2021-06-01") if row else None


def milestone_with_one_more_link(document: PlanDocument, rng: Random) -> PlanDocument | None:
    """The opening waits for the decision too, which comes long before."""
    row = some(rng, (r for r in document.rows("milestones") if r.text("kind") == "opening"))
    if row is None:
        return None
    also = f"decision-{row.key.rsplit('-', 1)[1]}"
    known = document.table("milestones").row(also)
    return (
        write(document, ("milestones", row.key, "after"), f"{row.text('after')}, {also}") if known else None
    )


def engagement_filled_in(document: PlanDocument, _: Random) -> PlanDocument:
    """A table that is asked for and was empty."""
    count = Cell(figure=FigureValue(value=Decimal("2.5"), unit=Unit.HOURS, source="Notes"))
    cells = {"event": Cell(text="Families' day"), "held": Cell(text="2014-11-03"), "count": count}
    return _more(document, "engagement", "families-day", **cells)


def staff_in_parts_of_a_post(document: PlanDocument, rng: Random) -> PlanDocument | None:
    """Three and a half posts."""
    row = some(rng, document.rows("services"))
    day = date(2016, 1, 31)
    return document.with_cell("services", row.key, "staff", _number("3.5", Unit.STAFF, day)) if row else None


def said_as_about(document: PlanDocument, rng: Random) -> PlanDocument | None:
    """A number said loosely that was said exactly."""
    row = some(rng, document.rows("market"))
    old = row.figure("people") if row else None
    if row is None or old is None:
        return None
    return put(document, ("market", row.key, "people"), old.value, qualifier=Qualifier.ABOUT)


def measure_with_its_figures(document: PlanDocument, rng: Random) -> PlanDocument | None:
    """Where a measure stands, and where it shall."""
    row = some(rng, (r for r in document.rows("measures") if r.key != "reliance"))
    if row is None:
        return None
    for column, value in (("baseline", "48.5"), ("target", "75")):
        day = date(2016, 1, 31) if column == "baseline" else date(2019, 3, 31)
        document = document.with_cell("measures", row.key, column, _number(value, Unit.PERCENT, day))
    return document


def service_for_nobody_in_particular(document: PlanDocument, rng: Random) -> PlanDocument | None:
    """A change that names no groups and no principles, which are not asked of it."""
    row = some(rng, document.rows("service-changes"))
    if row is None:
        return None
    cleared = blank(document, ("service-changes", row.key, "cohorts"))
    return blank(cleared, ("service-changes", row.key, "principles"))


def all_of_a_kind_gone_home(document: PlanDocument, _: Random) -> PlanDocument:
    """Nobody is in a bed of a kind that has none."""
    cells = {"setting": Cell(text="rehabilitation"), "place": Cell(text="In the area")}
    beds = _number("0", Unit.BEDS, date(2016, 1, 31))
    return _more(document, "beds", "rehabilitation-beds", **cells, beds=beds)


HARMLESS: tuple[Change, ...] = (
    rows_in_another_order,
    total_rounded_to_a_hundred_thousand,
    answer_with_many_numbers,
    projection_of_population,
    older_count_with_its_day,
    provider_as_a_partner,
    partner_written_out_in_full,
    homes_after_the_plan,
    milestone_with_one_more_link,
    engagement_filled_in,
    staff_in_parts_of_a_post,
    said_as_about,
    measure_with_its_figures,
    service_for_nobody_in_particular,
    all_of_a_kind_gone_home,
)
