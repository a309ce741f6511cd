"""The area of a plan: what it states, the national numbers for the rest, and what it is held against."""

from collections.abc import Iterator
from datetime import date

from lifecourse.engine.pathways import Area, Counted, Range, month_after
from lifecourse.plans.areas.flows import take_flows
from lifecourse.plans.areas.money import take_money
from lifecourse.plans.areas.people import PAYERS, adults_of, take_people
from lifecourse.plans.areas.stated import Stated
from lifecourse.plans.document import PlanDocument
from lifecourse.plans.pictures.inpatients import counted_rows, range_for, stated_range
from lifecourse.standards.api import RulePack, national_parameters


class CannotForecast(ValueError):
    """A plan says too little for a forecast; the message says what is missing and where to write it."""


def area_of_plan(document: PlanDocument, pack: RulePack, *, name: str) -> Area:
    """The area that a plan describes, from the month after its count of people in hospital.

    Raises CannotForecast where the plan does not say how many adults have a learning disability or who is in
    hospital, and BadArea or BadParameter for figures that cannot be together.
    """
    adults = adults_of(document)
    if adults is None or adults[1].value <= 0:
        raise CannotForecast(
            "A forecast goes by how many adults have a learning disability. Add a row to the table of"
            " population whose quantity is population/adults-learning-disability."
        )
    stated = Stated({one.code: one for one in national_parameters(float(adults[1].value))})
    take_people(document, stated)
    take_flows(document, stated)
    take_money(document, stated)
    return Area(
        name=name,
        first_day=first_day_of(document),
        parameters=stated.parameters(),
        ranges=tuple(_ranges(document, pack)),
        counted=tuple(_counted(document)),
    )


def first_day_of(document: PlanDocument) -> date:
    """The first of the month after the latest count of people in hospital."""
    days = [
        figure.as_at for row in counted_rows(document) if (figure := row.figure("people")) and figure.as_at
    ]
    if not days:
        raise CannotForecast(
            "A forecast begins with who is in hospital. Fill in the table of people in hospital, each number"
            " with the day on which it was counted."
        )
    return month_after(max(days), 1)


def _ranges(document: PlanDocument, pack: RulePack) -> Iterator[Range]:
    """What the rules allow, or else what the plan states: by payer, and of all where each has one."""
    found = []
    for rate in pack.rates:
        if rate.unit != "per-million" or "under 18" in rate.ages:
            continue
        by_rule = range_for(document, pack, rate)
        payer = PAYERS.get(rate.commissioner, "")
        if by_rule.low is not None and by_rule.high is not None:
            words = f"{pack.name}: {by_rule.basis}"
            found.append(Range(payer, float(by_rule.low), float(by_rule.high), words))
        elif said := stated_range(document, rate.commissioner):
            found.append(Range(payer, float(said.lowest), float(said.highest), said.from_words))
    yield from found
    if {one.payer for one in found} == set(PAYERS.values()):
        low, high = sum(one.low for one in found), sum(one.high for one in found)
        yield Range("", low, high, "the ranges of those who pay, added up")


def _counted(document: PlanDocument) -> Iterator[Counted]:
    """People in hospital as the plan counts them, by payer and together, on each day."""
    found: dict[tuple[date, str], int] = {}
    for row in counted_rows(document):
        figure, payer = row.figure("people"), PAYERS.get(row.text("commissioner"), "")
        if figure and figure.as_at:
            for whose in {payer, ""}:
                key = (figure.as_at, whose)
                found[key] = found.get(key, 0) + int(figure.value)
    for (day, payer), people in sorted(found.items()):
        yield Counted(day, payer, people, "the plan's table of people in hospital")
