"""Prices, homes and growth, as a plan states them."""

from dataclasses import replace

from lifecourse.engine.forecast import YEAR
from lifecourse.engine.pathways import HOSPITALS
from lifecourse.plans.areas.stated import Stated, source_of
from lifecourse.plans.document import PlanDocument

WEEKS = YEAR / 7
GROWTH = {
    "growth/behaviour-that-challenges": "growth/at-risk",
    "growth/specialist-services": "growth/supported",
}
YEARS_OF_PLAN = 3
# How far a price may lie off that was divided out of a rounded sum.
UNSURE = 0.2


def take_money(document: PlanDocument, stated: Stated) -> None:
    """Growth, homes, beds and what a week costs."""
    for quantity, code in GROWTH.items():
        for place, figure in document.stating(quantity)[:1]:
            stated.take_figure(code, place, figure, keep_range=True)
    _take_homes(document, stated)
    _take_beds(document, stated)
    _take_residential(document, stated)
    _take_supported_living(document, stated)


def _take_homes(document: PlanDocument, stated: Stated) -> None:
    """Homes for people who leave hospital, over the years of the plan."""
    for place, figure in document.stating("homes/resettlement-offer")[:1]:
        value = float(figure.value) / YEARS_OF_PLAN
        stated.take(
            "homes/a-year",
            value,
            low=value * 0.5,
            high=value * 1.5,
            source=source_of(figure),
            place=place,
            note=f"{figure.value} homes over the {YEARS_OF_PLAN} years of the plan.",
        )


def _take_beds(document: PlanDocument, stated: Stated) -> None:
    """Beds for assessment and treatment, where the area has as many as it uses; if not, it buys others."""
    told = document.stating("beds/assessment-and-treatment")[:1]
    for place, figure in told:
        if float(figure.value) >= stated.value("people/assessment-treatment"):
            stated.take_figure("places/assessment-treatment", place, figure)


def _take_residential(document: PlanDocument, stated: Stated) -> None:
    market = document.table("market") if document.has_table("market") else None
    row = market.row("residential") if market else None
    spend, people = (row.figure("spend"), row.figure("people")) if row else (None, None)
    if market and spend and people and people.value:
        value = float(spend.value) / float(people.value) / WEEKS
        stated.take(
            "price/residential",
            value,
            low=value * (1 - UNSURE),
            high=value * (1 + UNSURE),
            source=source_of(spend, people),
            place=market.place("residential", "spend"),
            note="What is spent in a year over the people it is spent on.",
        )


# What people cost that no plan counts among its revenue: it comes on top of it in the forecast.
BESIDE = ("price/residential-school", "price/at-risk", "price/crisis-bed")


def _take_supported_living(document: PlanDocument, stated: Stated) -> None:
    """What is left of all revenue for each package, once hospitals and residential care are paid."""
    for place, figure in document.stating("spend/revenue-2015-16")[:1]:
        codes = (*HOSPITALS, "residential", "specialist-home")
        paid = sum(stated.value(f"people/{code}") * stated.value(f"price/{code}") for code in codes) * WEEKS
        people = stated.value("people/supported-living")
        left = float(figure.value) - paid
        if people <= 0 or left <= 0:
            return
        value = left / people / WEEKS
        stated.take(
            "price/supported-living",
            value,
            low=value * (1 - UNSURE),
            high=value * (1 + UNSURE),
            source=source_of(figure),
            place=place,
            note="All revenue, less hospital, residential care and homes made for one person at their"
            " prices here, over the people in supported living.",
        )
        for code in BESIDE:
            note = "Not among the plan's revenue: it comes on top of that in the forecast."
            stated.found[code] = replace(stated.national[code], note=note)
