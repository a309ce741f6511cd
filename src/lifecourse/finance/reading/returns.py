"""A return as it stands: its figures, what is told, and what it still misses."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lifecourse.finance.models import FiledReturn, FundYear, Month, ReturnWords, SchemeLine
from lifecourse.finance.queries.balances import balances_of
from lifecourse.finance.queries.returns import filed_of, paid_by, words_of
from lifecourse.finance.queries.variance import figures_of
from lifecourse.finance.reading.agreement import AgreementReads, read_agreement
from lifecourse.finance.reading.books import check_books
from lifecourse.finance.reading.statement import Statement, read_statement
from lifecourse.finance.reading.variance import VarianceRead, read_variance
from lifecourse.finance.rules.books import Weight
from lifecourse.finance.rules.returns import Checked, Known, checklist, quarter_name
from lifecourse.finance.rules.variance import QUARTERS, Figures, months_in
from lifecourse.measures.api import ResultState, Standing, standings

# What is asked of a result that money or a report may not rest on yet.
RESULT_MENDS: dict[ResultState | None, tuple[str, str]] = {
    None: ("has a target and no result.", "Enter the result."),
    ResultState.PROVISIONAL: ("has a result that is provisional.", "Enter the final result."),
    ResultState.FINAL: ("has a result to which nobody else agreed.", "Another organisation agrees to it."),
    ResultState.REFUSED: ("has a result that was refused.", "Enter a result that the other agrees to."),
}


@dataclass(frozen=True, kw_only=True)
class LineByQuarter:
    """A line with what was planned and spent in each quarter up to the return's, and what it will come to."""

    line: SchemeLine
    quarters: tuple[Figures, ...]
    budget: int
    outturn: int


@dataclass(frozen=True, kw_only=True)
class ReturnRead:
    """A return of a quarter, or of the whole year (0), as it stands now."""

    year: FundYear
    quarter: int
    months: tuple[Month, ...]
    statement: Statement
    lines: tuple[LineByQuarter, ...]
    variance: VarianceRead
    measures: tuple[Standing, ...]
    agreement: AgreementReads
    # By the partner's key, in pence.
    paid: dict[int, int]
    words: ReturnWords | None
    checklist: tuple[Checked, ...]
    filed: tuple[FiledReturn, ...]

    @property
    def first(self) -> date:
        """Its first day."""
        return self.months[0].first_day

    @property
    def last(self) -> date:
        """Its last day."""
        return self.months[-1].last_day

    @property
    def name(self) -> str:
        """How it is named in files: 2016-Q1."""
        return quarter_name(self.year.first_day.year, self.quarter)

    @property
    def is_complete(self) -> bool:
        """Whether it can be filed."""
        return all(one.is_complete for one in self.checklist)


def read_return(year: FundYear, quarter: int) -> ReturnRead:
    """The return of a quarter, or of the whole year (0): in queries that do not grow with its postings."""
    numbers = months_in(quarter)
    months = tuple(one for one in year.months.order_by("number") if one.number in numbers)
    statement = read_statement(year, up_to=numbers[-1])
    variance = read_variance(year, quarter)
    measures = tuple(
        standings(
            partnership=year.fund.agreement.partnership,
            first=months[0].first_day,
            last=months[-1].last_day,
        )
    )
    words = words_of(year, quarter)
    known = Known(
        open_months=tuple(str(one) for one in months if not one.closed),
        faults=tuple((one.sentence, one.mend) for one in check_books(year) if one.weight is Weight.MUST_MEND),
        unexplained=tuple(f"{one.line} out of {one.line.contribution}" for one in variance.asked),
        results=tuple(_not_agreed(measures)),
        narrative=words.narrative if words else "",
        signatory=words.signatory if words else "",
    )
    return ReturnRead(
        year=year,
        quarter=quarter,
        months=months,
        statement=statement,
        lines=tuple(_by_quarter(year, statement, numbers[-1])),
        variance=variance,
        measures=measures,
        agreement=read_agreement(year.fund.agreement, on=months[-1].last_day),
        paid=dict(paid_by(year, up_to=numbers[-1])),
        words=words,
        checklist=checklist(known),
        filed=tuple(filed_of(year, quarter)),
    )


def _not_agreed(measures: tuple[Standing, ...]) -> Iterator[tuple[str, str]]:
    for one in measures:
        if one.target and not one.is_agreed:
            wrong, mend = RESULT_MENDS[one.state]
            yield f"{one.name} {wrong}", mend


def _by_quarter(year: FundYear, statement: Statement, last: int) -> Iterator[LineByQuarter]:
    stands = list(balances_of(year))
    quarters = [figures_of(stands, one) for one in QUARTERS if months_in(one)[-1] <= last]
    nothing = Figures(planned=0, spent=0)
    for priority in statement.priorities:
        for scheme in priority.schemes:
            for row in scheme.lines:
                yield LineByQuarter(
                    line=row.line,
                    quarters=tuple(one.get(row.line.pk, nothing) for one in quarters),
                    budget=row.sums.budget,
                    outturn=row.sums.outturn,
                )
