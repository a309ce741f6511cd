"""What comes into a pooled fund is not what its priorities get."""

from collections.abc import Iterator

from lifecourse.assurance.findings import ARITHMETIC, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.fund_lines import wholes_of
from lifecourse.assurance.reading import asks_for, counted, table_of
from lifecourse.assurance.words import pounds, table_words
from lifecourse.engine.adding.wholes import added
from lifecourse.plans.api import Place, Table

CHECK = Check(
    id="fund-against-priorities",
    family=Family.FUND,
    title="What comes into the fund is what its priorities get",
    severity=Severity.MUST_MEND,
    rule=ARITHMETIC,
    why="Money that no priority has is spent by nobody; money that nobody puts in cannot be spent.",
)

MONEY_IN, YEAR = "funding", "year_1"


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding, on the rows of both tables; what the totals say of their own rows is asked elsewhere."""
    funding, priorities = table_of(asked.document, MONEY_IN), table_of(asked.document, "priorities")
    if funding is None or priorities is None or not asks_for(priorities, "amount"):
        return
    sources, given = counted(funding), counted(priorities)
    come_in, get = wholes_of(sources, YEAR), wholes_of(given, "amount")
    if not sources or len(come_in) < len(sources) or not given or len(get) < len(given):
        return
    total, spent = added(come_in.values()), added(get.values())
    if total.meets(spent):
        return
    by = total.value - spent.value
    yield CHECK.finding(
        place=priorities.place(column="amount"),
        others=[*_cells(priorities, "amount"), *_cells(funding, YEAR)],
        found=pounds(spent.value),
        expected=pounds(total.value),
        difference=pounds(by),
        sentence=f"The sources in {table_words(funding)} come to {pounds(total.value)}, and what the "
        f"priorities get in {table_words(priorities)} to {pounds(spent.value)}: {pounds(abs(by))} "
        f"{'is left over' if by > 0 else 'is not there'}.",
        mend="Find the source or the priority that is wrong or left out.",
    )


def _cells(table: Table, column: str) -> list[Place]:
    return [table.place(row.key, column) for row in table.rows]
