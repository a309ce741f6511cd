"""What every operation on a fund asks first: may this be done, and is it of this year."""

from datetime import datetime

from django.db import models
from django.utils.timezone import localdate

from lifecourse.accounts.api import Account
from lifecourse.finance.models import FundYear
from lifecourse.finance.rules.ledger import MonthState
from lifecourse.finance.rules.months import CannotHold
from lifecourse.organisations.api import NotAllowed, Permission, check_may, organisations_acted_for

SENT_BEFORE = (
    "This form was sent before, and what it said then stands. To say something else, open the page again."
)


def locked(year: FundYear) -> FundYear:
    """The year, with everybody else who would post into it waiting until this is done."""
    kept = FundYear.objects.select_for_update(of=("self",))
    return kept.select_related("fund__agreement__partnership", "fund__agreement__host").get(pk=year.pk)


def check_keeps(year: FundYear, *, by: Account | None, at: datetime) -> None:
    """Raises NotAllowed unless this person keeps the fund for its host."""
    if by is None:
        return
    agreement, on = year.fund.agreement, localdate(at)
    check_may(by, Permission.KEEP_FUND, partnership=agreement.partnership, on=on)
    acts_for = organisations_acted_for(by, Permission.KEEP_FUND, partnership=agreement.partnership, on=on)
    if agreement.host not in acts_for:
        raise NotAllowed(f"The books are kept by {agreement.host}, which holds the money.")


def check_of(year: FundYear, *rows: models.Model | None) -> None:
    """Raises CannotHold when something belongs to another year or fund."""
    for row in rows:
        if row is not None and getattr(row, "year_id", None) != year.pk:
            raise CannotHold(f"{row} does not belong to {year}.")


def states_of(year: FundYear) -> list[MonthState]:
    """The months of a year as rules know them, in their order."""
    return [
        MonthState(number=one.number, first_day=one.first_day, last_day=one.last_day, closed=one.closed)
        for one in year.months.order_by("number")
    ]


def same[Row: models.Model](standing: Row, **said: object) -> Row:
    """What stands under a key, where it is what is said now, by column. Raises CannotHold where it is not.

    Somebody goes back to a form that they sent, says something else and sends it under the key it has.
    """
    if any(getattr(standing, name) != value for name, value in said.items()):
        raise CannotHold(SENT_BEFORE)
    return standing
