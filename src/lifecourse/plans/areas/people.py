"""People at the start, as a plan states them."""

from collections import defaultdict

from lifecourse.engine.allocation import allocate
from lifecourse.engine.pathways import SECURE
from lifecourse.figures.api import FigureValue, Qualifier
from lifecourse.plans.areas.stated import Stated, source_of
from lifecourse.plans.document import Place, PlanDocument, Row
from lifecourse.plans.pictures.inpatients import counted_rows

# Quantities of a plan and the parameters that they are. What behaves as over and about keeps its width.
QUANTITIES = {
    "population/adults-learning-disability": "people/adults",
    "population/challenging-audit": "people/at-risk",
    "population/children-at-risk": "people/at-risk-children",
    "population/children-residential-38-52-weeks": "people/residential-school",
}
# Kinds of ward of the plans' forms, and of the model. Secure hospitals are told together in a plan.
WARDS = {
    "assessment-and-treatment": "assessment-treatment",
    "rehabilitation": "locked-rehabilitation",
    "independent-hospital": "locked-rehabilitation",
    "mental-health": "mental-health",
    "camhs": "child-inpatient",
}
PAYERS = {"ccg": "icb", "icb": "icb", "nhse": "nhse", "collaborative": "nhse"}
PACKAGES = "community-packages"


def adults_of(document: PlanDocument) -> tuple[Place, FigureValue] | None:
    """How many adults have a learning disability, as a plan states it."""
    stated = document.stating("population/adults-learning-disability")
    return stated[0] if stated else None


def take_people(document: PlanDocument, stated: Stated) -> None:
    """Everybody whom the plan counts, outside hospital and in it."""
    for quantity, code in QUANTITIES.items():
        # Of a number that stands in two places, the one without "over" or "about" before it.
        told = sorted(document.stating(quantity), key=lambda one: one[1].qualifier is not Qualifier.EXACTLY)
        if told:
            stated.take_figure(code, *told[0])
    _take_behaviour(document, stated)
    _take_hospitals(document, stated)
    _take_lengths(document, stated)
    _take_packages(document, stated)


def _take_behaviour(document: PlanDocument, stated: Stated) -> None:
    """Group two: whose behaviour challenges, between the lower and the upper estimate."""
    low, high = (
        next(iter(document.stating(f"population/challenging-{end}")), None) for end in ("low", "high")
    )
    if low and high:
        bounds = sorted((float(low[1].value), float(high[1].value)))
        stated.take(
            "group/2",
            sum(bounds) / 2,
            low=bounds[0],
            high=bounds[1],
            source=source_of(low[1], high[1]) + ": half way between the lower and the upper estimate",
            place=low[0],
        )


def _take_hospitals(document: PlanDocument, stated: Stated) -> None:
    rows = list(counted_rows(document))
    by_ward: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.figure("people") is not None and row.text("setting") != "all":
            by_ward[row.text("setting")].append(row)
    if not by_ward:
        return
    wards: dict[str, list[Row]] = defaultdict(list)
    for setting, some in by_ward.items():
        wards[WARDS.get(setting, setting)].extend(some)
    table = document.table("inpatients")
    for ward in dict.fromkeys(WARDS.values()):
        figures = [figure for row in wards.get(ward, ()) if (figure := row.figure("people"))]
        place = table.place(wards[ward][0].key, "people") if figures else None
        source = source_of(*figures) if figures else "The plan lists nobody there"
        stated.take(f"people/{ward}", float(sum(one.value for one in figures)), source=source, place=place)
    _take_secure(document, stated, wards.get("secure", []))


def _take_secure(document: PlanDocument, stated: Stated, rows: list[Row]) -> None:
    """People in secure hospitals, divided as in England: a plan tells them together."""
    figures = [figure for row in rows if (figure := row.figure("people"))]
    shares = {ward: round(stated.national[f"people/{ward}"].value * 1000) for ward in SECURE}
    parts = allocate(int(sum(one.value for one in figures)), shares)
    place = document.table("inpatients").place(rows[0].key, "people") if rows else None
    source = source_of(*figures) if figures else "The plan lists nobody there"
    for ward, people in parts.items():
        note = "The plan tells low, medium and high secure together: divided as in England."
        stated.take(f"people/{ward}", float(people), source=source, place=place, note=note if figures else "")


def _take_lengths(document: PlanDocument, stated: Stated) -> None:
    """Who has been in hospital for five years, by payer; told for all together, as they are in hospital."""
    table = document.table("length-of-stay") if document.has_table("length-of-stay") else None
    for row in table.rows if table else ():
        figure, payer = row.figure("people"), PAYERS.get(row.text("commissioner"))
        if table and figure and payer and row.text("stay") == "over-5-years":
            stated.take_figure(f"stayed/{payer}/over-5", table.place(row.key, "people"), figure)


def _take_packages(document: PlanDocument, stated: Stated) -> None:
    """People in residential care, from what is bought; in supported living, all other packages."""
    market = document.table("market") if document.has_table("market") else None
    row = market.row("residential") if market else None
    homes = row.figure("people") if row else None
    if market and homes:
        stated.take_figure("people/residential", market.place("residential", "people"), homes)
    packages = document.table("activity").row(PACKAGES) if document.has_table("activity") else None
    figure = packages.figure("baseline") if packages else None
    if figure:
        stated.take(
            "people/supported-living",
            max(
                float(figure.value)
                - stated.value("people/residential")
                - stated.value("people/specialist-home"),
                0.0,
            ),
            source=source_of(figure),
            place=document.table("activity").place(PACKAGES, "baseline"),
            note="Packages in the community, less residential care and homes made for one person.",
        )
