"""Somebody's plan and budget as its page reads it: every line worked out, every funder in one table.

Each line is rounded to the penny once, and shared to the penny; sums are sums of what is shown, so that
tables add up.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from lifecourse.people.api import Person
from lifecourse.standards.api import CostFormula, cost_formula
from lifecourse.support.kinds.plan import BUDGETS, NOBODY_NAMED, ROUTES
from lifecourse.support.models import Dowry, Need, Service, ServiceShare
from lifecourse.support.models.priced import Priced
from lifecourse.support.reading.dowries import dowry_of_going_home
from lifecourse.support.rules.costs import (
    Bought,
    Period,
    Worked,
    cost_a_week,
    cost_in,
    days_of,
    financial_year,
    to_pence,
    worked_out,
)
from lifecourse.support.rules.dowries import Payments, by_year
from lifecourse.support.rules.shares import AssessedNeed, CannotShare, shares_by_points, split

NOTHING = Decimal("0.00")
OWN_MONEY = "Their own money"
# Our own: how long before support ends the page says so, so that something else can be in place.
SOON = timedelta(weeks=12)


@dataclass(frozen=True, kw_only=True)
class Division:
    """Who pays how much of a service from a day on."""

    from_date: date
    shares: Mapping[str, Fraction]


@dataclass(frozen=True, kw_only=True)
class ServiceLine:
    """One service: what it costs, how that was worked out, and who pays it."""

    service: Service
    weekly: Decimal | None
    in_year: Decimal
    now: bool
    steps: Sequence[Worked]
    weekly_by: Mapping[str, Decimal]
    year_by: Mapping[str, Decimal]
    shares: Sequence[ServiceShare]


@dataclass(frozen=True, kw_only=True)
class NeedLine:
    """One need, and what is bought for it."""

    need: Need
    services: Sequence[ServiceLine]


@dataclass(frozen=True, kw_only=True)
class FunderLine:
    """What one of those who pay pays."""

    name: str
    weekly: Decimal
    in_year: Decimal


@dataclass(frozen=True, kw_only=True)
class BudgetLine:
    """What one kind of budget comes to, by who holds the money."""

    budget: str
    route: str
    weekly: Decimal
    in_year: Decimal


@dataclass(frozen=True, kw_only=True)
class DowryLine:
    """A dowry, what is paid for it year by year, and whether the rule stood when it began."""

    dowry: Dowry
    years: Sequence[tuple[Period, Decimal]]
    ends: date | None
    why: Sequence[str]
    rule_held: bool
    rule_ended: date | None

    @property
    def total(self) -> Decimal:
        """What is paid for all these years."""
        return sum((paid for _, paid in self.years), NOTHING)


@dataclass(frozen=True, kw_only=True)
class SupportPlan:
    """Everything of somebody's plan and budget on a day, for the financial year in which it lies."""

    on: date
    year: Period
    formula: CostFormula
    died: date | None
    needs: Sequence[NeedLine]
    others: Sequence[ServiceLine]
    over: Sequence[Need]
    dowries: Sequence[DowryLine]

    @property
    def lines(self) -> list[ServiceLine]:
        """Every service that is given in this year."""
        return [*(line for need in self.needs for line in need.services), *self.others]

    @property
    def weekly(self) -> Decimal:
        """What everything that is given today costs a week."""
        return sum((line.weekly or NOTHING for line in self.lines if line.now), NOTHING)

    @property
    def in_year(self) -> Decimal:
        """What everything costs in this year."""
        return sum((line.in_year for line in self.lines), NOTHING)

    @property
    def ending(self) -> list[Service]:
        """Support of today that ends soon by what is written down, the first to end first."""
        going_on = [line.service for line in self.lines if line.now and line.service.price_unit != "one-off"]
        soon = [one for one in going_on if one.to_date is not None and one.to_date <= self.on + SOON]
        return sorted(soon, key=lambda one: (one.to_date or date.max, one.pk))

    @cached_property
    def funders(self) -> list[FunderLine]:
        """Who pays, the largest first; what nobody is named for comes last."""
        weekly: dict[str, Decimal] = defaultdict(lambda: NOTHING)
        in_year: dict[str, Decimal] = defaultdict(lambda: NOTHING)
        for line in self.lines:
            for name, part in line.year_by.items():
                in_year[name] += part
            for name, part in line.weekly_by.items() if line.now else ():
                weekly[name] += part
        found = [
            FunderLine(name=name, weekly=weekly[name], in_year=in_year[name])
            for name in {*weekly, *in_year}
            if weekly[name] or in_year[name]
        ]
        return sorted(found, key=lambda one: (one.name == NOBODY_NAMED, -one.in_year, one.name))

    @cached_property
    def budgets(self) -> list[BudgetLine]:
        """What each kind of budget comes to, by who holds the money."""
        found: dict[tuple[str, str], list[ServiceLine]] = defaultdict(list)
        for line in self.lines:
            found[line.service.budget, line.service.route].append(line)
        return [
            BudgetLine(
                budget=BUDGETS[budget],
                route=ROUTES.get(route, "Paid for directly by whoever pays"),
                weekly=sum((one.weekly or NOTHING for one in lines if one.now), NOTHING),
                in_year=sum((one.in_year for one in lines), NOTHING),
            )
            for (budget, route), lines in sorted(found.items())
        ]

    @cached_property
    def by_need(self) -> Mapping[str, Decimal]:
        """The cost a week, shared between health and the council by the points of the needs; or nothing."""
        assessed = [
            AssessedNeed(
                domain=line.need.domain,
                by_funder={
                    "Health": Decimal(line.need.health_points),
                    "The council": Decimal(line.need.council_points),
                },
            )
            for line in self.needs
            if line.need.health_points is not None and line.need.council_points is not None
        ]
        try:
            return split(self.weekly, shares_by_points(assessed))
        except CannotShare:
            return {}


