"""What a life costs as its page reads it, and who pays for what over many people."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Organisation
from lifecourse.people.api import Person, councils_responsible, death_days, people_seen_by
from lifecourse.standards.api import cost_formula
from lifecourse.support.kinds.plan import NOBODY_NAMED, SERVICE_COMPONENTS
from lifecourse.support.models import Dowry, Service, ServiceShare, WardStay
from lifecourse.support.reading.plan import Division, bought_of, divisions, paid_by
from lifecourse.support.rules.costs import Period, financial_year
from lifecourse.support.rules.dowries import Payments, by_year, paid_in
from lifecourse.support.rules.life_cost import NOTHING, YearCost, added_up, ahead, payers, periods

Priced = Sequence[tuple[Service, Sequence[Division]]]


@dataclass(frozen=True, kw_only=True)
class Follows:
    """Money that one who pays pays to another for somebody: it costs nothing more, and moves between them."""

    paid_by: str
    paid_to: str
    amount: Decimal


@dataclass(frozen=True, kw_only=True)
class LifeCost:
    """What one life costs: so far by year and payer, and if what is written down went on."""

    years: Sequence[YearCost]
    ahead: Sequence[YearCost]
    until: date | None
    follows: Sequence[Follows]
    hospital_nights: int

    @property
    def so_far(self) -> Decimal:
        """Everything up to today."""
        return sum((year.total for year in self.years), NOTHING)

    @property
    def then(self) -> Decimal:
        """Everything from tomorrow on, if nothing changed."""
        return sum((year.total for year in self.ahead), NOTHING)

    @property
    def payers(self) -> list[str]:
        """Everybody who paid, the largest first."""
        return payers(self.years, last=NOBODY_NAMED)

    @property
    def payers_ahead(self) -> list[str]:
        """Everybody who would pay, the largest first."""
        return payers(self.ahead, last=NOBODY_NAMED)

    def by_payer(self, years: Sequence[YearCost]) -> Mapping[str, Decimal]:
        """What each pays in all of these years."""
        return added_up(year.by_payer for year in years)


def life_cost(
    head: Person, *, born: date | None, died: date | None, until_age: int | None, on: date
) -> LifeCost:
    """What a head's life costs, in four queries whatever its length."""
    priced = _priced(Q(person__head=head))
    last = min(on, died) if died else on
    years = _years(priced, last, died)
    period = ahead(born, until_age, today=on) if born and until_age and not died else None
    return LifeCost(
        years=years,
        ahead=_over(priced, period, None, today=on) if period else [],
        until=period.last if period else None,
        follows=_follows(Q(person__head=head), {head.pk: died}, until=last),
        hospital_nights=sum(
            ((stay.to_date or last) - stay.from_date).days
            for stay in WardStay.objects.filter(person__head=head, from_date__lte=last)
        ),
    )


def _priced(of: Q) -> Priced:
    shares: dict[int, list[ServiceShare]] = defaultdict(list)
    services = list(Service.objects.filter(of, never_began=False).select_related("person"))
    wanted = ServiceShare.objects.filter(service__in=[one.pk for one in services])
    for share in wanted.select_related("funder"):
        shares[share.service_id].append(share)
    return [(one, divisions(shares[one.pk])) for one in services]


def _years(priced: Priced, last: date, died: date | None) -> list[YearCost]:
    begun = [service.from_date for service, _ in priced if service.from_date <= last]
    if not begun:
        return []
    return _over(priced, Period(first=min(begun), last=last), died)


def _over(priced: Priced, period: Period, died: date | None, *, today: date | None = None) -> list[YearCost]:
    """Year by year over a period, each by its own formula; of days to come by that of today."""
    return [
        YearCost(
            year=Period(first=financial_year(part.first).first, last=part.last),
            by_payer=added_up(
                paid_by(bought_of(service), stand, part, cost_formula(today or part.first), died=died)
                for service, stand in priced
            ),
        )
        for part in periods(period.first, period.last)
    ]


