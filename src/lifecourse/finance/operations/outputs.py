"""Saying how much of an output a quarter brought."""

from decimal import Decimal

from django.db import transaction
from django.utils.timezone import localdate

from lifecourse.accounts.api import Stamp
from lifecourse.finance.models import FundYear, Output, OutputResult
from lifecourse.finance.operations.keeping import locked, same
from lifecourse.finance.rules.months import CannotHold
from lifecourse.finance.rules.variance import QUARTERS
from lifecourse.organisations.api import NotAllowed, Permission, organisations_acted_for


@transaction.atomic
def count_output(
    *, year: FundYear, output: Output, quarter: int, delivered: Decimal, evidence: str, stamp: Stamp
) -> OutputResult:
    """Keep a count with what shows it; the newest of a quarter stands. Raises NotAllowed or CannotHold."""
    year = locked(year)
    if output.scheme.priority.year_id != year.pk:
        raise CannotHold(f"{output} does not belong to {year}.")
    check_may_count(year, output, stamp=stamp)
    if (standing := OutputResult.objects.filter(key=stamp.key).first()) is not None:
        return same(
            standing,
            output_id=output.pk,
            quarter=quarter,
            delivered=delivered,
            evidence=evidence.strip(),
        )
    if quarter not in QUARTERS:
        raise CannotHold("A year has four quarters.")
    if delivered < 0:
        raise CannotHold("What was brought is not below nothing.")
    if not evidence.strip():
        raise CannotHold("Say what shows it: a report, a register, an invoice.")
    return OutputResult.objects.create(
        output=output,
        quarter=quarter,
        key=stamp.key,
        delivered=delivered,
        evidence=evidence.strip(),
        by=stamp.by,
        at=stamp.at,
    )


def check_may_count(year: FundYear, output: Output, *, stamp: Stamp) -> None:
    """Raises NotAllowed unless this person keeps the books, or answers for the money of one of its lines."""
    if stamp.by is None:
        return
    acts_for = organisations_acted_for(
        stamp.by, Permission.KEEP_FUND, partnership=year.fund.agreement.partnership, on=localdate(stamp.at)
    )
    leads = output.scheme.lines.values_list("lead_id", flat=True)
    if not {year.fund.agreement.host_id, *leads} & {one.pk for one in acts_for}:
        raise NotAllowed("It is counted by whoever spends the scheme's money, or keeps the books.")
