"""People in hospital, by who pays, against the range that the rules give or the plan states."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from lifecourse.design.api import AllowedRange, Chart, PeopleAgainstRange, PeopleLine, PeopleOn
from lifecourse.figures.api import FigureValue
from lifecourse.plans.document import PlanDocument, Row
from lifecourse.standards.api import (
    ImpliedDenominator,
    PlanningRange,
    RuleNumber,
    RulePack,
    derive_denominator,
    planning_range,
)

UNDATED = "no date given"


def inpatient_charts(document: PlanDocument, pack: RulePack) -> list[Chart]:
    """One chart with a line for each commissioner that the rules give a rate for, and one for everybody."""
    if not document.rows("inpatients"):
        return []
    rated = [rate for rate in pack.rates if rate.unit == "per-million" and "under 18" not in rate.ages]
    # Rules chosen by hand may be of a day when others paid: a rate for nobody in this plan draws nothing.
    payers = document.template.table("inpatients").column("commissioner").choices
    lines = [_line(document, pack, rate) for rate in rated if rate.commissioner in payers]
    whole = next((rate for rate in rated if not rate.commissioner), None)
    everybody = _everybody(document, pack, whole)
    return [
        PeopleAgainstRange(
            title="People in hospital against the range",
            lines=(*lines, everybody),
            own_sentence=" ".join(_sentences(lines, everybody, _note(document, pack))),
        )
    ]


def _sentences(lines: list[PeopleLine], everybody: PeopleLine, note: str) -> Iterator[str]:
    """What a chair could read out: each commissioner, everybody together, and what the range rests on."""
    yield from (line.sentence for line in lines)
    today = everybody.today
    if everybody.allowed is not None or not lines or today is None or today.people is None:
        yield everybody.sentence
    else:
        yield f"In all, {today.people} people were in hospital on {today.day_words}."
    if note:
        yield note


def implied_population(document: PlanDocument) -> ImpliedDenominator | None:
    """The adult population that the plan's own ranges and rates imply: worked out, never sourced."""
    stated = [
        (people, rate)
        for row in document.rows("planning-range")
        for people, rate in (
            (row.number("range_low"), row.number("rate_low")),
            (row.number("range_high"), row.number("rate_high")),
        )
        if people is not None and rate is not None
    ]
    usable = [(people, rate) for people, rate in stated if rate > 0]
    return derive_denominator(usable) if usable else None


def range_for(document: PlanDocument, pack: RulePack, rate: RuleNumber) -> PlanningRange:
    """The range that a rate gives for the population that the plan states; a population of nobody is none."""
    stated = document.stating(rate.denominator.quantity) if rate.denominator else []
    population = next((figure.value for _, figure in stated if figure.value > 0), None)
    return planning_range(pack=pack, rate=rate, denominator=population)


def _line(document: PlanDocument, pack: RulePack, rate: RuleNumber) -> PeopleLine:
    rows = [row for row in counted_rows(document) if row.text("commissioner") == rate.commissioner]
    found = range_for(document, pack, rate)
    allowed = _allowed(found, pack) or stated_range(document, rate.commissioner)
    return PeopleLine(
        name=f"{document.template.table('inpatients').column('commissioner').choices[rate.commissioner]}",
        counts=tuple(_counts(rows)),
        allowed=allowed,
        no_range_because=found.missing.rstrip("."),
    )


def _everybody(document: PlanDocument, pack: RulePack, rate: RuleNumber | None) -> PeopleLine:
    rows = list(counted_rows(document))
    counts = {one.day_words: one for one in _counts(rows)}
    for one in _stated_elsewhere(document):
        counts.setdefault(one.day_words, one)
    found = range_for(document, pack, rate) if rate else None
    by_payer = "gives a range only by who pays" if pack.rates else "gives no rate of people in hospital"
    return PeopleLine(
        name="Everybody",
        counts=tuple(counts.values()),
        allowed=_allowed(found, pack) if found else None,
        no_range_because=found.missing.rstrip(".") if found else f"{pack.name}, {by_payer}",
    )


def counted_rows(document: PlanDocument) -> Iterator[Row]:
    """The rows of people in hospital that are parts, not totals or notes beside them."""
    template = document.template.table("inpatients")
    aside = {key for one in template.sums for key in (one.total, *one.beside)}
    return (row for row in document.rows("inpatients") if row.key not in aside)


def _counts(rows: list[Row]) -> Iterator[PeopleOn]:
    stated = [figure for row in rows if (figure := row.figure("people")) is not None]
    for day in sorted({figure.as_at for figure in stated}, key=lambda day: day or date.min):
        people = sum((f.value for f in stated if f.as_at == day), Decimal(0))
        yield PeopleOn(day_words=_day(day), people=int(people))


def _stated_elsewhere(document: PlanDocument) -> Iterator[PeopleOn]:
    seen: list[FigureValue] = []
    for row in document.rows("activity"):
        for column in ("baseline", "year_1", "year_2", "year_3"):
            figure = row.figure(column)
            if figure is not None and figure.quantity == "inpatients/all":
                seen.append(figure)
    for figure in seen:
        planned = figure.as_at is not None and figure.as_at > document.dated
        yield PeopleOn(day_words=_day(figure.as_at), people=int(figure.value), planned=planned)


def _allowed(found: PlanningRange, pack: RulePack) -> AllowedRange | None:
    if found.low is None or found.high is None:
        return None
    return AllowedRange(
        lowest=found.low, highest=found.high, from_words=f"{pack.name}: {found.basis}", derived=found.derived
    )


def stated_range(document: PlanDocument, commissioner: str) -> AllowedRange | None:
    """The range that the plan itself states for a commissioner, or None."""
    for row in document.rows("planning-range"):
        low, high = row.figure("range_low"), row.figure("range_high")
        if row.text("commissioner") == commissioner and low is not None and high is not None:
            return AllowedRange(
                lowest=low.value,
                highest=high.value,
                from_words=f"as the plan states it ({low.source or 'no source given'})",
            )
    return None


def _note(document: PlanDocument, pack: RulePack) -> str:
    """What a reader must know of a range that the plan states and no source supports."""
    missing = next(
        (f.missing for r in pack.rates if r.commissioner and (f := range_for(document, pack, r)).missing), ""
    )
    implied = implied_population(document)
    if not missing or implied is None:
        return missing
    low, high = implied.low / 1_000_000, implied.high / 1_000_000
    return (
        "The ranges are as the plan states them; the adult population behind them is not given. "
        f"By its own figures it is {low:.2f} to {high:.2f} million: derived, not sourced."
    )


def _day(day: date | None) -> str:
    return f"{day:%-d %B %Y}" if day else UNDATED
