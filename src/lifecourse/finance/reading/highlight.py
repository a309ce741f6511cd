"""A fund on one page for a board: how it goes, what differs most, what hangs on results, what is asked."""

from collections import Counter
from dataclasses import dataclass

from lifecourse.finance.models import FundYear, Month, Virement
from lifecourse.finance.reading.risk_share import SharingRead, read_sharing
from lifecourse.finance.reading.statement import PriorityStands, Statement, read_statement
from lifecourse.finance.reading.statement_shown import sentence_of
from lifecourse.finance.reading.variance import LineVaries, VarianceRead, read_variance
from lifecourse.finance.rules.highlight import GOES_WORDS, LOOKS, Goes, Money, goes, sentence_about
from lifecourse.finance.rules.variance import months_in, quarter_words
from lifecourse.measures.api import Standing, standings

# What fits on a board's page beside the rest.
MOST_LINES = 5


@dataclass(frozen=True, kw_only=True)
class PriorityGoes:
    """One priority with what a board should know first of it."""

    stands: PriorityStands
    goes: Goes

    @property
    def words(self) -> str:
        """It in words."""
        return GOES_WORDS[self.goes]

    @property
    def look(self) -> str:
        """How that is marked, beside the words."""
        return LOOKS[self.goes]


@dataclass(frozen=True, kw_only=True)
class Highlight:
    """The report about one quarter, or the whole year (0)."""

    quarter: int
    month: Month
    statement: Statement
    variance: VarianceRead
    priorities: tuple[PriorityGoes, ...]
    most: tuple[LineVaries, ...]
    results: tuple[Standing, ...]
    sharing: tuple[SharingRead, ...]
    virements: tuple[Virement, ...]

    @property
    def sentences(self) -> tuple[str, str]:
        """What a chair reads out: of the year so far, and of the quarter."""
        sums = self.variance.sums
        of_quarter = sentence_about(
            quarter_words(self.quarter),
            spent=sums.spent,
            planned=sums.planned,
            how=[one.goes for one in self.priorities],
        )
        return sentence_of(self.statement, self.month), of_quarter

    @property
    def rules_asked(self) -> list[SharingRead]:
        """Rules whose newest wording some party has still to agree to."""
        return [one for one in self.sharing if one.proposed]


def read_highlight(year: FundYear, quarter: int) -> Highlight:
    """The report as the books and the results stand now: in queries that do not grow with the postings."""
    last = months_in(quarter)[-1]
    statement = read_statement(year, up_to=last)
    variance = read_variance(year, quarter)
    unexplained = Counter(one.line.scheme.priority_id for one in variance.asked)
    differing = [one for one in variance.lines if one.is_asked or one in variance.explained]
    asked = Virement.objects.filter(year=year, agreed=None).select_related(
        "from_line__scheme", "from_line__lead", "contribution", "to_line__scheme", "to_line__lead"
    )
    return Highlight(
        quarter=quarter,
        month=year.months.get(number=last),
        statement=statement,
        variance=variance,
        priorities=tuple(
            PriorityGoes(
                stands=one,
                goes=goes(
                    Money(
                        budget=one.sums.budget,
                        outturn=one.sums.outturn,
                        unexplained=unexplained[one.priority.pk],
                    )
                ),
            )
            for one in statement.priorities
        ),
        most=tuple(sorted(differing, key=lambda one: -abs(one.figures.apart))[:MOST_LINES]),
        results=tuple(
            one
            for one in standings(
                partnership=year.fund.agreement.partnership, first=year.first_day, last=year.last_day
            )
            if one.target or one.result
        ),
        sharing=tuple(one for one in read_sharing(year) if one.is_risk or one.proposed),
        virements=tuple(asked),
    )
