"""What services and dowries cost in a period, by who pays: for the books of a fund, which name nobody."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from django.db.models import Q

from lifecourse.people.api import councils_responsible, death_days
from lifecourse.standards.api import cost_formula
from lifecourse.support.kinds.plan import SERVICE_COMPONENTS
from lifecourse.support.models import Dowry, Service, ServiceShare
from lifecourse.support.reading.plan import OWN_MONEY, Division, bought_of, divisions, paid_by
from lifecourse.support.rules.costs import Period
from lifecourse.support.rules.dowries import Payments, paid_in_part

# The kind of a dowry, beside the kinds of services.
DOWRY = "dowry"
PACKAGE_KINDS: Mapping[str, str] = {**SERVICE_COMPONENTS, DOWRY: "Money that follows somebody home"}


@dataclass(frozen=True, kw_only=True)
class PackageCost:
    """What one organisation pays of one service or dowry in one period, in whole pence.

    `of` is the key of the service or dowry, `person` that of whom it is for, `council` that of the council
    responsible for them on the last day. `paid_to` is who gets a dowry.
    """

    what: Literal["service", "dowry"]
    of: int
    person: UUID
    head: UUID
    council: int | None
    kind: str
    payer: int
    paid_to: int | None
    period: Period
    pence: int


def package_costs(periods: Sequence[tuple[date, date]], *, payers: Collection[int]) -> list[PackageCost]:
    """What these organisations pay for whom in each of these periods (first day, last day).

    Everybody's, whoever may open their record: whoever calls has checked who may, and shows nobody who it is.
    The queries do not grow with the people.
    """
    if not periods:
        return []
    spans = [Period(first=first, last=last) for first, last in periods]
    whole = Period(first=min(one.first for one in spans), last=max(one.last for one in spans))
    shares = _shares(payers, whole)
    dowries = list(
        Dowry.objects.filter(_within(whole), paid_by__in=payers).select_related("person").order_by("pk")
    )
    people = {service.person_id: service.person for service, _ in shares}
    people |= {dowry.person_id: dowry.person for dowry in dowries}
    heads = {one.head_id for one in people.values()}
    died = death_days(heads)
    found: list[PackageCost] = []
    for period in spans:
        # Who is responsible may change from month to month.
        around = _Around(period=period, died=died, councils=councils_responsible(heads, on=period.last))
        for service, stand in shares:
            paid = _of_service(service, stand, around)
            found.extend(one for one in paid if one.payer in payers)
        for dowry in dowries:
            found.extend(_of_dowry(dowry, around))
    return found


def _within(whole: Period) -> Q:
    return Q(from_date__lte=whole.last) & (Q(to_date=None) | Q(to_date__gte=whole.first))


def _shares(payers: Collection[int], whole: Period) -> list[tuple[Service, list[Division]]]:
    """Services of which one of these pays a part, each with who pays from when on."""
    paying = ServiceShare.objects.filter(funder__in=payers).values("service")
    services = list(
        Service.objects.filter(_within(whole), pk__in=paying, never_began=False)
        .select_related("person")
        .order_by("pk")
    )
    said: dict[int, list[ServiceShare]] = defaultdict(list)
    rows = ServiceShare.objects.filter(service__in=[one.pk for one in services]).select_related("funder")
    for share in rows.order_by("at", "pk"):
        said[share.service_id].append(share)
    return [(one, shares_of(said[one.pk])) for one in services]


def shares_of(said: Sequence[ServiceShare]) -> list[Division]:
    """Who pays how much of a service from when on, as sums of packages tell it: by name and key."""
    return divisions(said, called=_payer)


def cost_of_service(service: Service, stand: Sequence[Division], period: Period) -> list[PackageCost]:
    """What each organisation pays of a service in a period, for somebody who lives."""
    return list(_of_service(service, stand, _Around(period=period, died={}, councils={})))


def _payer(share: ServiceShare) -> str:
    """Who pays, by name and key: odd pence go by name, as on the person's page; two may have one name."""
    return f"{share.funder.name}\0{share.funder_id}" if share.funder else OWN_MONEY


@dataclass(frozen=True, kw_only=True)
class _Around:
    """A period, when people died, and which council is responsible for whom on its last day, by head."""

    period: Period
    died: Mapping[UUID, date | None]
    councils: Mapping[UUID, int]


def _of_service(service: Service, stand: Sequence[Division], around: _Around) -> Iterable[PackageCost]:
    head, period = service.person.head_id, around.period
    formula = cost_formula(period.first)
    parts = paid_by(bought_of(service), stand, period, formula, died=around.died.get(head))
    for named, amount in parts.items():
        _, _, key = named.partition("\0")
        if key and amount:
            yield PackageCost(
                what="service",
                of=service.pk,
                person=service.person_id,
                head=head,
                council=around.councils.get(head),
                kind=service.component,
                payer=int(key),
                paid_to=None,
                period=period,
                pence=int(amount * 100),
            )


def _of_dowry(dowry: Dowry, around: _Around) -> Iterable[PackageCost]:
    head, period = dowry.person.head_id, around.period
    payments = Payments(
        amount=dowry.amount,
        per="week" if dowry.per == "week" else "year",
        from_date=dowry.from_date,
        to_date=dowry.to_date,
        died=around.died.get(head),
    )
    amount = paid_in_part(payments, period)
    if amount:
        yield PackageCost(
            what="dowry",
            of=dowry.pk,
            person=dowry.person_id,
            head=head,
            council=around.councils.get(head),
            kind=DOWRY,
            payer=dowry.paid_by_id,
            paid_to=dowry.paid_to_id,
            period=period,
            pence=int(amount * 100),
        )
