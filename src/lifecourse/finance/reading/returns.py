"""A return as it stands: its figures, what is told, and what it still misses."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from lifecourse.finance.models import FiledReturn, FundYear, Month, ReturnWords, SchemeLine
from lifecourse.finance.queries.balances import Stands, balances_of
from lifecourse.finance.queries.returns import filed_of, paid_by, words_of
from lifecourse.finance.queries.variance import figures_of
from lifecourse.finance.reading.agreement import AgreementReads, read_agreement
from lifecourse.finance.reading.books import check_books
from lifecourse.finance.reading.outputs import OutputStands, read_outputs
from lifecourse.finance.reading.statement import Statement, read_statement
from lifecourse.finance.reading.variance import VarianceRead, read_variance
from lifecourse.finance.rules.books import Weight
from lifecourse.finance.rules.returns import Checked, Known, checklist, quarter_name
from lifecourse.finance.rules.variance import PERIODS, QUARTERS, Figures, months_in
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
    outputs: tuple[OutputStands, ...]
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


@dataclass(frozen=True, kw_only=True)
class ReturnListed:
    """A return as a list shows it: how many things it misses, and what was filed."""

    quarter: int
    missing: int
    filed: tuple[FiledReturn, ...]


@dataclass(frozen=True, kw_only=True)
class _OfYear:
    """What every return of a year asks: read once, however many are looked at."""

    year: FundYear
    months: tuple[Month, ...]
    stands: tuple[Stands, ...]
    faults: tuple[tuple[str, str], ...]
    # Measures by name with a target for the whole year.
    targets: frozenset[str]

    def months_of(self, quarter: int) -> tuple[Month, ...]:
        """The months of a quarter, or all of them."""
        return tuple(one for one in self.months if one.number in months_in(quarter))


def read_returns(year: FundYear, *, on: date) -> list[ReturnListed]:
    """Every return whose days have begun: the books are read once for all of them."""
    of_year = _read_of_year(year)
    return [
        ReturnListed(
            quarter=quarter,
            missing=sum(len(one.points) for one in _checked(of_year, quarter)),
            filed=tuple(filed_of(year, quarter)),
        )
        for quarter in PERIODS
        if of_year.months_of(quarter)[0].first_day <= on
    ]


def read_return(year: FundYear, quarter: int) -> ReturnRead:
    """The return of a quarter, or of the whole year (0): in queries that do not grow with its postings."""
    of_year = _read_of_year(year)
    months, last = of_year.months_of(quarter), months_in(quarter)[-1]
    statement = read_statement(year, up_to=last)
    return ReturnRead(
        year=year,
        quarter=quarter,
        months=months,
        statement=statement,
        lines=tuple(_by_quarter(of_year.stands, statement, last)),
        variance=read_variance(year, quarter, stands=of_year.stands),
        measures=_measures(year, months),
        outputs=tuple(read_outputs(year, up_to=quarter or QUARTERS[-1])),
        agreement=read_agreement(year.fund.agreement, on=months[-1].last_day),
        paid=dict(paid_by(year, up_to=last)),
        words=words_of(year, quarter),
        checklist=_checked(of_year, quarter),
        filed=tuple(filed_of(year, quarter)),
    )


def _read_of_year(year: FundYear) -> _OfYear:
    months = tuple(year.months.order_by("number"))
    must = [one for one in check_books(year) if one.weight is Weight.MUST_MEND]
    return _OfYear(
        year=year,
        months=months,
        stands=tuple(balances_of(year)),
        faults=tuple((one.sentence, one.mend) for one in must),
        targets=frozenset(one.name for one in _measures(year, months) if one.target),
    )


def _checked(of_year: _OfYear, quarter: int) -> tuple[Checked, ...]:
    year, months = of_year.year, of_year.months_of(quarter)
    measures, words = _measures(year, months), words_of(year, quarter)
    asked = read_variance(year, quarter, stands=of_year.stands).asked
    here = {one.name for one in measures if one.target}
    known = Known(
        open_months=tuple(str(one) for one in months if not one.closed),
        faults=of_year.faults,
        unexplained=tuple(f"{one.line} out of {one.line.contribution}" for one in asked),
        results=tuple(_not_agreed(measures)),
        narrative=words.narrative if words else "",
        signatory=words.signatory if words else "",
        of_year=tuple(sorted(of_year.targets - here)),
    )
    return checklist(known)


def _measures(year: FundYear, months: tuple[Month, ...]) -> tuple[Standing, ...]:
    partnership = year.fund.agreement.partnership
    return tuple(standings(partnership=partnership, first=months[0].first_day, last=months[-1].last_day))


def _not_agreed(measures: tuple[Standing, ...]) -> Iterator[tuple[str, str]]:
    for one in measures:
        if one.target and not one.is_agreed:
            wrong, mend = RESULT_MENDS[one.state]
            yield f"{one.name} {wrong}", mend


def _by_quarter(stands: Iterable[Stands], statement: Statement, last: int) -> Iterator[LineByQuarter]:
    stands = tuple(stands)
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
