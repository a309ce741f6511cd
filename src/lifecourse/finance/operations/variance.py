"""Saying why a line's spending is not what was planned, and from how much on that is asked."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from lifecourse.accounts.api import Stamp
from lifecourse.finance.kinds.variance import Reason
from lifecourse.finance.models import FundYear, SchemeLine, VarianceLimit, VarianceReason
from lifecourse.finance.operations.keeping import check_keeps, check_of, locked, same
from lifecourse.finance.queries.variance import figures_on, limit_of
from lifecourse.finance.rules.months import CannotHold
from lifecourse.finance.rules.variance import Explained, Figures, explained
from lifecourse.organisations.api import NotAllowed, Permission, organisations_acted_for


@dataclass(frozen=True, kw_only=True)
class Why:
    """Why a line differs, what is done about it, by which role and until when."""

    kind: Reason
    words: str
    action: str = ""
    who: str = ""
    until: date | None = None


@transaction.atomic
def explain_variance(
    *, year: FundYear, line: SchemeLine, quarter: int, read: Figures, why: Why, stamp: Stamp
) -> VarianceReason:
    """Keep a reason beside the figures that its writer read. The same key is kept once.

    Raises NotAllowed, or CannotHold where the figures are others by now or there is nothing to explain.
    """
    year = locked(year)
    check_of(year, line.contribution)
    check_may_explain(year, line, stamp=stamp)
    says = _says(why)
    if (standing := VarianceReason.objects.filter(key=stamp.key).first()) is not None:
        return same(
            standing, line_id=line.pk, quarter=quarter, planned=read.planned, spent=read.spent, **says
        )
    now = figures_on(year, line, quarter)
    if now != read:
        raise CannotHold(
            "The figures moved while you were writing: look at them again, and send it again if the reason "
            "still holds."
        )
    limit = limit_of(year)
    if explained(now, limit=limit.pence if limit else 0, written_of=None) is Explained.WITHIN:
        raise CannotHold("It does not differ by more than the limit: there is nothing to explain.")
    if not why.words.strip():
        raise CannotHold("Say in your own words why it differs.")
    if why.action.strip() and not why.who.strip():
        raise CannotHold("Say which role does it: an action that is nobody's is not done.")
    return VarianceReason.objects.create(
        line=line,
        key=stamp.key,
        quarter=quarter,
        planned=now.planned,
        spent=now.spent,
        by=stamp.by,
        at=stamp.at,
        **says,
    )


def _says(why: Why) -> dict[str, Any]:
    return {
        "kind": why.kind.value,
        "words": why.words.strip(),
        "action": why.action.strip(),
        "who": why.who.strip(),
        "until": why.until,
    }


def check_may_explain(year: FundYear, line: SchemeLine, *, stamp: Stamp) -> None:
    """Raises NotAllowed unless this person keeps the fund, or answers for the money of the line's partner."""
    if stamp.by is None:
        return
    acts_for = organisations_acted_for(
        stamp.by,
        Permission.KEEP_FUND,
        partnership=year.fund.agreement.partnership,
        on=localdate(stamp.at),
    )
    if not {year.fund.agreement.host_id, line.lead_id} & {one.pk for one in acts_for}:
        raise NotAllowed(f"Why it differs is said by {line.lead}, or by whoever keeps the books.")


@transaction.atomic
def set_variance_limit(*, year: FundYear, pence: int, agreed_in: str, stamp: Stamp) -> VarianceLimit:
    """From how much on a difference is explained, in pence. Raises NotAllowed or CannotHold."""
    year = locked(year)
    check_keeps(year, by=stamp.by, at=stamp.at)
    if (standing := VarianceLimit.objects.filter(key=stamp.key).first()) is not None:
        return same(standing, year_id=year.pk, pence=pence, agreed_in=agreed_in.strip())
    if pence < 0:
        raise CannotHold("A limit is not below nothing.")
    if not agreed_in.strip():
        raise CannotHold("Say where partners agreed to it: the clause, or the meeting and its day.")
    return VarianceLimit.objects.create(
        year=year, key=stamp.key, pence=pence, agreed_in=agreed_in.strip(), by=stamp.by, at=stamp.at
    )
