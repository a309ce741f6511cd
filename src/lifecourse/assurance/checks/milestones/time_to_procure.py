"""There is too little time to buy a service, or to get it ready."""

from collections.abc import Iterator
from datetime import date

from lifecourse.assurance.findings import CONVENTION, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.milestones import Milestone, route_map
from lifecourse.assurance.parameters import Convention, parameters
from lifecourse.assurance.words import day_words, table_words
from lifecourse.delivery.api import reached_from

CHECK = Check(
    id="time-to-procure",
    family=Family.MILESTONES,
    title="There is time to buy a service and to get it ready",
    severity=Severity.SHOULD_LOOK,
    rule=CONVENTION,
    why="A procurement that is squeezed is challenged or fails, and the service opens late.",
)

# From one kind of milestone to the next, with the convention for the time between.
STEPS = (
    ("procurement-start", "contract-award", "procurement-weeks"),
    ("contract-award", "opening", "mobilisation-weeks"),
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each pair of which one waits for the other, or both serve one deliverable."""
    route = route_map(asked.document)
    steps = [m.step for m in route.values()]
    for before, after, convention in STEPS:
        least = parameters().conventions[convention]
        for later in (m for m in route.values() if m.kind == after):
            waits_for = reached_from(later.key, steps)
            for earlier in (m for m in route.values() if m.kind == before):
                linked = earlier.key in waits_for
                if linked or _same_deliverable(earlier, later):
                    yield from _too_short(earlier, later, least, linked=linked)


def _same_deliverable(one: Milestone, other: Milestone) -> bool:
    name = one.row.text("deliverable").strip().lower()
    return bool(name) and name == other.row.text("deliverable").strip().lower()


def _too_short(
    earlier: Milestone, later: Milestone, least: Convention, *, linked: bool
) -> Iterator[RawFinding]:
    # From the first day that is given to the last: the longest that it can take.
    starts = earlier.begins if earlier.kind == "procurement-start" else earlier.finishes_at_earliest
    ends = later.finishes if later.kind == "contract-award" else later.begins_at_latest
    if starts is None or ends is None:
        return
    days = (ends - starts).days
    if days >= least.value * 7 or (days < 0 and linked):
        return  # what comes before what it waits for is told elsewhere
    yield _finding(earlier, later, least, (starts, ends))


def _finding(earlier: Milestone, later: Milestone, least: Convention, days: tuple[date, date]) -> RawFinding:
    starts, ends = days
    weeks = (ends - starts).days / 7
    between = f"{weeks:.0f} weeks" if weeks >= 0 else f"{-weeks:.0f} weeks the wrong way round"
    return CHECK.finding(
        place=later.place("ends" if later.ends else "starts"),
        others=[
            *(later.place(c) for c in ("starts", "ends")),
            *(earlier.place(c) for c in ("starts", "ends")),
        ],
        about=earlier.key,
        found=between,
        expected=f"{least.value} weeks or more",
        difference=f"{least.value - weeks:.0f} weeks short",
        sentence=f"In {table_words(later.table)}, “{earlier.label}” ({day_words(starts)}) and "
        f"“{later.label}” ({day_words(ends)}) are {between} apart. Our planning convention, not a national "
        f"rule, is {least.value} weeks or more.",
        mend="Give it more time, or say in the notes why less will do.",
    )
