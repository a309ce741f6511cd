"""The lower end of a range is above its upper end."""

from collections.abc import Iterator

from lifecourse.assurance.findings import ARITHMETIC, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.intervals import stated
from lifecourse.assurance.words import row_words, table_words
from lifecourse.figures.api import figure_words

CHECK = Check(
    id="lower-above-upper",
    family=Family.WHOLES,
    title="Ranges run from low to high",
    severity=Severity.MUST_MEND,
    rule=ARITHMETIC,
    why="A range upside down is usually two numbers entered in each other's place.",
)

LOW, HIGH = "_low", "_high"


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each pair of columns named so."""
    for template in asked.document.template.tables:
        keys = {c.key for c in template.columns}
        stems = [c.key.removesuffix(LOW) for c in template.figure_columns if c.key.endswith(LOW)]
        table = asked.document.table(template.key)
        for stem in (s for s in stems if s + HIGH in keys):
            for row in table.rows:
                low, high = row.figure(stem + LOW), row.figure(stem + HIGH)
                if low is None or high is None or not stated(high).below(stated(low)):
                    continue
                title = template.column(stem + LOW).title
                yield CHECK.finding(
                    place=table.place(row.key, stem + LOW),
                    others=[table.place(row.key, stem + HIGH)],
                    found=f"{figure_words(low)} to {figure_words(high)}",
                    expected="the lower end first",
                    difference=f"{low.value - high.value:,f}",
                    sentence=f"In {table_words(table)}, row “{row_words(table, row)}”, “{title}” is "
                    f"{figure_words(low)}, above the upper end of {figure_words(high)}.",
                    mend="Exchange the two, or correct whichever is wrong.",
                )
