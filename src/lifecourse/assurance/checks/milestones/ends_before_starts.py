"""Something ends before it starts."""

from collections.abc import Iterator

from lifecourse.assurance.findings import ARITHMETIC, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.reading import day_in
from lifecourse.assurance.words import day_words, place_words
from lifecourse.plans.api import TableTemplate

CHECK = Check(
    id="ends-before-starts",
    family=Family.MILESTONES,
    title="Nothing ends before it starts",
    severity=Severity.MUST_MEND,
    rule=ARITHMETIC,
    why="Two days in each other's place, or a year mistyped, and everything that waits for it is wrong too.",
)

PAIRS = (("starts", "ends"), ("from", "to"))


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each row of any table that has a first and a last day."""
    document = asked.document
    for template in document.template.tables:
        for first, last in _pairs(template):
            table = document.table(template.key)
            for row in table.rows:
                starts, ends = day_in(row, first), day_in(row, last)
                if starts is None or ends is None or starts <= ends:
                    continue
                yield CHECK.finding(
                    place=table.place(row.key, last),
                    others=[table.place(row.key, first)],
                    found=day_words(ends),
                    expected=f"{day_words(starts)} or later",
                    difference=f"{(starts - ends).days} days",
                    sentence=f"{place_words(document, table.place(row.key))} starts on {day_words(starts)} "
                    f"and ends before that, on {day_words(ends)}.",
                    mend="Exchange the two days, or correct whichever is wrong.",
                )


def _pairs(template: TableTemplate) -> list[tuple[str, str]]:
    keys = {c.key for c in template.columns}
    return [pair for pair in PAIRS if set(pair) <= keys]
