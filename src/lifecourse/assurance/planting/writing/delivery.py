"""Workstreams, milestones, agreements and risks of an invented area."""

from datetime import date, timedelta

from lifecourse.assurance.planting.area import Area
from lifecourse.assurance.planting.stating import row
from lifecourse.plans.api import Row

WORKSTREAMS = {
    "workforce": ("Workforce", "Workforce development and training"),
    "estates": ("Estates", "Housing and estates", "Estates and buildings"),
    "communications": ("Communications", "Communications and engagement"),
    "finance": ("Finance", "Finance and contracts"),
}
DUE = date(2016, 4, 11)
LAST = date(2019, 3, 31)
QUARTERS = [date(y, m, 1) for y in range(2016, 2020) for m in (1, 4, 7, 10)]


def projects(area: Area) -> list[Row]:
    """The projects of the programme."""
    return [row("pathways", project="Care pathways"), row("homes", project="Homes")]


def workstreams(area: Area) -> list[Row]:
    """The least set that is asked for, in one wording or another."""
    return [
        row(key, workstream=area.rng.choice(words), lead="Head of commissioning")
        for key, words in WORKSTREAMS.items()
    ]


def sign_offs(area: Area) -> list[Row]:
    """Each commissioner's date, before the plan is due."""
    return [
        row(
            o.code.lower(),
            organisation=_said(area, o.name),
            code=o.code,
            target=DUE - timedelta(days=area.rng.randint(0, 60)),
        )
        for o in area.commissioners
    ]


def _said(area: Area, name: str) -> str:
    return f"NHS {name}" if name.endswith("CCG") and area.rng.random() < 0.3 else name


def milestones(area: Area) -> list[Row]:
    """For each service: review, decision, procurement, award and opening, each in its time."""
    rows = []
    for n in range(area.rng.randint(1, 4)):
        rows += _by_quarter(area, n) if area.rng.random() < 0.5 else _by_day(area, n)
    rows.append(
        row("meeting", group="Key meetings", milestone="Board meets", kind="meeting", ends=date(2016, 5, 4))
    )
    return rows


STEPS = ("review", "decision", "procurement-start", "contract-award", "opening")
KINDS = ("work", "decision", "procurement-start", "contract-award", "opening")


def _by_day(area: Area, n: int) -> list[Row]:
    """Days stated to the day."""
    rng = area.rng
    starts = date(2016, 1, 4) + timedelta(days=rng.randint(0, 90))
    review_ends = starts + timedelta(days=rng.randint(30, 90))
    decided = review_ends + timedelta(days=rng.randint(1, 40))
    procured = decided + timedelta(days=rng.randint(1, 40))
    awarded = procured + timedelta(days=7 * rng.randint(27, 50))
    opens = awarded + timedelta(days=7 * rng.randint(13, 26))
    days = [
        (starts, review_ends),
        (decided, decided),
        (procured, procured),
        (awarded, awarded),
        (opens, None),
    ]
    return _chain(area, n, days)


def _by_quarter(area: Area, n: int) -> list[Row]:
    """Days that stand for whole quarters; what follows may begin in the quarter in which the other ends."""
    at = area.rng.randint(0, 2)
    spans: list[tuple[date, date | None]] = []
    for gap in (0, area.rng.randint(0, 1), 1, area.rng.randint(2, 4), area.rng.randint(2, 3)):
        at += gap
        ends = QUARTERS[at + 1] - timedelta(days=1) if at + 1 < len(QUARTERS) else LAST
        spans.append((QUARTERS[at], ends))
    return _chain(area, n, spans)


def _chain(area: Area, n: int, days: list[tuple[date, date | None]]) -> list[Row]:
    rows = []
    for step, kind, (starts, ends) in zip(STEPS, KINDS, days, strict=True):
        number = STEPS.index(step)
        rows.append(
            row(
                f"{step}-{n}",
                group="Pathways",
                deliverable=f"Service {n}",
                milestone=f"{step.replace('-', ' ').capitalize()} of service {n}",
                kind=kind,
                starts=starts,
                ends=ends,
                after=f"{STEPS[number - 1]}-{n}" if number else "",
            )
        )
    return rows


def risks(area: Area) -> list[Row]:
    """Each with an owner, and something done about it here or among the ways in which risks are reduced."""
    return [
        row(
            f"risk-{n}",
            risk=f"Risk {n}",
            likelihood=area.rng.choice("HML"),
            impact=area.rng.choice("HML"),
            owner="Programme manager",
            mitigation="" if n == 0 else "Looked at every month",
        )
        for n in range(area.rng.randint(3, 12))
    ]


def mitigations(area: Area) -> list[Row]:
    """A way that answers the first risk."""
    return [row("planning", approach="Careful planning", answers="risk-0")]


def assumptions(area: Area) -> list[Row]:
    """What is taken for granted."""
    return [row("market", kind="assumption", statement="The market will respond", owner="Finance lead")]
