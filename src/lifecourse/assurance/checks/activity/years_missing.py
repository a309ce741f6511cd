"""Activity is not stated for each year of the plan."""

from collections.abc import Iterator

from lifecourse.assurance.findings import Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.reading import counted, is_year, table_of
from lifecourse.assurance.words import listed, row_words, table_words

CHECK = Check(
    id="activity-years-missing",
    family=Family.ACTIVITY,
    title="Activity is stated for each year",
    severity=Severity.MUST_MEND,
    rule="plan-years",
    why="Money by year without people by year cannot show that the change is paid for, or happens.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding that names every row with years left out."""
    table = table_of(asked.document, "activity")
    if table is None:
        return
    years = [c for c in table.template.figure_columns if is_year(asked.document, c)]
    gaps = [(r, [c for c in years if r.figure(c.key) is None]) for r in counted(table)]
    empty = [(r, lacking) for r, lacking in gaps if lacking]
    if empty:
        named = listed(f"{row_words(table, r)} ({listed(c.title for c in lacking)})" for r, lacking in empty)
        yield CHECK.finding(
            place=table.place(),
            others=[table.place(r.key, c.key) for r, lacking in empty for c in lacking],
            found=f"{sum(len(lacking) for _, lacking in empty)} years empty",
            expected=f"a number for {listed(c.title for c in years)}",
            sentence=f"{table_words(table)} leaves out years: {named}.",
            mend="State what is expected at the end of each year.",
        )
