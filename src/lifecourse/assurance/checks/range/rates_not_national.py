"""The rates that the plan starts from are not the national ones."""

from collections.abc import Iterator

from lifecourse.assurance.findings import Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.intervals import exactly, worked_out
from lifecourse.assurance.ranges import range_rows
from lifecourse.assurance.words import bare, row_words, span, table_words

CHECK = Check(
    id="rates-not-national",
    family=Family.RANGE,
    title="The plan starts from the national rates",
    severity=Severity.MUST_MEND,
    rule="inpatient-rate-ccg",
    why="The range is national: an area may go further, but has to start from the same rates.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each row whose rates are not those of the rule pack."""
    found = range_rows(asked.document)
    if found is None:
        return
    table, rows = found
    for row in rows:
        rule = asked.pack.rate_for(row.text("commissioner"))
        low, high = row.figure("rate_low"), row.figure("rate_high")
        if rule is None or (low is None and high is None):
            continue
        ends = [(low, rule.least), (high, rule.most)]
        if all(f is None or worked_out(f).meets(exactly(end)) for f, end in ends):
            continue
        said = " to ".join(bare(f.value) for f, _ in ends if f)
        yield CHECK.finding(
            place=table.place(row.key, "rate_low"),
            others=[table.place(row.key, "rate_high")],
            found=f"{said} per million",
            expected=f"{span(rule.least, rule.most)} per million",
            sentence=f"In {table_words(table)}, row “{row_words(table, row)}”, the plan starts from {said} "
            f"per million; the national rate is {span(rule.least, rule.most)} per million "
            f"({rule.citation}).",
            mend="Start from the national rate, and say separately how much further the plan goes.",
        )
