"""A service starts, a home is ready, a board agrees or something is promised far from the plan's years."""

from collections.abc import Iterator
from datetime import date

from lifecourse.assurance.findings import Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.reading import day_in, table_of
from lifecourse.assurance.words import day_words, row_words, table_words
from lifecourse.delivery.api import first_day_of, last_day_of

CHECK = Check(
    id="day-far-from-plan",
    family=Family.MILESTONES,
    title="Services, homes, agreements and promises lie near the years of the plan",
    severity=Severity.SHOULD_LOOK,
    rule="plan-years",
    why="A day far from the plan's years is a mistyped year, or work that this plan cannot pay for.",
)

# How many years beyond the plan's last each may lie: homes are built for longer than a plan lasts.
DAYS = (
    ("service-changes", "starts", 0),
    ("homes", "available", 10),
    ("sign-offs", "target", 0),
    ("deliverables", "due", 0),
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each day."""
    years = asked.document.template.years
    if not years:
        return
    first, end = first_day_of(years[0]), last_day_of(years[-1])
    for key, column, beyond in DAYS:
        table = table_of(asked.document, key)
        if table is None:
            continue
        last = date(end.year + beyond, end.month, end.day)
        for row in table.rows:
            day = day_in(row, column)
            if day is None or first <= day <= last:
                continue
            yield CHECK.finding(
                place=table.place(row.key, column),
                found=day_words(day),
                expected=f"{day_words(first)} to {day_words(last)}",
                sentence=f"In {table_words(table)}, “{row_words(table, row)}” is dated {day_words(day)}; "
                f"the plan's years are {years[0]} to {years[-1]}.",
                mend="Correct the year, or say why the day lies so far from the plan.",
            )
