"""The partners, the population and the children at risk of an invented area."""

from fractions import Fraction

from lifecourse.assurance.planting.area import Area
from lifecourse.assurance.planting.stating import LARGE_COUNTS, Stater, row
from lifecourse.figures.api import Unit
from lifecourse.plans.api import Row


def partners(area: Area) -> list[Row]:
    """Every partner."""
    coded = area.rng.random() < 0.8
    return [
        row(o.code.lower(), organisation=o.name, code=o.code if coded else "", kind=o.kind, role=o.role)
        for o in area.organisations
    ]


def providers_today(area: Area, say: Stater) -> list[Row]:
    """How many providers there are."""
    kinds = ["Residential care", "Home care", "Day care"]
    return [
        row(k.split()[0].lower(), kind=k, providers=say.count(area.rng.randint(5, 260), Unit.PROVIDERS))
        for k in kinds
    ]


def boards(area: Area) -> list[Row]:
    """Boards and groups."""
    return [
        row("board", board="Programme board", purpose="Steers the programme", decides="Scope and order"),
        row("users", board="Group of people with lived experience", purpose="Says what matters"),
    ]


def seats(area: Area) -> list[Row]:
    """Who sits on the board."""
    return [row(o.code.lower(), organisation=o.name, seat="Director") for o in area.commissioners]


def population(area: Area, say: Stater) -> list[Row]:
    """How many people there are, the population of the national rate among them."""
    return [
        row(
            "gp-registered-18-and-over",
            measure="Adults registered with a GP",
            ages="18 and over",
            people=say.many(area.adults, steps=("1", "100", "1000"), about=False),
        ),
        row(
            "adults-learning-disability",
            measure="Adults with a learning disability",
            people=say.many(area.adults_disability),
        ),
        row(
            "moderate-or-severe",
            measure="Adults with a moderate or severe learning disability",
            people=say.many(area.moderate),
        ),
    ]


def growth(area: Area, say: Stater) -> list[Row]:
    """How need grows."""
    low = area.rng.randint(3, 20)
    return [
        row(
            "challenging-behaviour",
            measure="Adults whose behaviour challenges",
            people_low=say.people(low, steps=("1",)),
            people_high=say.people(low + area.rng.randint(0, 6), steps=("1",)),
            rate=say.share(Fraction(area.rng.randint(10, 60), 10)),
        )
    ]


def children(area: Area, say: Stater) -> list[Row]:
    """Children at risk by age, with a total each way."""
    rng, rows = area.rng, []
    sums = [0, 0]
    steps = rng.choice([("1",), ("1", "5"), ("5",)])
    for ages in ("0-4", "5-11", "12-16", "16 and over"):
        parts = [rng.randint(0, 90), rng.randint(0, 140)]
        sums = [a + b for a, b in zip(sums, parts, strict=True)]
        rows.append(_ages(say, ages, parts, steps))
    return [*rows, _ages(say, "All", sums, steps, key="total")]


def _ages(say: Stater, ages: str, parts: list[int], steps: tuple[str, ...], key: str = "") -> Row:
    return row(
        key or "ages-" + ages.split(maxsplit=1)[0],
        ages=ages,
        total=say.people(sum(parts), steps=steps),
        autism=say.people(parts[0], steps=steps),
        learning_disability=say.people(parts[1], steps=steps),
    )


def cohorts(area: Area, say: Stater) -> list[Row]:
    """People in each group, with the shares that they are of all."""
    rng = area.rng
    groups = {str(n): (rng.randint(10, 400), rng.randint(5, 200)) for n in range(1, rng.choice([6, 7]))}
    everyone = sum(a + c for a, c in groups.values())
    steps = rng.choice([("1",), ("0.1",), ("0.5", "1")])
    rows = [
        row(
            f"cohort-{key}",
            cohort=key,
            adults=say.many(adults, steps=LARGE_COUNTS[:3]),
            children=say.people(children),
            share=say.share(Fraction(100 * (adults + children), everyone), steps=steps),
            offer="A named worker and a plan",
        )
        for key, (adults, children) in groups.items()
    ]
    if rng.random() < 0.6:
        totals = [sum(g[n] for g in groups.values()) for n in (0, 1)]
        rows.append(row("total", cohort="", adults=say.many(totals[0]), children=say.people(totals[1])))
    return rows
