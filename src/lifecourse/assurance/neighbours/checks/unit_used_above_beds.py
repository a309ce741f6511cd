"""Two plans together use more beds of a unit than it has."""

from collections.abc import Iterator

from lifecourse.assurance.findings import Severity
from lifecourse.assurance.neighbours.findings import Between, NeighbourCheck, NeighbourFinding
from lifecourse.assurance.neighbours.reading import beds_of, said
from lifecourse.assurance.reading import same_day
from lifecourse.assurance.words import bare

CHECK = NeighbourCheck(
    id="unit-used-above-beds",
    title="Two plans together use no more beds than there are",
    severity=Severity.SHOULD_LOOK,
    why="Each plan may be right by itself while both count on the same beds. Nobody sees that from one plan.",
)


def find(between: Between) -> Iterator[NeighbourFinding]:
    """One finding for each unit, against the larger number of beds that either plan gives it."""
    for meeting in between.meetings:
        ours, theirs = beds_of(meeting.ours, "used"), beds_of(meeting.theirs, "used")
        given = (beds_of(meeting.ours, "beds"), beds_of(meeting.theirs, "beds"))
        stated = [b for b in given if b is not None]
        if ours is None or theirs is None or not stated:
            continue
        beds = max(stated, key=lambda b: b.within.high)
        days = [(one, other) for one in (ours, theirs, beds) for other in (ours, theirs, beds)]
        if not all(same_day(one.day, other.day) for one, other in days):
            continue
        if beds.within.below(ours.within + theirs.within):
            both = bare(ours.value + theirs.value)
            yield CHECK.finding(
                meeting,
                ours=ours.places,
                theirs=theirs.places,
                ours_say=f"{said(ours)} used",
                theirs_say=f"{said(theirs)} used",
                expected=f"At most {bare(beds.value)} beds used by both",
                sentence=f"{between.ours.name} uses {said(ours)} of “{meeting.name}” and "
                f"{between.theirs.name} uses {said(theirs)}: {both} together, but the unit has "
                f"{bare(beds.value)}.",
                mend=f"The programme managers of {between.ours.name} and {between.theirs.name} ask whoever "
                "runs the unit how many beds each uses on one day, and correct the count that is wrong.",
            )
