"""How checks read the range that a plan states, and what the rule pack makes of its population."""

from dataclasses import dataclass
from decimal import Decimal

from lifecourse.assurance.findings import Asked, Statement
from lifecourse.assurance.intervals import Interval, stated, worked_out
from lifecourse.assurance.reading import Count, count, in_hospital, table_of
from lifecourse.figures.api import FigureValue
from lifecourse.plans.api import Place, PlanDocument, Row, Table
from lifecourse.standards.api import planning_range


@dataclass(frozen=True, kw_only=True)
class Range:
    """The range to compare with: from the pack where the population is there, else as the plan states it."""

    low: Interval
    high: Interval
    low_value: Decimal
    high_value: Decimal
    places: tuple[Place, ...]
    words: str


def range_rows(document: PlanDocument) -> tuple[Table, tuple[Row, ...]] | None:
    """The table of stated ranges with its rows, or None."""
    table = table_of(document, "planning-range")
    return None if table is None else (table, table.rows)


def population_for(asked: Asked, commissioner: str) -> Statement | None:
    """The population that the pack's rate for a commissioner needs, where the plan states it."""
    rate = asked.pack.rate_for(commissioner)
    if rate is None or rate.denominator is None:
        return None
    return next(iter(asked.stating(rate.denominator.quantity)), None)


def range_by_rule(asked: Asked, commissioner: str) -> Range | None:
    """The range that the pack's rate gives for the plan's population, or None when either is lacking."""
    rate, population = asked.pack.rate_for(commissioner), population_for(asked, commissioner)
    if rate is None or population is None or population[1].value <= 0:
        return None
    place, figure = population
    found = planning_range(pack=asked.pack, rate=rate, denominator=figure.value)
    if found.low is None or found.high is None:
        return None
    within = stated(figure)
    return Range(
        low=_times(rate.least, within, found.low),
        high=_times(rate.most, within, found.high),
        low_value=found.low,
        high_value=found.high,
        places=(place,),
        words=found.basis,
    )


def range_in_plan(table: Table, row: Row) -> Range | None:
    """The range as a row states it, or None when an end is lacking."""
    low, high = row.figure("range_low"), row.figure("range_high")
    if low is None or high is None:
        return None
    return Range(
        low=worked_out(low),
        high=worked_out(high),
        low_value=low.value,
        high_value=high.value,
        places=(table.place(row.key, "range_low"), table.place(row.key, "range_high")),
        words="the range that the plan states",
    )


def today_for(document: PlanDocument, table: Table, row: Row) -> Count | None:
    """People in hospital today for a row: as it states them, else added up from the table of people."""
    figure = row.figure("today")
    if figure is not None:
        return count([(table.place(row.key, "today"), figure)])
    return in_hospital(document, row.text("commissioner"))


def stated_ends(document: PlanDocument) -> list[tuple[Place, FigureValue, Decimal]]:
    """Each stated end of a range with the rate it was worked out from."""
    found = range_rows(document)
    if found is None:
        return []
    table, rows = found
    ends = []
    for row in rows:
        for end in ("low", "high"):
            people, rate = row.figure(f"range_{end}"), row.number(f"rate_{end}")
            if people is not None and rate:
                ends.append((table.place(row.key, f"range_{end}"), people, rate))
    return ends


def _times(rate: Decimal, population: Interval, value: Decimal) -> Interval:
    if not population.finite:
        return Interval(value, value)
    million = Decimal(1_000_000)
    return Interval(rate * population.low / million, rate * population.high / million)
