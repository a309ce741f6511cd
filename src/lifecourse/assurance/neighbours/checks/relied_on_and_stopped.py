"""One plan stops a service, or buys less of it, while the other counts on it."""

from collections.abc import Iterator

from lifecourse.assurance.findings import Severity
from lifecourse.assurance.neighbours.changes import CLOSES, LESS, Event, events, in_table
from lifecourse.assurance.neighbours.findings import Between, NeighbourCheck, NeighbourFinding
from lifecourse.assurance.neighbours.meeting import Meeting, MeetingKind, Side
from lifecourse.assurance.neighbours.reading import beds_of, said
from lifecourse.assurance.words import row_words
from lifecourse.plans.api import Place

CHECK = NeighbourCheck(
    id="relied-on-and-stopped",
    title="What one plan stops, the other does not count on",
    severity=Severity.SHOULD_LOOK,
    why="A unit that loses one commissioner may not stay open for the other, and a team that is closed is "
    "closed for both. The other plan has to know.",
)


def find(between: Between) -> Iterator[NeighbourFinding]:
    """One finding for each change, at the narrowest thing that it concerns; whichever plan makes it."""
    seen: set[tuple[str, Place]] = set()
    for meeting in between.meetings:
        for side, other, ours_stop in (
            (between.ours, between.theirs, True),
            (between.theirs, between.ours, False),
        ):
            stops = [e for e in events(side, meeting) if e.does in {LESS, CLOSES}]
            relied = _relied_on(other, meeting, theirs=ours_stop)
            if relied is None:
                continue
            for event in stops:
                if (side.document.slug, event.place) not in seen:
                    seen.add((side.document.slug, event.place))
                    yield _finding(meeting, side, other, event, relied, ours_stop=ours_stop)


def _relied_on(side: Side, meeting: Meeting, *, theirs: bool) -> tuple[Place, str] | None:
    """Where a plan counts on what is shared, and what it says; None when it means to use less of it too."""
    if any(e.does in {LESS, CLOSES} for e in events(side, meeting)):
        return None
    entries = meeting.theirs if theirs else meeting.ours
    used = beds_of(entries, "used")
    if used is not None and used.within.low > 0:
        return used.places[0], f"uses {said(used)}"
    services = in_table(entries, "services")
    if meeting.kind is not MeetingKind.UNIT and services:
        table, row = services[0]
        return table.place(
            row.key, "service"
        ), f"names it among its services today: “{row_words(table, row)}”"
    return None


def _finding(
    meeting: Meeting, side: Side, other: Side, event: Event, relied: tuple[Place, str], *, ours_stop: bool
) -> NeighbourFinding:
    place, counting = relied
    stopping = (event.place,), event.words[0].upper() + event.words[1:]
    relying = (place,), counting[0].upper() + counting[1:]
    (ours, ours_say), (theirs, theirs_say) = (stopping, relying) if ours_stop else (relying, stopping)
    return CHECK.finding(
        meeting,
        ours=ours,
        theirs=theirs,
        ours_say=ours_say,
        theirs_say=theirs_say,
        expected="Both plans say what becomes of it",
        sentence=f"{side.name} {event.words}. {other.name} counts on “{meeting.name}”: it {counting}, "
        "and says nothing of using less.",
        mend=f"The programme manager of {side.name} tells that of {other.name} what changes and when. Then "
        f"{other.name} says in its plan what its people will use instead, or both agree that it stays.",
    )
