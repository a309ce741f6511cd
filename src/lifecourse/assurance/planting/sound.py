"""A sound plan from a seed: filled in, rounded as people round, and with nothing wrong in it."""

from datetime import date
from random import Random

from lifecourse.assurance.planting.area import Area, invent
from lifecourse.assurance.planting.stating import Stater, table
from lifecourse.assurance.planting.writing import care, delivery, hospital, money, people
from lifecourse.plans.api import PlanDocument, Row, template

MONEY_STEPS = (("1",), ("1",), ("1000",), ("1", "1000"), ("100000",))


def sound_plan(seed: int) -> PlanDocument:
    """A plan on the national template of 2015. The same seed gives the same plan."""
    rng = Random(seed)  # noqa: S311  (chance for tests, not for secrets)
    area = invent(rng)
    say = Stater(rng=rng, day=area.day)
    plan_template = template("transforming-care-2015")
    rows = _people(area, say) | _hospital(area, say) | _care(area, say) | _delivery(area) | _money(area, say)
    return PlanDocument(
        slug=f"sound-{seed}",
        title=f"A sound plan, number {seed}",
        template=plan_template,
        dated=date(2016, 4, 1),
        answers={s.key: f"What we will do about {s.title.lower()}." for s in plan_template.sections},
        tables={key: table(plan_template, key, written) for key, written in rows.items() if written},
    )


def _people(area: Area, say: Stater) -> dict[str, list[Row]]:
    return {
        "partners": people.partners(area),
        "providers-today": people.providers_today(area, say),
        "boards": people.boards(area),
        "board-seats": people.seats(area),
        "population": people.population(area, say),
        "growth": people.growth(area, say),
        "children-at-risk": people.children(area, say),
        "cohorts": people.cohorts(area, say),
    }


def _hospital(area: Area, say: Stater) -> dict[str, list[Row]]:
    stays = hospital.length_of_stay(area, say)
    return {
        "inpatients": hospital.inpatients(area, say),
        "flows": hospital.flows(area, say, stays),
        "length-of-stay": stays,
        "beds": hospital.beds(area, say),
        "planning-range": hospital.planning_range(area, say),
        "ambition": hospital.ambition(area, say),
        "activity": hospital.activity(area, say),
        "dowries": hospital.dowries(area, say),
        "figures-in-text": hospital.restated(area, say),
    }


def _care(area: Area, say: Stater) -> dict[str, list[Row]]:
    return {
        "services": care.services(area, say),
        "market": care.market(area, say),
        "estate": care.estate(area, say),
        "measures": care.measures(area, say),
        "service-changes": care.service_changes(area, say),
        "homes": care.homes(area, say),
    }


def _delivery(area: Area) -> dict[str, list[Row]]:
    return {
        "projects": delivery.projects(area),
        "workstreams": delivery.workstreams(area),
        "milestones": delivery.milestones(area),
        "sign-offs": delivery.sign_offs(area),
        "risks": delivery.risks(area),
        "mitigations": delivery.mitigations(area),
        "assumptions": delivery.assumptions(area),
    }


def _money(area: Area, say: Stater) -> dict[str, list[Row]]:
    steps = area.rng.choice(MONEY_STEPS)
    return {
        "funding": money.funding(area, say, steps),
        "spend-by-commissioner": money.spend(area, say, steps),
        "cost-movements": money.cost_movements(area, say),
        "bids": money.bids(area, say),
    }
