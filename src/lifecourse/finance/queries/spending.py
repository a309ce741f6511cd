"""What a line has left, and whether an invoice was posted before."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet, Sum

from lifecourse.finance.kinds.imports import State
from lifecourse.finance.kinds.ledger import Kind, Why
from lifecourse.finance.models import (
    Balance,
    Entry,
    FundYear,
    ImportedLine,
    LedgerAccount,
    LineTurn,
    SchemeLine,
)

# What takes from a line's budget.
TAKES = (Kind.SPENT, Kind.COMMITTED)


def left_of(year: FundYear, lines: Iterable[int]) -> dict[int, int]:
    """Budget less spent less ordered, in pence, by the key of the line. Below nothing: overspent."""
    wanted = list(lines)
    left = dict.fromkeys(wanted, 0)
    rows = Balance.objects.filter(
        account__year=year,
        account__line__in=wanted,
        account__kind__in=[Kind.BUDGET.value, *(kind.value for kind in TAKES)],
    )
    for line, kind, pence in (
        rows.values_list("account__line", "account__kind")
        .annotate(all=Sum("pence"))
        .order_by("account__line")
    ):
        left[line] += pence if kind == Kind.BUDGET.value else -pence
    return left


def left_on(year: FundYear, line: SchemeLine) -> int:
    """Budget less spent less ordered on one line, in pence."""
    return left_of(year, [line.pk])[line.pk]


def end_of(line: SchemeLine) -> LineTurn | None:
    """That a line ended, and why; nothing where it goes on."""
    return LineTurn.objects.filter(line=line, line__ended=True, ended=True).first()


def same_invoice(year: FundYear, *, supplier: str, reference: str) -> Entry | None:
    """What was spent, in any year of this fund, by the same supplier's paper of the same number."""
    if not supplier.strip() or not reference.strip():
        return None
    came = ImportedLine.objects.filter(
        run__year__fund=year.fund_id,
        run__state=State.POSTED.value,
        supplier__iexact=supplier.strip(),
        reference__iexact=reference.strip(),
    )
    return (
        Entry.objects.filter(
            Q(supplier__iexact=supplier.strip(), reference__iexact=reference.strip(), why=Why.SPEND.value)
            | Q(pk__in=came.values("posting__entry")),
            year__fund=year.fund_id,
            reversed_by=None,
        )
        .select_related("year")
        .order_by("-id")
        .first()
    )


def open_orders(year: FundYear) -> QuerySet[Entry]:
    """The orders of a year whose invoice has not come, oldest first."""
    return Entry.objects.filter(year=year, why=Why.ORDER.value, reversed_by=None).order_by(
        "belongs_on", "number"
    )


def order_line(entry: Entry) -> SchemeLine | None:
    """The line for which an entry ordered something; nothing where it is no order."""
    account = (
        LedgerAccount.objects.filter(
            pk__in=entry.postings.values("to_account"), kind=Kind.COMMITTED.value, line__isnull=False
        )
        .select_related("line__scheme", "line__lead", "line__contribution")
        .first()
    )
    return account.line if account and entry.why == Why.ORDER.value else None
