"""Risks by how likely they are and how bad they would be."""

from lifecourse.delivery.api import LEVEL_WORDS, Level
from lifecourse.design.api import Chart, Risk, RiskLevel, RiskMatrix
from lifecourse.plans.document import PlanDocument, Row
from lifecourse.plans.template import Column, TableTemplate
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
    template = document.template.table("risks")
    risks = tuple(_risk(number, row, template) for number, row in enumerate(rows, start=1))
    between = any(risk.likelihood_said or risk.impact_said for risk in risks)
    return [
        RiskMatrix(
            title="Risks by likelihood and impact",
            likelihoods=WORDS,
            impacts=WORDS,
            risks=risks,
            levels=LEVELS,
            note="A risk that is stated between two levels stands at the higher." if between else "",
        )
    ]


def _risk(number: int, row: Row, template: TableTemplate) -> Risk:
    return Risk(
        number=str(number),
        words=row.text("risk"),
        likelihood=_points(row.text("likelihood")),
        impact=_points(row.text("impact")),
        owner=row.text("owner"),
        likelihood_said=_between(row, template.column("likelihood")),
        impact_said=_between(row, template.column("impact")),
    )


def _points(level: str) -> int | None:
    """The place of a level. One between two, such as LM, stands at the higher: nothing is made less grave."""
    known = [LOWEST_FIRST.index(Level(part)) + 1 for part in level if part in set(Level)]
    return max(known) if known and len(known) == len(level) else None


def _between(row: Row, column: Column) -> str:
    """The form's words for a level between two; nothing for one of the three."""
    level = row.text(column.key)
    return column.choices.get(level, "") if len(level) > 1 and _points(level) else ""
