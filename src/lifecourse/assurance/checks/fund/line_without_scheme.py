"""A cost line of a pooled fund stands in none of its schemes."""

from collections.abc import Iterator

from lifecourse.assurance.findings import TEMPLATE, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.reading import asks_for, counted, table_of
from lifecourse.assurance.words import listed, pounds, row_words, table_words
from lifecourse.plans.api import Row

CHECK = Check(
    id="line-without-scheme",
    family=Family.FUND,
    title="Every cost line stands in a scheme",
    severity=Severity.SHOULD_LOOK,
    rule=TEMPLATE,
    why="Nobody commissions, reports on or stops what belongs to no scheme.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding that names every such line with its sum."""
    costs, schemes = table_of(asked.document, "cost-lines"), table_of(asked.document, "schemes")
    if costs is None or schemes is None or not asks_for(costs, "scheme", "amount"):
        return
    loose = [row for row in counted(costs) if not row.keys("scheme")]
    if loose:
        names = listed(f"{row_words(costs, row)}{_sum(row)}" for row in loose)
        yield CHECK.finding(
            place=costs.place(column="scheme"),
            others=[costs.place(row.key, "scheme") for row in loose],
            found=f"{len(loose)} of {len(counted(costs))} in no scheme",
            expected="a scheme for each",
            sentence=f"In {table_words(costs)} {len(loose)} of {len(counted(costs))} lines "
            f"{'stand' if len(loose) > 1 else 'stands'} in no scheme: {names}.",
            mend="Say which scheme each belongs to, or add the scheme that is missing.",
        )


def _sum(row: Row) -> str:
    amount = row.number("amount")
    return "" if amount is None else f" ({pounds(amount)})"