def _follows(
    of: Q, died: Mapping[UUID, date | None], *, until: date, year: Period | None = None
) -> list[Follows]:
    """Who paid whom for people who went home, together, up to a day or in one year."""
    found: dict[tuple[str, str], Decimal] = defaultdict(lambda: NOTHING)
    for one in Dowry.objects.filter(of).select_related("paid_by", "paid_to", "person"):
        payments = Payments(
            amount=one.amount,
            per="week" if one.per == "week" else "year",
            from_date=one.from_date,
            to_date=min(one.to_date or until, until),
            died=died.get(one.person.head_id),
        )
        paid = [paid_in(payments, year)] if year else [part for _, part in by_year(payments, until=until)]
        amount = sum(paid, NOTHING)
        if amount:
            found[one.paid_by.name, one.paid_to.name] += amount
    return [
        Follows(paid_by=giver, paid_to=taker, amount=amount)
        for (giver, taker), amount in sorted(found.items(), key=lambda one: -one[1])
    ]


@dataclass(frozen=True, kw_only=True)
class FlowKind:
    """What one payer pays for one kind of support, and for how many people."""

    kind: str
    amount: Decimal
    people: int


@dataclass(frozen=True, kw_only=True)
class FlowPayer:
    """One who pays: for what, how much together, and for how many people."""

    payer: str
    kinds: Sequence[FlowKind]
    amount: Decimal
    people: int


@dataclass(frozen=True, kw_only=True)
class Flow:
    """Who pays for what in one financial year, over everybody who is counted."""

    year: Period
    payers: Sequence[FlowPayer]
    follows: Sequence[Follows]
    heads: Sequence[UUID]

    @property
    def amount(self) -> Decimal:
        """Everything together."""
        return sum((one.amount for one in self.payers), NOTHING)


def flow_of(*, seen_by: Account, council: Organisation | None, year: Period, on: date, at: datetime) -> Flow:
    """Who pays for what in a year up to today, for all whom the reader may see, or one council's people.

    A council's people are those for whom it is responsible today. The queries do not grow with the people.
    """
    last = min(year.last, on)
    seen = people_seen_by(seen_by, on=on, at=at).filter(pk=OuterRef("person__head"))
    given = Q(Exists(seen), from_date__lte=last) & (Q(to_date=None) | Q(to_date__gte=year.first))
    priced = _priced(given)
    heads = {service.person.head_id for service, _ in priced}
    if council is not None:
        responsible = councils_responsible(heads, on=on)
        heads = {head for head in heads if responsible.get(head) == council.pk}
    died = death_days(heads)
    period, formula = Period(first=year.first, last=last), cost_formula(year.first)
    amounts: dict[str, dict[str, Decimal]] = defaultdict(lambda: defaultdict(lambda: NOTHING))
    whom: dict[tuple[str, str], set[UUID]] = defaultdict(set)
    for service, stand in priced:
        head = service.person.head_id
        if head not in heads:
            continue
        kind = SERVICE_COMPONENTS[service.component]
        for payer, amount in paid_by(bought_of(service), stand, period, formula, died=died.get(head)).items():
            if amount:
                amounts[payer][kind] += amount
                whom[payer, kind].add(head)
    found = [
        FlowPayer(
            payer=payer,
            kinds=[
                FlowKind(kind=kind, amount=amount, people=len(whom[payer, kind]))
                for kind, amount in sorted(kinds.items(), key=lambda one: (-one[1], one[0]))
            ],
            amount=sum(kinds.values(), NOTHING),
            people=len(set().union(*(whom[payer, kind] for kind in kinds))),
        )
        for payer, kinds in amounts.items()
    ]
    counted = set().union(*whom.values()) if whom else set()
    return Flow(
        year=year,
        payers=sorted(found, key=lambda one: (one.payer == NOBODY_NAMED, -one.amount, one.payer)),
        follows=_follows(Q(person__head__in=heads), died, until=last, year=year),
        heads=sorted(counted),
    )
