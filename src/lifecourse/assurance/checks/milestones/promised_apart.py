"""A deliverable is promised for another time than the milestones that deliver it."""

from collections.abc import Iterator
from datetime import date, timedelta

from lifecourse.assurance.findings import CONVENTION, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.milestones import Milestone, route_map
from lifecourse.assurance.parameters import parameters
from lifecourse.assurance.reading import asks_for, day_in, table_of
from lifecourse.assurance.words import day_words, row_words, table_words

CHECK = Check(
    id="promised-apart-from-milestones",
    family=Family.MILESTONES,
    title="What is promised comes when its milestones are done",
    severity=Severity.SHOULD_LOOK,
    rule=CONVENTION,
    why="Two days for one thing: whoever waits for it reads one, and whoever does it the other.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each deliverable due before its milestones are done, or long after."""
    table, route = table_of(asked.document, "deliverables"), route_map(asked.document)
    if table is None or not asks_for(table, "due", "milestones"):
        return
    weeks = parameters().conventions["promise-weeks"].value
    for row in table.rows:
        due, done = day_in(row, "due"), _done([route.get(key) for key in row.keys("milestones")])
        if due is None or done is None:
            continue
        last, milestone = done
        earliest = milestone.finishes_at_earliest or last
        if earliest <= due <= last + timedelta(weeks=weeks):
            continue
        yield CHECK.finding(
            place=table.place(row.key, "due"),
            others=[table.place(row.key, "milestones"), milestone.place("ends")],
            found=day_words(due),
            expected=f"about {day_words(last)}",
            difference=f"{abs((due - last).days)} days",
            sentence=f"In {table_words(table)}, “{row_words(table, row)}” is promised by {day_words(due)}, "
            f"but the last milestone that delivers it, “{milestone.label}”, ends on {day_words(last)}, "
            f"{abs((due - last).days)} days {'earlier' if due > last else 'later'}.",
            mend="Correct whichever day is wrong, or say what still has to be done in between.",
        )


def _done(milestones: list[Milestone | None]) -> tuple[date, Milestone] | None:
    """The day on which the last of them ends; None when one is not there or bears no end."""
    ends = [(m.ends, m) for m in milestones if m is not None and m.ends is not None]
    if not ends or len(ends) < len(milestones):
        return None
    return max(ends, key=lambda pair: pair[0])
