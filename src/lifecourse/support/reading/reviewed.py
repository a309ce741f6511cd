"""What people's support cost one organisation before their review and costs after it: sums, and nobody's."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db.models import F, Min

from lifecourse.people.api import death_days
from lifecourse.support.models import Review, Service, ServiceShare
from lifecourse.support.reading.packages import cost_of_service, shares_of
from lifecourse.support.reading.plan import Division
from lifecourse.support.rules.costs import Period
from lifecourse.support.rules.reviewed import DAYS, AroundReviews, Paid, Reviewed, around


def costs_around_reviews(*, kinds: Collection[str], payer: int, first: date, on: date) -> AroundReviews:
    """What an organisation pays for those whose first review of these kinds was held from a day on.

    Everybody's, whoever may open their record: people stand in it in fives together, and nobody alone. Who
    has died by `on`, and whose support ended, is in neither sum: neither is a saving. The queries do not grow
    with the people.
    """
    held = _held(kinds, first=first, on=on)
    died = death_days(set(held))
    there = {head: day for head, day in held.items() if died.get(head) is None}
    months = _months(first, on)
    bought = _Bought(there)
    reviewed = [one for head, day in there.items() if (one := bought.of(head, day, payer, months, on))]
    return around(reviewed, on=on, days_of={one.first: (one.last - one.first).days + 1 for one in months})


def _held(kinds: Collection[str], *, first: date, on: date) -> dict[UUID, date]:
    """When each head's first review was held, of those who can be told of by a day."""
    rows = (
        Review.objects.filter(kind__in=kinds, held_on__gte=first, held_on__lte=on - timedelta(days=DAYS))
        .values(head=F("person__head"))
        .annotate(day=Min("held_on"))
        .order_by()
    )
    return {row["head"]: row["day"] for row in rows}


def _months(first: date, on: date) -> list[Period]:
    """The whole months from the one after a day up to a day."""
    found: list[Period] = []
    month = first.replace(day=1)
    while True:
        month = (month + timedelta(days=31)).replace(day=1)
        last = month.replace(day=monthrange(month.year, month.month)[1])
        if last > on:
            return found
        found.append(Period(first=month, last=last))


class _Bought:
    """What goes on being bought for these people, by head, and what is paid for it in a time."""

    def __init__(self, heads: Collection[UUID]) -> None:
        self.services: dict[UUID, list[tuple[Service, list[Division]]]] = defaultdict(list)
        # Paid once, it would look like a year's cost; a dowry pays for services, and is no cost beside them.
        services = Service.objects.filter(person__head__in=list(heads), never_began=False).exclude(
            price_unit="one-off"
        )
        rows = list(services.select_related("person").order_by("pk"))
        said: dict[int, list[ServiceShare]] = defaultdict(list)
        shares = ServiceShare.objects.filter(service__in=[one.pk for one in rows]).select_related("funder")
        for share in shares.order_by("at", "pk"):
            said[share.service_id].append(share)
        for service in rows:
            self.services[service.person.head_id].append((service, shares_of(said[service.pk])))

    def of(self, head: UUID, held: date, payer: int, months: Sequence[Period], on: date) -> Reviewed | None:
        """Somebody's costs around a review; None where it paid nothing before, or nobody pays now."""
        before = Period(first=held - timedelta(days=DAYS), last=held - timedelta(days=1))
        now = Period(first=on - timedelta(days=DAYS - 1), last=on)
        then, after = self._paid(head, payer, before), self._paid(head, payer, now)
        if not then.own or not after.everybody:
            return None
        since: Mapping[date, Paid] = {
            one.first: self._paid(head, payer, one) for one in months if one.first > held
        }
        return Reviewed(held_on=held, before=then, after=after, months=since)

    def _paid(self, head: UUID, payer: int, period: Period) -> Paid:
        parts = [one for row, stand in self.services[head] for one in cost_of_service(row, stand, period)]
        return Paid(
            own=sum(one.pence for one in parts if one.payer == payer),
            everybody=sum(one.pence for one in parts),
        )
