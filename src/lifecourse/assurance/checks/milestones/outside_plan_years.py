"""A milestone lies outside the years of the plan."""

from collections.abc import Iterator

from lifecourse.assurance.findings import Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.milestones import route_map
from lifecourse.assurance.words import day_words, table_words
from lifecourse.delivery.api import first_day_of, last_day_of

CHECK = Check(
    id="outside-plan-years",
    family=Family.MILESTONES,
    title="Milestones lie within the years of the plan",
    severity=Severity.SHOULD_LOOK,
    rule="plan-years",
    why="What comes after the plan's last year has no money; a day before its first is often a wrong year.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each milestone that begins before the baseline year or ends after the last year."""
    years = asked.document.template.years
    if not years:
        return
    first, last = first_day_of(years[0]), last_day_of(years[-1])
    for milestone in route_map(asked.document).values():
        days = {c: d for c, d in (("starts", milestone.starts), ("ends", milestone.ends)) if d is not None}
        outside = {c: d for c, d in days.items() if not first <= d <= last}
        if outside:
            column, day = next(iter(outside.items()))
            yield CHECK.finding(
                place=milestone.place(column),
                others=[milestone.place(c) for c in outside],
                about="years",
                found=day_words(day),
                expected=f"{day_words(first)} to {day_words(last)}",
                sentence=f"In {table_words(milestone.table)}, “{milestone.label}” is dated {day_words(day)}, "
                f"outside the plan's years ({years[0]} to {years[-1]}).",
                mend="Correct the day, or say how the work is paid for outside the plan's years.",
            )
