"""What is told in a return, what was filed, and what partners paid."""

from collections import Counter

from django.db.models import Sum

from lifecourse.finance.kinds.ledger import Kind
from lifecourse.finance.models import FiledReturn, FundYear, Posting, ReturnWords


def words_of(year: FundYear, quarter: int) -> ReturnWords | None:
    """What is told of a quarter, or of the whole year (0), by whoever wrote last."""
    return ReturnWords.objects.filter(year=year, quarter=quarter).select_related("by").order_by("id").last()


def filed_of(year: FundYear, quarter: int) -> list[FiledReturn]:
    """Every version that was filed, the newest first, without its bytes."""
    rows = FiledReturn.objects.filter(year=year, quarter=quarter).select_related("by", "words")
    return list(rows.defer("content").order_by("-number"))


def paid_by(year: FundYear, *, up_to: int) -> Counter[int]:
    """What partners paid to the host, less what it paid to them: pence by the partner's key."""
    rows = Posting.objects.filter(entry__year=year, month__number__lte=up_to)
    found: Counter[int] = Counter()
    into = rows.filter(from_account__kind=Kind.PARTNER.value, to_account__kind=Kind.CASH.value)
    for party, pence in into.order_by().values_list("from_account__party").annotate(all=Sum("pence")):
        found[party] += pence
    out = rows.filter(from_account__kind=Kind.CASH.value, to_account__kind=Kind.PARTNER.value)
    for party, pence in out.order_by().values_list("to_account__party").annotate(all=Sum("pence")):
        found[party] -= pence
    return found
