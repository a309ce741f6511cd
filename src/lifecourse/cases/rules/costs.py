"""What a case says that things cost, held against its own funding and against the lines of a fund.

Costs and funding are rows of words; the columns are those of a fund's priority plan. Whole pence.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lifecourse.cases.kinds.checking import ToCheck
from lifecourse.cases.kinds.document import CaseDocument
from lifecourse.cases.kinds.finding import CaseFinding, Weight
from lifecourse.finance.api import LedgerLine, NotPounds, pounds_words, read_pounds

COSTS, FUNDING = "costs", "funding"


@dataclass(frozen=True, kw_only=True)
class CostRow:
    """One row of costs or funding. `line`: of a fund, as FUND/PRIORITY.SCHEME, or ""."""

    year: str
    pence: int
    line: str


def cost_rows(document: CaseDocument, part: str = COSTS) -> list[CostRow]:
    """The rows of a part that say an amount; what is no amount is left out."""
    return [
        CostRow(year=row.get("year", ""), pence=pence, line=row.get("line", "").strip())
        for row in document.rows.get(part, ())
        if (pence := _pence(row.get("pounds", ""))) is not None
    ]


def _pence(words: str) -> int | None:
    try:
        return read_pounds(words, nothing=True)
    except NotPounds:
        return None


def costs_without_funding(given: ToCheck) -> Iterator[CaseFinding]:
    """Years in which costs and funding do not come to the same."""
    costs, funding = cost_rows(given.document), cost_rows(given.document, FUNDING)
    if not costs or not funding:
        return
    for year in sorted({one.year for one in (*costs, *funding)}):
        cost = sum(one.pence for one in costs if one.year == year)
        money = sum(one.pence for one in funding if one.year == year)
        if cost != money:
            yield CaseFinding(
                check="costs-are-not-funded",
                place=f"Costs and funding, {year}",
                found=f"costs of {pounds_words(cost)} and funding of {pounds_words(money)}",
                expected="the same amount",
                mend="Say who pays the rest, or what is left over.",
                weight=Weight.MUST_MEND,
            )


def funds_named(document: CaseDocument) -> set[str]:
    """The funds on whose lines a case's costs stand."""
    return {one.line.partition("/")[0] for one in cost_rows(document) if one.line}


def costs_beside_the_fund(document: CaseDocument, lines: Mapping[str, LedgerLine]) -> Iterator[CaseFinding]:
    """Where a case's costs and the budget of the lines they name differ. `lines`: all of the funds named."""
    costs: defaultdict[tuple[str, str], int] = defaultdict(int)
    for row in cost_rows(document):
        if row.line:
            costs[row.line, row.year] += row.pence
    for (name, year), pence in sorted(costs.items()):
        line = lines.get(name)
        budget = line.budgets.get(year_of_fund(year)) if line else None
        if line is None or budget is None:
            yield _finding("cost-line-not-in-the-fund", name, year, f"{pounds_words(pence)}", "no such line")
        elif budget != pence:
            yield _finding(
                "cost-is-not-the-funds",
                f"{name}, {line.words}",
                year,
                f"{pounds_words(pence)}",
                f"a budget of {pounds_words(budget)}",
            )
    yield from _left_out(costs, lines)


def _left_out(costs: Mapping[tuple[str, str], int], lines: Mapping[str, LedgerLine]) -> Iterator[CaseFinding]:
    """Lines of the same priority that have money in a year of the case, and that it does not name."""
    priorities = {(name.rpartition(".")[0], year) for name, year in costs}
    for priority, year in sorted(priorities):
        for name, line in sorted(lines.items()):
            budget = line.budgets.get(year_of_fund(year), 0)
            if name.rpartition(".")[0] == priority and budget and (name, year) not in costs:
                where = f"{name}, {line.words}"
                yield _finding("fund-line-not-in-the-case", where, year, "nothing", pounds_words(budget))


def _finding(check: str, line: str, year: str, case: str, fund: str) -> CaseFinding:
    return CaseFinding(
        check=check,
        place=f"Line {line}, {year}",
        found=f"the case says {case}, the fund {fund}",
        expected="the same amount in the case and in the fund",
        mend="Mend whichever is wrong; budget is moved between lines in the fund.",
        weight=Weight.MUST_MEND,
    )


def year_of_fund(year: str) -> str:
    """A financial year as a fund calls it: 2016-17."""
    return year.replace("/", "-")