def plan_of(head: Person, *, on: date, died: date | None) -> SupportPlan:
    """The plan of a head on a day; the queries do not grow with its needs or services."""
    year, formula = financial_year(on), cost_formula(on)
    shares: dict[int, list[ServiceShare]] = defaultdict(list)
    for share in ServiceShare.objects.filter(service__person__head=head).select_related("funder", "by"):
        shares[share.service_id].append(share)
    lines: dict[int, list[ServiceLine]] = defaultdict(list)
    services = Service.objects.filter(person__head=head, never_began=False)
    for service in services.order_by("from_date", "pk"):
        bought = bought_of(service)
        if days_of(bought, year, died=died) or service.from_date > year.last:
            lines[service.need_id].append(
                line_of(service, shares[service.pk], (year, formula), on=on, died=died)
            )
    needs = list(Need.objects.filter(person__head=head))
    standing = [one for one in needs if one.to_date is None or lines.get(one.pk)]
    known = {one.pk for one in standing}
    return SupportPlan(
        on=on,
        year=year,
        formula=formula,
        died=died,
        needs=[NeedLine(need=one, services=lines.get(one.pk, [])) for one in standing],
        others=[line for need, some in lines.items() if need not in known for line in some],
        over=[one for one in needs if one.pk not in known],
        dowries=[
            _dowry(one, head, year, died)
            for one in Dowry.objects.filter(person__head=head).select_related("paid_by", "paid_to")
        ],
    )


def ending_soon(head: Person, *, on: date) -> list[Service]:
    """Support of a head that ends soon by what is written down, the first to end first."""
    found = Service.objects.filter(person__head=head, never_began=False, from_date__lte=on)
    soon = found.filter(to_date__gte=on, to_date__lte=on + SOON).exclude(price_unit="one-off")
    return list(soon.order_by("to_date", "pk"))


def bought_of(priced: Priced) -> Bought:
    """Something at a price as the formula takes it."""
    return Bought(
        price=priced.price,
        price_unit=priced.price_unit,
        units_a_week=priced.units_a_week,
        from_date=priced.from_date,
        to_date=priced.to_date,
    )


