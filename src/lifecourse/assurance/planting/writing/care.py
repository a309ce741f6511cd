"""Services, market, estate, measures and homes of an invented area."""

from datetime import date
from fractions import Fraction

from lifecourse.assurance.planting.area import Area
from lifecourse.assurance.planting.stating import Stater, row
from lifecourse.figures.api import Unit
from lifecourse.plans.api import Row


def services(area: Area, say: Stater) -> list[Row]:
    """Who provides what today."""
    return [
        row(
            f"service-{n}",
            service=name,
            commissioner=area.rng.choice(["ccg", "council"]),
            contract=area.rng.choice(["block", "spot", "framework"]),
            capacity=say.people(area.rng.randint(10, 150), steps=("1", "5")),
        )
        for n, name in enumerate(["Community team", "Intensive support", "Short breaks"])
    ]


def market(area: Area, say: Stater) -> list[Row]:
    """What is bought, from how many, and how much of it from a few."""
    rows = []
    for kind in ("Residential care", "Supported living", "Direct payments"):
        rng = area.rng
        people, providers = rng.randint(40, 400), rng.randint(6, 60)
        spend = people * rng.randrange(40_000, 120_000)
        largest = rng.randint(2, 5)
        part = Fraction(rng.randint(20, 80), 100)
        rows.append(
            row(
                kind.split()[0].lower(),
                support=kind,
                people=say.people(people, steps=("1", "10")),
                spend=say.pounds(spend),
                providers=say.count(providers, Unit.PROVIDERS),
                largest=say.count(largest, Unit.PROVIDERS),
                largest_people=say.people(int(people * part), steps=("1", "10")),
                largest_spend=say.pounds(int(spend * part)),
            )
        )
    return rows


def estate(area: Area, say: Stater) -> list[Row]:
    """Properties."""
    return [
        row(f"house-{n}", property=f"House {n}", homes=say.count(area.rng.randint(1, 12), Unit.HOMES))
        for n in range(1, area.rng.randint(2, 6))
    ]


def measures(area: Area, say: Stater) -> list[Row]:
    """At least one measure for each outcome."""
    wanted = {
        "quality-of-care": "Health checks done",
        "quality-of-life": "People who choose with whom they live",
        "reliance": "People in hospital",
    }
    return [row(key, domain=key, measure=name, source="Local return") for key, name in wanted.items()]


def service_changes(area: Area, say: Stater) -> list[Row]:
    """What is new, changes or stops."""
    return [
        row(
            f"change-{n}",
            service=name,
            change=change,
            cohorts="1, 2, 3",
            principles="1, 7",
            starts=date(2016, 10, 1),
        )
        for n, (name, change) in enumerate(
            [("Crisis support", "new"), ("Forensic community team", "new"), ("Locked ward", "less")]
        )
    ]


def homes(area: Area, say: Stater) -> list[Row]:
    """Homes needed and coming."""
    return [
        row(
            f"scheme-{n}",
            scheme=f"Scheme {n}",
            homes=say.count(area.rng.randint(3, 40), Unit.HOMES),
            available=date(2017, 6, 1),
        )
        for n in range(1, 4)
    ]
