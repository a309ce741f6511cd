"""A scenario beside the baseline: what it changes in people, chances, waits and money."""

from collections.abc import Iterator
from dataclasses import dataclass

from lifecourse.design.api import Chances, Difference, RangeOf, Ranges
from lifecourse.engine.pathways import FUNDERS, LEVERS, Comparison, Scenario
from lifecourse.engine.pathways.outlook import Numbers
from lifecourse.forecasting.reading.money import spent_by_all
from lifecourse.forecasting.reading.saying import (
    FUNDER_OF_ALL,
    PENCE,
    Likely,
    chance_of,
    chance_words,
    from_to,
    likely,
    meeting,
    month_of,
    more_or_fewer,
    more_or_less,
    points,
    range_of,
    range_words,
    year_ends,
)
from lifecourse.forecasting.reading.waits import queue_words, queues_of
from lifecourse.forecasting.rules.years import years_of

SAME_CHANCES = "Both have the same chances in every draw, so what differs comes from the change."
MILLION = 1_000_000
BEFORE = "As things are"


@dataclass(frozen=True, kw_only=True)
class SpendRow:
    """One partner's pence in one financial year: as things are, with the change, and what differs."""

    name: str
    before: Likely
    after: Likely
    change: Likely

    @property
    def change_one(self) -> str:
        """£1.20m less"""
        return more_or_less(self.change.middle)

    @property
    def change_between(self) -> str:
        """£1.60m to £900,000 less"""
        return from_to(more_or_less(self.change.low), more_or_less(self.change.high))

    @property
    def change_words(self) -> str:
        """£1.20m less (£1.60m to £900,000 less)"""
        return f"{self.change_one} ({self.change_between})"


@dataclass(frozen=True, kw_only=True)
class CompareView:
    """What a scenario changes at the end of one financial year, and over time."""

    month: str
    year: str
    headline: str
    chances: Chances | None
    people: Difference
    waits: Ranges | None
    spend: tuple[SpendRow, ...]
    spend_chart: Ranges
    together: SpendRow
    spend_sentence: str


def compare_view(comparison: Comparison, *, month: int | None = None) -> CompareView:
    """What a scenario changes at the end of a month; of the last financial year where none is told."""
    base = comparison.base
    at = year_ends(base)[-1] if month is None else month
    when, year, months = month_of(base.month_ends[at]), *_year_of(comparison, at)
    rows = tuple(_spend(comparison, funder, months) for funder in FUNDERS)
    together = _row(
        "Together",
        spent_by_all(base)[:, months].sum(axis=1),
        spent_by_all(comparison.other)[:, months].sum(axis=1),
    )
    return CompareView(
        month=when,
        year=year,
        headline=_headline(comparison, at),
        chances=_chances(comparison, at),
        people=_difference(comparison, at),
        waits=_waits(comparison, at),
        spend=rows,
        spend_chart=_spend_chart(rows, year),
        together=together,
        spend_sentence=" ".join([_spend_sentence(together, rows, year), *_unsaid(comparison.other.scenario)]),
    )


def _year_of(comparison: Comparison, at: int) -> tuple[str, range]:
    """The financial year to which a month belongs, with its months."""
    return next(one for one in years_of(comparison.base) if at in one[1])


def _headline(comparison: Comparison, at: int) -> str:
    change = likely(comparison.in_hospital()[:, at])
    when = month_of(comparison.base.month_ends[at])
    said = (
        f"With the change, at the end of {when} there are most likely {more_or_fewer(change.middle)}"
        f" in hospital; in nine forecasts of ten {_between(change)}."
    )
    one = range_of(comparison.base, FUNDER_OF_ALL)
    if one is None:
        return said
    before, after = (
        chance_words(part.in_hospital()[:, at], one) for part in (comparison.base, comparison.other)
    )
    met = f"The chance of meeting the planning assumption, {meeting(one)}"
    return f"{said} {met}, goes from {before} to {after}."


