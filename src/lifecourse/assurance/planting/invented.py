"""A sound plan on a template that no country issued: the checks must not lean on the national one."""

from datetime import date, timedelta
from fractions import Fraction
from random import Random

from lifecourse.assurance.planting.stating import COUNTS, Stater, row, table
from lifecourse.figures.api import Unit
from lifecourse.plans.api import (
    Column,
    ColumnKind,
    PlanDocument,
    PlanTemplate,
    Row,
    SectionTemplate,
    Sum,
    TableTemplate,
)

FIGURE, DATE = ColumnKind.FIGURE, ColumnKind.DATE

HEADS = TableTemplate(
    key="heads",
    section="a",
    title="Staff and volunteers",
    hint="By site.",
    required=True,
    columns=(
        Column(key="site", title="Site", required=True),
        Column(key="everyone", title="Everyone", kind=FIGURE, unit=Unit.STAFF, required=True),
        Column(key="paid", title="Paid", kind=FIGURE, unit=Unit.STAFF),
        Column(key="unpaid", title="Volunteers", kind=FIGURE, unit=Unit.STAFF),
        Column(key="share", title="Share of all", kind=FIGURE, unit=Unit.PERCENT),
    ),
    sums=(
        Sum(way="down", total="all-sites", columns=("everyone", "paid", "unpaid")),
        Sum(way="across", total="everyone", parts=("paid", "unpaid")),
        Sum(way="shares", total="all-sites", columns=("share",)),
    ),
)
WORKS = TableTemplate(
    key="works",
    section="b",
    title="Building works",
    hint="What will be built.",
    required=True,
    columns=(
        Column(key="works", title="Works", required=True),
        Column(key="cost_low", title="Cost, at least", kind=FIGURE, unit=Unit.POUNDS),
        Column(key="cost_high", title="Cost, at most", kind=FIGURE, unit=Unit.POUNDS),
        Column(key="starts", title="Starts", kind=DATE),
        Column(key="ends", title="Ends", kind=DATE),
    ),
)
TEMPLATE = PlanTemplate(
    id="county-buildings-2021",
    name="County plan for buildings",
    issued="2021",
    citation="Invented",
    years=("2021/22", "2022/23"),
    sections=(
        SectionTemplate(key="a", title="Who works where", hint="By site.", part="1"),
        SectionTemplate(key="b", title="What will be built", hint="And when.", part="1"),
        SectionTemplate(key="c", title="Anything else", hint="Or nothing.", part="2", required=False),
    ),
    tables=(HEADS, WORKS),
)


def invented_plan(seed: int) -> PlanDocument:
    """A sound plan on the invented template. The same seed gives the same plan."""
    rng = Random(seed)  # noqa: S311  (chance for tests, not for secrets)
    say = Stater(rng=rng, day=date(2021, 3, 31))
    return PlanDocument(
        slug=f"invented-{seed}",
        title=f"An invented plan, number {seed}",
        template=TEMPLATE,
        dated=date(2021, 4, 1),
        answers={"a": "People work here.", "b": "Much will be built."},
        tables={
            "heads": table(TEMPLATE, "heads", _heads(rng, say)),
            "works": table(TEMPLATE, "works", _works(rng, say)),
        },
    )


def _heads(rng: Random, say: Stater) -> list[Row]:
    sites = [(rng.randint(1, 300), rng.randint(0, 80)) for _ in range(rng.randint(2, 9))]
    everyone = sum(a + b for a, b in sites)
    steps, shares = rng.choice([("1",), COUNTS]), rng.choice([("1",), ("0.1",)])
    rows = [
        row(
            f"site-{n}",
            site=f"Site {n}",
            everyone=say.count(paid + unpaid, Unit.STAFF, steps=steps),
            paid=say.count(paid, Unit.STAFF, steps=steps),
            unpaid=say.count(unpaid, Unit.STAFF, steps=steps),
            share=say.share(Fraction(100 * (paid + unpaid), everyone), steps=shares),
        )
        for n, (paid, unpaid) in enumerate(sites)
    ]
    sums = [sum(s[0] for s in sites), sum(s[1] for s in sites)]
    cells = {k: say.count(n, Unit.STAFF, steps=steps) for k, n in zip(("paid", "unpaid"), sums, strict=True)}
    total = say.count(everyone, Unit.STAFF, steps=steps)
    return [*rows, row("all-sites", site="All", everyone=total, **cells)]


def _works(rng: Random, say: Stater) -> list[Row]:
    rows = []
    for n in range(rng.randint(2, 8)):
        low, starts = rng.randrange(10_000, 900_000), date(2021, 5, 1) + timedelta(days=rng.randint(0, 300))
        rows.append(
            row(
                f"works-{n}",
                works=f"Works {n}",
                cost_low=say.pounds(low),
                cost_high=say.pounds(low + rng.randrange(0, 500_000)),
                starts=starts,
                ends=starts + timedelta(days=rng.randint(1, 200)),
            )
        )
    return rows
