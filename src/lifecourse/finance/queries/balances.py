"""What stands in the ledger: read from the balances that are kept as postings are made."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Sum

from lifecourse.finance.kinds.ledger import Kind
from lifecourse.finance.models import Balance, FundYear, LedgerAccount
from lifecourse.finance.rules.ledger import At


@dataclass(frozen=True, kw_only=True)
class Stands:
    """What came to a place in one month, less what went from it, in pence."""

    at: At
    month: int
    pence: int


def place(account: LedgerAccount) -> At:
    """Where an account stands, as rules know it."""
    return At(
        kind=Kind(account.kind),
        party=account.party_id,
        contribution=account.contribution_id,
        line=account.line_id,
    )


def balances_of(year: FundYear) -> Iterator[Stands]:
    """Everything that stands in a year, by account and month: in one query, however much was posted."""
    rows = Balance.objects.filter(account__year=year).select_related("account", "month")
    for row in rows.order_by("account__code", "month__number"):
        yield Stands(at=place(row.account), month=row.month.number, pence=row.pence)


def sums_by_place(stands: Iterable[Stands], *, up_to: int) -> defaultdict[tuple[Kind, int | None], int]:
    """What stands by kind and the row it is of, in pence up to a month's end; 0 where nothing does."""
    sums: defaultdict[tuple[Kind, int | None], int] = defaultdict(int)
    for one in stands:
        if one.month <= up_to:
            sums[one.at.kind, one.at.of] += one.pence
    return sums


def sum_of(year: FundYear, at: At, *, up_to: int | None = None) -> int:
    """What stands at a place, in pence: over the whole year, or up to a month's end."""
    rows = Balance.objects.filter(account__year=year, account__code=at.code)
    if up_to is not None:
        rows = rows.filter(month__number__lte=up_to)
    return rows.aggregate(all=Sum("pence"))["all"] or 0
