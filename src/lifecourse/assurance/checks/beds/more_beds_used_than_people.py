"""The partnership is said to use more beds of a kind than it has people in them."""

from collections.abc import Iterator

from lifecourse.assurance.findings import ARITHMETIC, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.intervals import stated
from lifecourse.assurance.reading import asks_for, count, hospital_rows, same_day, table_of
from lifecourse.assurance.words import bare, people, row_words, table_words

CHECK = Check(
    id="more-beds-used-than-people",
    family=Family.BEDS,
    title="No more beds are used than people are there",
    severity=Severity.SHOULD_LOOK,
    rule=ARITHMETIC,
    why="A bed that is used by nobody is paid for, or somebody is missing from the count.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each row of beds."""
    table = table_of(asked.document, "beds")
    if table is None or not asks_for(table, "setting", "used"):
        return
    for row in table.rows:
        used = row.figure("used")
        there = count(
            (place, figure)
            for other, place, figure in hospital_rows(asked.document)
            if other.text("setting") == row.text("setting")
        )
        if used is None or there is None or not there.within.below(stated(used)):
            continue
        if any(not same_day(used.as_at, day) for day in there.days):
            continue
        yield CHECK.finding(
            place=table.place(row.key, "used"),
            others=there.places,
            found=f"{bare(used.value)} beds used",
            expected=f"at most {people(there.value)}",
            difference=bare(used.value - there.value),
            sentence=f"In {table_words(table)}, row “{row_words(table, row)}”, this partnership is said to "
            f"use {bare(used.value)} beds, but only {people(there.value)} are counted in that kind of "
            "hospital.",
            mend="Correct the beds used or the count of people, or give each the day of which it speaks.",
        )
