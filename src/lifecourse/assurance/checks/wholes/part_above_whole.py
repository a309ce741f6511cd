"""A part is above the whole in the same row."""

from collections.abc import Iterator

from lifecourse.assurance.findings import ARITHMETIC, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.intervals import stated
from lifecourse.assurance.parameters import parameters
from lifecourse.assurance.reading import asks_for, table_of
from lifecourse.assurance.words import row_words, table_words
from lifecourse.figures.api import figure_words

CHECK = Check(
    id="part-above-whole",
    family=Family.WHOLES,
    title="A part is not above its whole",
    severity=Severity.MUST_MEND,
    rule=ARITHMETIC,
    why="Four providers out of three, or six beds used of five, cannot be: one of the numbers is wrong.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each pair, in the columns that the parameters name."""
    for entry in parameters().parts:
        table = table_of(asked.document, entry.table)
        if table is None or not asks_for(table, entry.part, entry.whole):
            continue
        titles = [table.template.column(key).title for key in (entry.part, entry.whole)]
        for row in table.rows:
            part, whole = row.figure(entry.part), row.figure(entry.whole)
            if part is None or whole is None or not stated(whole).below(stated(part)):
                continue
            yield CHECK.finding(
                place=table.place(row.key, entry.part),
                others=[table.place(row.key, entry.whole)],
                found=figure_words(part),
                expected=f"at most {figure_words(whole)}",
                difference=f"{part.value - whole.value:,f}",
                sentence=f"In {table_words(table)}, row “{row_words(table, row)}”, “{titles[0]}” is "
                f"{figure_words(part)}, more than the {figure_words(whole)} of “{titles[1]}” that it is a "
                "part of.",
                mend="Correct whichever of the two is wrong.",
            )