def _named(share: ServiceShare) -> str:
    return share.funder.name if share.funder else OWN_MONEY


def divisions(
    shares: Iterable[ServiceShare], *, called: Callable[[ServiceShare], str] = _named
) -> list[Division]:
    """Who pays from when to when: what was said later stands from its day on, whatever was said before.

    `called` is the word under which each who pays stands.
    """
    said: dict[tuple[object, date], dict[str, Fraction]] = {}
    for one in sorted(shares, key=lambda share: (share.at, share.pk)):
        name = called(one)
        parts = said.setdefault((one.at, one.from_date), {})
        parts[name] = parts.get(name, Fraction(0)) + Fraction(one.percent) / 100
    standing: list[Division] = []
    for (_, from_date), parts in said.items():
        standing = [one for one in standing if one.from_date < from_date]
        standing.append(Division(from_date=from_date, shares=parts))
    return standing


def line_of(
    service: Service,
    shares: Sequence[ServiceShare],
    by: tuple[Period, CostFormula],
    *,
    on: date,
    died: date | None,
) -> ServiceLine:
    """A service on a day: what it costs in a year by a formula, and who pays."""
    year, formula = by
    bought, stand = bought_of(service), divisions(shares)
    exact = cost_in(bought, year, formula, died=died) or Fraction(0)
    weekly = cost_a_week(bought, formula)
    said_weekly, in_year = (None if weekly is None else to_pence(weekly)), to_pence(exact)
    today = [one for one in stand if one.from_date <= max(on, service.from_date)]
    shares_now = today[-1].shares if today else {NOBODY_NAMED: Fraction(1)}
    return ServiceLine(
        service=service,
        weekly=said_weekly,
        in_year=in_year,
        now=days_of(bought, Period(first=on, last=on), died=died) > 0,
        steps=worked_out(bought, year, formula, died=died),
        weekly_by=split(said_weekly, shares_now) if said_weekly is not None else {},
        year_by=paid_by(bought, stand, year, formula, died=died),
        shares=[one for one in shares if today and one.from_date == today[-1].from_date][-len(shares_now) :],
    )


def paid_by(
    bought: Bought, stand: Sequence[Division], period: Period, formula: CostFormula, *, died: date | None
) -> dict[str, Decimal]:
    """What each pays of a service in a period, to the penny; the parts add up to what it costs then."""
    by_funder = _in_year(bought, stand, period, formula, died)
    whole = sum(by_funder.values(), Fraction(0))
    if not whole:
        return {}
    cost = to_pence(cost_in(bought, period, formula, died=died) or Fraction(0))
    return split(cost, {name: part / whole for name, part in by_funder.items()})


def _in_year(
    bought: Bought, stand: Sequence[Division], year: Period, formula: CostFormula, died: date | None
) -> dict[str, Fraction]:
    """What each pays in a year, exactly: who pays may change within it."""
    found: dict[str, Fraction] = defaultdict(Fraction)
    parts = stand or [Division(from_date=bought.from_date, shares={NOBODY_NAMED: Fraction(1)})]
    for number, one in enumerate(parts):
        first = max(one.from_date, year.first)
        last = parts[number + 1].from_date - timedelta(days=1) if number + 1 < len(parts) else year.last
        if first <= min(last, year.last):
            cost = cost_in(bought, Period(first=first, last=min(last, year.last)), formula, died=died)
            for name, share in one.shares.items():
                found[name] += (cost or Fraction(0)) * share
    return found


def _dowry(dowry: Dowry, head: Person, year: Period, died: date | None) -> DowryLine:
    payments = Payments(
        amount=dowry.amount,
        per="week" if dowry.per == "week" else "year",
        from_date=dowry.from_date,
        to_date=dowry.to_date,
        died=died,
    )
    found = dowry_of_going_home(head, left_on=dowry.from_date, agreed_on=dowry.agreed_on)
    return DowryLine(
        dowry=dowry,
        years=by_year(payments, until=year.last),
        ends=payments.last_day,
        why=found.why,
        rule_held=found.rule_held,
        rule_ended=found.rule_ended,
    )
