"""Spend by commissioner does not come to the total of the money by year."""

from collections.abc import Iterator
from dataclasses import dataclass

from lifecourse.assurance.findings import ARITHMETIC, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.reading import Count, count, counted, is_year, table_of
from lifecourse.assurance.words import pounds, table_words
from lifecourse.plans.api import PlanDocument, Table

CHECK = Check(
    id="spend-against-funding",
    family=Family.MONEY,
    title="Spend by commissioner comes to the total revenue",
    severity=Severity.MUST_MEND,
    rule=ARITHMETIC,
    why="Spend that no commissioner owns is not funded; spend beyond the total is not agreed.",
)

TOTAL_REVENUE = "total-revenue"


@dataclass(frozen=True, kw_only=True)
class Year:
    """One year's two totals."""

    key: str
    title: str
    spent: Count
    funded: Count


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each year."""
    document = asked.document
    spend, funding = table_of(document, "spend-by-commissioner"), table_of(document, "funding")
    if spend is None or funding is None:
        return
    for year in _years(document, spend, funding):
        if year.spent.within.meets(year.funded.within):
            continue
        by = year.spent.value - year.funded.value
        yield CHECK.finding(
            place=spend.place(column=year.key),
            others=[*year.spent.places, *year.funded.places],
            found=pounds(year.spent.value),
            expected=pounds(year.funded.value),
            difference=pounds(by),
            sentence=f"For {year.title}, {table_words(spend)} comes to {pounds(year.spent.value)} and "
            f"{table_words(funding)} to {pounds(year.funded.value)} of revenue: {pounds(abs(by))} "
            f"{'more' if by > 0 else 'less'} is spent than funded.",
            mend="Find the commissioner whose spend is wrong or left out, or correct the total.",
        )


def _years(document: PlanDocument, spend: Table, funding: Table) -> Iterator[Year]:
    for column in spend.template.figure_columns:
        if not is_year(document, column) or column.key not in {c.key for c in funding.template.columns}:
            continue
        spent, funded = _spent(spend, column.key), _funded(funding, column.key)
        if spent is not None and funded is not None:
            yield Year(key=column.key, title=column.title, spent=spent, funded=funded)


def _spent(table: Table, column: str) -> Count | None:
    """The rows added up: whether the stated total is their sum is asked elsewhere."""
    return count((table.place(r.key, column), f) for r in counted(table) if (f := r.figure(column)))


def _funded(table: Table, column: str) -> Count | None:
    last = table.row(TOTAL_REVENUE)
    said = last.figure(column) if last else None
    if said is not None:
        return count([(table.place(TOTAL_REVENUE, column), said)])
    rows = [r for r in counted(table) if r.text("money") == "revenue"]
    return count((table.place(r.key, column), f) for r in rows if (f := r.figure(column)))
