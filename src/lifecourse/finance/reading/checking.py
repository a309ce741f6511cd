"""Whether the balances that are kept are the sum of what was posted."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Sum

from lifecourse.finance.models import Balance, FundYear, LedgerAccount, Month, Posting


@dataclass(frozen=True, kw_only=True)
class Difference:
    """An account and month where the balance kept is not what was posted, in pence."""

    account: LedgerAccount
    month: Month
    kept: int
    posted: int


def balances_differ(year: FundYear) -> list[Difference]:
    """Every balance of a year that is not the sum of its postings: none, unless written past the site."""
    posted: defaultdict[tuple[int, int], int] = defaultdict(int)
    for field, sign in (("to_account", 1), ("from_account", -1)):
        sums = Posting.objects.filter(entry__year=year).values_list(field, "month").annotate(all=Sum("pence"))
        for account, month, pence in sums.order_by(field, "month"):
            posted[account, month] += sign * pence
    kept = {(row.account_id, row.month_id): row.pence for row in Balance.objects.filter(account__year=year)}
    wrong = sorted(place for place in {*posted, *kept} if posted.get(place, 0) != kept.get(place, 0))
    accounts = LedgerAccount.objects.in_bulk([account for account, _ in wrong])
    months = Month.objects.in_bulk([month for _, month in wrong])
    return [
        Difference(
            account=accounts[account],
            month=months[month],
            kept=kept.get((account, month), 0),
            posted=posted.get((account, month), 0),
        )
        for account, month in wrong
    ]
