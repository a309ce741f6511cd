"""Two plans give the opening or closing of one thing days that cannot both be right."""

from collections.abc import Iterator
from itertools import product

from lifecourse.assurance.findings import Severity
from lifecourse.assurance.neighbours.changes import CLOSES, OPENS, Event, events
from lifecourse.assurance.neighbours.findings import Between, NeighbourCheck, NeighbourFinding
from lifecourse.plans.api import Place

CHECK = NeighbourCheck(
    id="opening-days-differ",
    title="What opens or closes does so on one day",
    severity=Severity.SHOULD_LOOK,
    why="One service opens or closes once. Plans that give it different days move people at different times.",
)


def find(between: Between) -> Iterator[NeighbourFinding]:
    """One finding for each pair of days; a month or a quarter may stand for any day in it."""
    seen: set[tuple[Place, Place]] = set()
    for meeting in between.meetings:
        ours = [e for e in events(between.ours, meeting) if e.does in {OPENS, CLOSES}]
        theirs = [e for e in events(between.theirs, meeting) if e.does in {OPENS, CLOSES}]
        for one, other in product(ours, theirs):
            if one.does != other.does or not _apart(one, other) or (one.place, other.place) in seen:
                continue
            seen.add((one.place, other.place))
            yield CHECK.finding(
                meeting,
                ours=(one.place,),
                theirs=(other.place,),
                ours_say=one.words[0].upper() + one.words[1:],
                theirs_say=other.words[0].upper() + other.words[1:],
                expected="The same day in both plans",
                sentence=f"{between.ours.name} {one.words}. {between.theirs.name} {other.words}.",
                mend=f"The programme managers of {between.ours.name} and {between.theirs.name} agree the day "
                "with whoever runs the service, and put it into both plans.",
            )


def _apart(one: Event, other: Event) -> bool:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return False
    return one.last < other.first or other.last < one.first
