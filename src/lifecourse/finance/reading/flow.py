"""Money from who puts it in, over what it is for, to who spends it or on which kind of thing."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from lifecourse.finance.models import SchemeLine
from lifecourse.finance.reading.statement import LineStands, Statement

NOT_GIVEN = "Given to no scheme"
CONTINGENCY = "Contingency"
NOBODY_YET = "Nobody yet"
NOT_SAID = "Not said"


@dataclass(frozen=True, kw_only=True)
class Way:
    """Pence that go one way: put in by whom, under which priority, to whom or what."""

    giver: str
    priority: str
    to: str
    pence: int


def flow_of(statement: Statement, *, spent: bool, by_area: bool) -> list[Way]:
    """Where a year's budget goes, or what was spent: by who spends it, or by the area of spend.

    Of a budget the ways come to all that partners put in; what goes to no scheme is among them.
    """
    sums: defaultdict[tuple[str, str, str], int] = defaultdict(int)
    given: defaultdict[int, int] = defaultdict(int)
    for priority, row in _lines(statement):
        pence = row.sums.spent if spent else row.sums.budget
        given[row.line.contribution_id] += row.sums.budget
        sums[str(row.line.contribution.party), priority, _where(row.line, by_area=by_area)] += pence
    for one in () if spent else statement.contributions:
        giver = str(one.contribution.party)
        rest = one.promised - given[one.contribution.pk] - one.contingency
        sums[giver, CONTINGENCY, NOBODY_YET] += one.contingency
        sums[giver, NOT_GIVEN, NOBODY_YET] += rest
    return [
        Way(giver=giver, priority=priority, to=to, pence=pence)
        for (giver, priority, to), pence in sorted(sums.items(), key=lambda one: (one[0][0], -one[1], one[0]))
        if pence
    ]


def _lines(statement: Statement) -> Iterator[tuple[str, LineStands]]:
    for priority in statement.priorities:
        for scheme in priority.schemes:
            for row in scheme.lines:
                yield priority.priority.name, row


def _where(line: SchemeLine, *, by_area: bool) -> str:
    return (line.area_of_spend or NOT_SAID) if by_area else str(line.lead)
