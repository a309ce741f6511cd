"""Where a bid in a plan's table and the case that makes it do not say the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from lifecourse.assurance.reading import table_of
from lifecourse.cases.api import (
    CaseDocument,
    CaseFinding,
    CaseWeight,
    number_in,
    people_estimated,
    people_known,
)
from lifecourse.plans.api import PlanDocument, Row

BIDS = "bids"
A_BID = "national-bid-2016"
ESTIMATED, MONEY = "demand-estimated", "money"


def bids_beside_cases(
    document: PlanDocument, cases: Sequence[CaseDocument]
) -> list[tuple[Row, CaseDocument]]:
    """The plan's bids that a case makes, each with it: the case's short name is the bid's key."""
    table = table_of(document, BIDS)
    by_slug = {one.about.slug: one for one in cases if one.about.template == A_BID}
    rows = table.rows if table is not None else ()
    return [(row, by_slug[row.key]) for row in rows if row.key in by_slug]


@dataclass(frozen=True, kw_only=True)
class Beside:
    """One number of a bid, as the plan and as the case says it; None where it does not say it."""

    title: str
    place: str
    plan: Fraction | None
    case: Fraction | None

    @property
    def differs(self) -> bool:
        """Whether both say it, and not the same."""
        return None not in (self.plan, self.case) and self.plan != self.case

    @property
    def plan_words(self) -> str:
        """What the plan says: 6,744."""
        return _plain(self.plan)

    @property
    def case_words(self) -> str:
        """What the case says."""
        return _plain(self.case)


def bid_findings(document: PlanDocument, cases: Sequence[CaseDocument]) -> list[CaseFinding]:
    """Every number that stands in a bid of the plan and in the case that makes it, and differs."""
    return [
        CaseFinding(
            check="bid-is-not-the-plans",
            place=f"{case.about.reference}, {case.about.title}: {one.title}",
            found=f"the case says {one.case_words}, the plan {one.plan_words}",
            expected=f"the same as in the plan, {one.place}",
            mend="Mend whichever is wrong, before either is sent.",
            weight=CaseWeight.MUST_MEND,
        )
        for row, case in bids_beside_cases(document, cases)
        for one in bid_beside_case(document, row, case)
        if one.differs
    ]


def bid_beside_case(document: PlanDocument, row: Row, case: CaseDocument) -> list[Beside]:
    """Every number that a plan's table of bids asks for, as plan and case say it."""
    table = table_of(document, BIDS)
    if table is None:
        return []
    titles = {column.key: column.title for column in table.template.figure_columns}
    return [
        Beside(
            title=title or titles[columns[0]],
            place=table.place(row.key, columns[0]).path,
            plan=_sum([Fraction(figure.value) for key in columns if (figure := row.figure(key)) is not None]),
            case=said,
        )
        for columns, title, said in (
            (("bottom_up", "bottom_up_community"), "People known to need it, in all", people_known(case)),
            (("base",), "", _only(case, ESTIMATED, "population")),
            (("rate",), "", _only(case, ESTIMATED, "rate")),
            (("top_down",), "", _one(people_estimated(case))),
            (("revenue",), "", _money(case, "revenue", "asked")),
            (("capital",), "", _money(case, "capital", "asked")),
            (("match",), "", _money(case, "", "matched")),
        )
        if columns[0] in titles
    ]


def _sum(numbers: Sequence[Fraction]) -> Fraction | None:
    return sum(numbers, start=Fraction(0)) if numbers else None


def _one(numbers: Sequence[Fraction]) -> Fraction | None:
    """The number, where there is one; of several studies none is the plan's."""
    return numbers[0] if len(numbers) == 1 else None


def _only(case: CaseDocument, part: str, column: str) -> Fraction | None:
    found = [number_in(row.get(column, "")) for row in case.rows.get(part, ())]
    return _one([one for one in found if one is not None])


def _money(case: CaseDocument, kind: str, column: str) -> Fraction | None:
    """Pounds of one kind over all years; None where no row says any."""
    rows = [row for row in case.rows.get(MONEY, ()) if kind in row.get("kind", "").casefold()]
    return _sum([one for row in rows if (one := number_in(row.get(column, ""))) is not None])


def _plain(number: Fraction | None) -> str:
    if number is None:
        return "Not said"
    return f"{Decimal(number.numerator) / Decimal(number.denominator):,}"