def _between(change: Likely) -> str:
    """The ends of a difference of people."""
    return from_to(more_or_fewer(change.low), more_or_fewer(change.high))


def _chances(comparison: Comparison, at: int) -> Chances | None:
    one = range_of(comparison.base, FUNDER_OF_ALL)
    if one is None:
        return None
    when = month_of(comparison.base.month_ends[at])
    before = chance_of(BEFORE, comparison.base.in_hospital()[:, at], one)
    after = chance_of("With the change", comparison.other.in_hospital()[:, at], one)
    return Chances(
        title=f"The chance of meeting the planning assumption at the end of {when}",
        range_words=range_words(one),
        of=(before, after),
        own_sentence=f"Of 100 forecasts {before.met} come to {meeting(one)} as things are, and {after.met}"
        " with the change.",
    )


def _difference(comparison: Comparison, at: int) -> Difference:
    change = likely(comparison.in_hospital()[:, at])
    return Difference(
        title="How many more or fewer people are in hospital with the change",
        points=points(comparison.base, comparison.in_hospital()),
        note=SAME_CHANCES,
        own_sentence=f"At the end of {month_of(comparison.base.month_ends[at])} most likely"
        f" {more_or_fewer(change.middle)}; in nine forecasts of ten {_between(change)}.",
    )


def _waits(comparison: Comparison, at: int) -> Ranges | None:
    queues = dict.fromkeys((*queues_of(comparison.base), *queues_of(comparison.other)))
    rows = []
    for code in queues:
        before, after = (likely(part.waiting(code)[:, at]) for part in (comparison.base, comparison.other))
        rows.append(
            RangeOf(
                name=queue_words(code),
                low=after.low,
                middle=after.middle,
                high=after.high,
                words=after.people,
                before=before.middle,
                before_words=before.people,
            )
        )
    if not any(one.high or one.before for one in rows):
        return None
    return Ranges(
        title=f"How many people wait at the end of {month_of(comparison.base.month_ends[at])}",
        sentence=_waits_sentence(rows),
        first_header="For what",
        before_header=BEFORE,
        unit="people",
        ranges=tuple(rows),
    )


def _waits_sentence(rows: list[RangeOf]) -> str:
    return "; ".join(f"{one.name}: {one.words}, as things are {one.before_words}" for one in rows) + "."


def _spend(comparison: Comparison, funder: str, months: range) -> SpendRow:
    return _row(
        FUNDERS[funder],
        comparison.base.spent(funder)[:, months].sum(axis=1),
        comparison.other.spent(funder)[:, months].sum(axis=1),
    )


def _row(name: str, before: Numbers, after: Numbers) -> SpendRow:
    return SpendRow(name=name, before=likely(before), after=likely(after), change=likely(after - before))


def _spend_chart(rows: tuple[SpendRow, ...], year: str) -> Ranges:
    """What each partner pays more or less, in millions."""
    return Ranges(
        title=f"What each partner pays more or less in {year}",
        sentence="; ".join(f"{one.name}: {one.change_words}" for one in rows) + ".",
        first_header="Who pays",
        unit="£ million more (right) or less (left)",
        whole=False,
        ranges=tuple(
            RangeOf(
                name=one.name,
                low=one.change.low / PENCE / MILLION,
                middle=one.change.middle / PENCE / MILLION,
                high=one.change.high / PENCE / MILLION,
                words=one.change_words,
            )
            for one in rows
        ),
    )


def _unsaid(scenario: Scenario) -> Iterator[str]:
    """What must be known of the money: that nobody has said what something costs."""
    names = [f"“{LEVERS[one.kind].words}”" for one in scenario.levers if one.cost_unsaid]
    if names:
        yield f"Nobody has said what this costs, so it is counted as free: {', '.join(names)}."


def _spend_sentence(together: SpendRow, rows: tuple[SpendRow, ...], year: str) -> str:
    parts = "; ".join(f"{one.name} {more_or_less(one.change.middle)}" for one in rows)
    return f"In {year} all partners together most likely pay {more_or_less(together.change.middle)}: {parts}."
