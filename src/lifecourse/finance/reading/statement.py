"""What a fund's books say: budget, orders, spending and what is to come, by scheme, on one day's page."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from lifecourse.finance.kinds.ledger import Kind
from lifecourse.finance.models import Contribution, FundYear, Priority, Scheme, SchemeLine
from lifecourse.finance.queries.balances import balances_of, sums_by_place


@dataclass(frozen=True, kw_only=True)
class Column:
    """One sum of a statement, in pence, with its heading and what it opens to.

    `kind` is of the account to whose postings it opens, narrowed by the statement's month as `months` says:
    "up_to" or "after". What is worked out from other sums has no kind, and opens to the page that shows them.
    """

    heading: str
    pence: int
    kind: str = ""
    months: str = ""


@dataclass(frozen=True, kw_only=True)
class Sums:
    """What stands on a line, in pence: for the whole year, and of budget and spending up to a month."""

    budget: int = 0
    budget_so_far: int = 0
    committed: int = 0
    spent: int = 0
    to_come: int = 0

    @property
    def outturn(self) -> int:
        """What will have been spent by the end of the year, as far as is known."""
        return self.spent + self.committed + self.to_come

    @property
    def left(self) -> int:
        """What of the budget will not have been spent; below nothing when more will be."""
        return self.budget - self.outturn

    @property
    def columns(self) -> tuple[Column, ...]:
        """Each sum as a table shows it, in the order of a statement."""
        budget, spent, to_come = Kind.BUDGET.value, Kind.SPENT.value, Kind.FORECAST.value
        return (
            Column(heading="Budget", pence=self.budget, kind=budget),
            Column(heading="Planned so far", pence=self.budget_so_far, kind=budget, months="up_to"),
            Column(heading="Spent", pence=self.spent, kind=spent, months="up_to"),
            Column(heading="Ordered", pence=self.committed, kind=Kind.COMMITTED.value),
            Column(heading="To come", pence=self.to_come, kind=to_come, months="after"),
            Column(heading="Outturn", pence=self.outturn),
            Column(heading="Left", pence=self.left),
        )

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(
            budget=self.budget + other.budget,
            budget_so_far=self.budget_so_far + other.budget_so_far,
            committed=self.committed + other.committed,
            spent=self.spent + other.spent,
            to_come=self.to_come + other.to_come,
        )


@dataclass(frozen=True, kw_only=True)
class LineStands:
    """One line of a scheme."""

    line: SchemeLine
    sums: Sums


@dataclass(frozen=True, kw_only=True)
class SchemeStands:
    """A scheme with its lines."""

    scheme: Scheme
    lines: tuple[LineStands, ...]

    @property
    def sums(self) -> Sums:
        """The lines together."""
        return _together(one.sums for one in self.lines)


@dataclass(frozen=True, kw_only=True)
class PriorityStands:
    """A priority with its schemes."""

    priority: Priority
    schemes: tuple[SchemeStands, ...]

    @property
    def sums(self) -> Sums:
        """The schemes together."""
        return _together(one.sums for one in self.schemes)


@dataclass(frozen=True, kw_only=True)
class ContributionStands:
    """What a partner promised, how much of it fell due, and how much is given to no scheme. In pence."""

    contribution: Contribution
    promised: int
    due: int
    unallocated: int
    contingency: int


@dataclass(frozen=True, kw_only=True)
class Statement:
    """A fund's year as its books say it, up to a month's end (a number of the year, 12 for all of it)."""

    year: FundYear
    up_to: int
    contributions: tuple[ContributionStands, ...]
    priorities: tuple[PriorityStands, ...]
    # By organisation: what it owes the fund; below nothing when the fund owes it.
    partners: dict[int, int]
    cash: int
    suspense: int
    contingency: int
    held: int
    kept: int

    @property
    def sums(self) -> Sums:
        """All schemes together."""
        return _together(one.sums for one in self.priorities)

    @property
    def promised(self) -> int:
        """Everything that partners put in."""
        return sum(one.promised for one in self.contributions)


def read_statement(year: FundYear, *, up_to: int = 12) -> Statement:
    """The statement of a year, spending and dues up to a month's end: in a fixed number of queries."""
    stands = list(balances_of(year))
    whole, so_far = sums_by_place(stands, up_to=12), sums_by_place(stands, up_to=up_to)
    priorities = list(year.priorities.order_by("number"))
    lines: defaultdict[Scheme, list[LineStands]] = defaultdict(list)
    schemes = Scheme.objects.filter(priority__in=priorities).order_by("priority__number", "number")
    by_id = {scheme.pk: scheme for scheme in schemes.select_related("priority")}
    rows = SchemeLine.objects.filter(scheme__in=by_id).select_related("lead", "contribution__party")
    for line in rows.order_by("scheme__priority__number", "scheme__number", "id"):
        line.scheme = by_id[line.scheme_id]
        sums = Sums(
            budget=whole[Kind.BUDGET, line.pk],
            budget_so_far=so_far[Kind.BUDGET, line.pk],
            committed=whole[Kind.COMMITTED, line.pk],
            spent=so_far[Kind.SPENT, line.pk],
            to_come=whole[Kind.FORECAST, line.pk] - so_far[Kind.FORECAST, line.pk],
        )
        lines[line.scheme].append(LineStands(line=line, sums=sums))
    return Statement(
        year=year,
        up_to=up_to,
        contributions=tuple(
            ContributionStands(
                contribution=one,
                promised=-whole[Kind.PROMISED, one.pk],
                due=-so_far[Kind.DUE, one.pk],
                unallocated=whole[Kind.UNALLOCATED, one.pk],
                contingency=whole[Kind.CONTINGENCY, one.pk],
            )
            for one in year.contributions.select_related("party").order_by("id")
        ),
        priorities=tuple(
            PriorityStands(
                priority=priority,
                schemes=tuple(
                    SchemeStands(scheme=scheme, lines=tuple(lines[scheme]))
                    for scheme in by_id.values()
                    if scheme.priority_id == priority.pk
                ),
            )
            for priority in priorities
        ),
        partners={key: pence for (kind, key), pence in so_far.items() if kind is Kind.PARTNER and key},
        cash=_all(so_far, Kind.CASH),
        suspense=_all(so_far, Kind.SUSPENSE),
        contingency=_all(whole, Kind.CONTINGENCY),
        held=_all(whole, Kind.RISK_POT),
        kept=_all(whole, Kind.KEPT_BUDGET),
    )


def _all(sums: dict[tuple[Kind, int | None], int], kind: Kind) -> int:
    return sum(pence for (one, _), pence in sums.items() if one is kind)


def _together(parts: Iterable[Sums]) -> Sums:
    return sum(parts, Sums())
