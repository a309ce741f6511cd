"""Milestones wait for each other in a ring."""

from collections.abc import Iterator

from lifecourse.assurance.findings import ARITHMETIC, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.milestones import route_map
from lifecourse.assurance.words import listed, table_words
from lifecourse.delivery.api import cycles_in

CHECK = Check(
    id="waits-in-a-ring",
    family=Family.MILESTONES,
    title="Milestones do not wait for each other in a ring",
    severity=Severity.MUST_MEND,
    rule=ARITHMETIC,
    why="When each waits for the next, none of them can ever be the first.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each ring."""
    route = route_map(asked.document)
    for ring in cycles_in(m.step for m in route.values()):
        first = route[ring[0]]
        names = listed(f"“{route[k].label}”" for k in ring)
        alone = len(ring) == 1
        yield CHECK.finding(
            place=first.place("after"),
            others=[route[k].place("after") for k in ring[1:]],
            found=names,
            expected="one of them first",
            sentence=f"In {table_words(first.table)}, "
            + (f"{names} waits for itself." if alone else f"{names} wait for each other in a ring."),
            mend="Take out one of the links, so that one of them can be done first.",
        )
