"""Risks by how likely they are and how bad they would be."""

from lifecourse.delivery.api import LEVEL_WORDS, Level
from lifecourse.design.api import Chart, Risk, RiskLevel, RiskMatrix
from lifecourse.plans.document import PlanDocument, Row
from lifecourse.standards.api import RulePack

LOWEST_FIRST = (Level.LOW, Level.MEDIUM, Level.HIGH)
WORDS = tuple(LEVEL_WORDS[level] for level in LOWEST_FIRST)
# The scores from which delivery calls a risk grave, or to be watched.
LEVELS = (
    RiskLevel(name="Slight", from_score=1, look="plain"),
    RiskLevel(name="To be watched", from_score=3, look="look"),
    RiskLevel(name="Grave", from_score=6, look="mend"),
)


def risk_charts(document: PlanDocument, pack: RulePack) -> list[Chart]:
    """One grid, the risks numbered in the order in which the plan prints them."""
    rows = document.rows("risks")
    if not rows:
        return []
    risks = tuple(_risk(number, row) for number, row in enumerate(rows, start=1))
    return [
        RiskMatrix(
            title="Risks by likelihood and impact",
            likelihoods=WORDS,
            impacts=WORDS,
            risks=risks,
            levels=LEVELS,
        )
    ]


def _risk(number: int, row: Row) -> Risk:
    return Risk(
        number=str(number),
        words=row.text("risk"),
        likelihood=_points(row.text("likelihood")),
        impact=_points(row.text("impact")),
        owner=row.text("owner"),
    )


def _points(level: str) -> int | None:
    return LOWEST_FIRST.index(Level(level)) + 1 if level in set(Level) else None
