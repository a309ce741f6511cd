"""Two plans give one hospital unit different numbers of beds."""

from collections.abc import Iterator

from lifecourse.assurance.findings import Severity
from lifecourse.assurance.neighbours.findings import Between, NeighbourCheck, NeighbourFinding
from lifecourse.assurance.neighbours.meeting import Meeting
from lifecourse.assurance.neighbours.reading import beds_of, said
from lifecourse.assurance.reading import same_day

CHECK = NeighbourCheck(
    id="unit-beds-differ",
    title="One unit has one number of beds",
    severity=Severity.SHOULD_LOOK,
    why="Both plans rest on the beds of one unit. Where they give it different numbers on days that may be "
    "the same, one of them plans for beds that are not there, or leaves some out.",
)


def find(between: Between) -> Iterator[NeighbourFinding]:
    """One finding for each unit; silent when rounding, or another day, may explain the difference."""
    for meeting in between.meetings:
        ours, theirs = beds_of(meeting.ours, "beds"), beds_of(meeting.theirs, "beds")
        if ours is None or theirs is None or not same_day(ours.day, theirs.day):
            continue
        if not ours.within.meets(theirs.within):
            yield CHECK.finding(
                meeting,
                ours=ours.places,
                theirs=theirs.places,
                ours_say=said(ours),
                theirs_say=said(theirs),
                expected="The same number of beds in both plans",
                sentence=f"{between.ours.name} gives “{meeting.name}” {said(ours)}; "
                f"{between.theirs.name} gives it {said(theirs)}.",
                mend=_mend(between, meeting),
            )


def _mend(between: Between, meeting: Meeting) -> str:
    return (
        f"First make sure that both plans mean the same unit by “{meeting.name}”. Then the programme manager "
        f"of {between.ours.name} asks that of {between.theirs.name} where the number comes from, and both "
        "ask whoever runs the unit. Give each number its day, and correct the plan that is wrong."
    )
