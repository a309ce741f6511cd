"""A milestone begins before what it waits for is done."""

from collections.abc import Iterator
from datetime import date

from lifecourse.assurance.findings import ARITHMETIC, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.milestones import Milestone, pairs, route_map
from lifecourse.assurance.words import day_words, table_words

CHECK = Check(
    id="before-what-it-waits-for",
    family=Family.MILESTONES,
    title="Nothing begins before what it waits for is done",
    severity=Severity.MUST_MEND,
    rule=ARITHMETIC,
    why="A service that opens before its contract, or a contract before its decision, will not happen.",
)

VERBS = {"opening": "opens", "closing": "closes", "contract-award": "is awarded", "decision": "is decided"}


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each pair. Days that may stand for a whole quarter are given the benefit of it."""
    for milestone, first in pairs(route_map(asked.document)):
        latest, earliest = milestone.begins_at_latest, first.finishes_at_earliest
        begins, finishes = milestone.begins, first.finishes
        if latest and earliest and begins and finishes and latest < earliest:
            yield _finding(milestone, first, begins, finishes)


def _finding(milestone: Milestone, first: Milestone, begins: date, finishes: date) -> RawFinding:
    verb = VERBS.get(milestone.kind, "starts")
    days = (finishes - begins).days
    return CHECK.finding(
        place=milestone.place("starts" if milestone.starts else "ends"),
        others=[
            *(milestone.place(c) for c in ("starts", "ends", "after")),
            *(first.place(c) for c in ("starts", "ends")),
        ],
        about=first.key,
        found=day_words(begins),
        expected=f"after {day_words(finishes)}",
        difference=f"{days} days too early",
        sentence=f"In {table_words(milestone.table)}, “{milestone.label}” {verb} on {day_words(begins)}, "
        f"{days} days before “{first.label}”, which it waits for, is done ({day_words(finishes)}).",
        mend="Move one of the two, or take out the link if it does not wait after all.",
    )
