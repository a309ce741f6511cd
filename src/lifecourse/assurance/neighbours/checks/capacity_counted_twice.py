"""Two plans both count the whole of one service's capacity."""

from collections.abc import Iterator

from lifecourse.assurance.findings import Severity
from lifecourse.assurance.intervals import stated
from lifecourse.assurance.neighbours.changes import in_table
from lifecourse.assurance.neighbours.findings import Between, NeighbourCheck, NeighbourFinding
from lifecourse.assurance.neighbours.meeting import Entry
from lifecourse.assurance.neighbours.naming import words_in
from lifecourse.assurance.reading import same_day
from lifecourse.assurance.words import row_words
from lifecourse.figures.api import FigureValue, figure_words
from lifecourse.plans.api import Place

CHECK = NeighbourCheck(
    id="capacity-counted-twice",
    title="One service's capacity is counted once",
    severity=Severity.SHOULD_LOOK,
    why="A team that can support 125 people supports 125, not 125 in each of two plans.",
)


def find(between: Between) -> Iterator[NeighbourFinding]:
    """One finding for each service of the same name whose stated capacity may be the same in both plans."""
    seen: set[tuple[Place, Place]] = set()
    for meeting in between.meetings:
        for ours in in_table(meeting.ours, "services"):
            for theirs in in_table(meeting.theirs, "services"):
                one, other = _capacity(ours), _capacity(theirs)
                if one is None or other is None or not _alike(ours, theirs):
                    continue
                (here, mine), (there, yours) = one, other
                if mine.unit != yours.unit or not same_day(mine.as_at, yours.as_at) or (here, there) in seen:
                    continue
                if not stated(mine).meets(stated(yours)):
                    continue
                seen.add((here, there))
                yield CHECK.finding(
                    meeting,
                    ours=(here,),
                    theirs=(there,),
                    ours_say=figure_words(mine),
                    theirs_say=figure_words(yours),
                    expected="Each plan counts its own share",
                    sentence=f"{between.ours.name} and {between.theirs.name} both count on all of "
                    f"“{row_words(*ours)}”: {figure_words(mine)} in one plan and {figure_words(yours)} in "
                    "the other.",
                    mend=f"The programme managers of {between.ours.name} and {between.theirs.name} agree how "
                    "many people of each area the service supports, and each plan states its own share.",
                )


def _capacity(entry: Entry) -> tuple[Place, FigureValue] | None:
    table, row = entry
    figure = row.figure("capacity")
    return (table.place(row.key, "capacity"), figure) if figure is not None and figure.value > 0 else None


def _alike(ours: Entry, theirs: Entry) -> bool:
    """Whether both rows name the same service; areas may differ, since each plan writes its own."""
    return words_in(ours[1].text("service")) == words_in(theirs[1].text("service"))
