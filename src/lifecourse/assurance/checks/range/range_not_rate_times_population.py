"""The range that the plan states is not its rate times its population."""

from collections.abc import Iterator

from lifecourse.assurance.findings import Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.ranges import range_by_rule, range_in_plan, range_rows
from lifecourse.assurance.words import row_words, span, table_words

CHECK = Check(
    id="range-not-rate-times-population",
    family=Family.RANGE,
    title="The range follows from the rate and the population",
    severity=Severity.MUST_MEND,
    rule="inpatient-rate-ccg",
    why="The range says how many people the area may have in hospital; everything that closes rests on it.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each row; none where the population is lacking."""
    found = range_rows(asked.document)
    if found is None:
        return
    table, rows = found
    for row in rows:
        ruled = range_by_rule(asked, row.text("commissioner"))
        said = range_in_plan(table, row)
        if ruled is None or said is None:
            continue
        low = said.low.meets(ruled.low.in_whole_people)
        if low and said.high.meets(ruled.high.in_whole_people):
            continue
        yield CHECK.finding(
            place=table.place(row.key, "range_low"),
            others=[*said.places, *ruled.places],
            about="range",
            found=span(said.low_value, said.high_value),
            expected=span(ruled.low_value, ruled.high_value),
            difference=span(said.low_value - ruled.low_value, said.high_value - ruled.high_value),
            sentence=f"In {table_words(table)}, row “{row_words(table, row)}”, the range is given as "
            f"{span(said.low_value, said.high_value)} people. The national rate gives "
            f"{span(ruled.low_value, ruled.high_value)}: {ruled.words}.",
            mend="State the range that the rate gives, or correct the population.",
        )
