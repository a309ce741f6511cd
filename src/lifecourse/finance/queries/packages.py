"""What people's money comes to by the support room, and what of it stands in a fund's books."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, Sum

from lifecourse.finance.models import FundYear, Month, PackageLine, PersonCost
from lifecourse.finance.rules.packages import Cost, Item, Mapped, Untaken, sort_out
from lifecourse.support.api import package_costs


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """What is to stand in the books for some months, what no line takes, and what stands there. In pence."""

    now: dict[Item, int]
    untaken: list[Untaken]
    stands: dict[Item, int]


def mapped_in(year: FundYear) -> list[Mapped]:
    """Which line takes what in a year."""
    rows = PackageLine.objects.filter(year=year).select_related("from_month")
    return [
        Mapped(payer=one.payer_id, kind=one.kind, line=one.line_id, from_month=one.from_month.number)
        for one in rows
    ]


def gather(year: FundYear, months: Sequence[Month]) -> Gathered:
    """People's money of some months of a year, whoever they are. Whoever calls has checked who may."""
    parties = set(year.fund.agreement.parties.values_list("organisation", flat=True))
    numbers = {(one.first_day, one.last_day): one.number for one in months}
    costs = [
        Cost(
            what=one.what,
            of=one.of,
            person=one.person,
            head=one.head,
            council=one.council,
            kind=one.kind,
            payer=one.payer,
            paid_to=one.paid_to,
            month=numbers[one.period.first, one.period.last],
            pence=one.pence,
        )
        for one in package_costs(list(numbers), payers=parties)
    ]
    now, untaken = sort_out(costs, mapped_in(year), parties=parties, elsewhere=_elsewhere(year, months))
    return Gathered(now=now, untaken=untaken, stands=standing(year, months))


def standing(year: FundYear, months: Sequence[Month]) -> dict[Item, int]:
    """What stands in the books of a year for each item of some months; what was reversed does not."""
    rows = PersonCost.objects.filter(entry__year=year, month__in=months, entry__reversed_by=None)
    fields = ("what", "of", "person", "payer", "month__number", "line", "paid_to")
    sums = rows.values_list(*fields).annotate(all=Sum(F("now") - F("was"))).order_by(*fields)
    return {
        Item(what=what, of=of, person=person, payer=payer, month=month, line=line, paid_to=paid_to): pence
        for what, of, person, payer, month, line, paid_to, pence in sums
        if pence
    }


def _elsewhere(year: FundYear, months: Sequence[Month]) -> set[tuple[str, int, int, int]]:
    """What the books of other funds took already for these months: what, of, payer and month."""
    numbers = {one.first_day: one.number for one in months}
    rows = PersonCost.objects.filter(month__first_day__in=numbers, entry__reversed_by=None)
    others = rows.exclude(entry__year=year).values_list("what", "of", "payer", "month__first_day")
    sums = others.annotate(all=Sum(F("now") - F("was"))).order_by("what", "of", "payer", "month__first_day")
    return {(what, of, payer, numbers[first]) for what, of, payer, first, pence in sums if pence}
