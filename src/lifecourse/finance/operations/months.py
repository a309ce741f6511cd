"""Closing a month, and opening it again with a reason."""

from datetime import datetime

from django.db import transaction

from lifecourse.accounts.api import Account
from lifecourse.finance.models import FundYear, Month, MonthTurn
from lifecourse.finance.operations.keeping import check_keeps, locked, states_of
from lifecourse.finance.queries.imports import suspense_by_month
from lifecourse.finance.queries.months import month_of
from lifecourse.finance.rules.months import (
    CannotHold,
    check_may_close,
    check_may_open,
    check_nothing_in_suspense,
)


@transaction.atomic
def close_month(*, year: FundYear, number: int, why: str = "", by: Account, at: datetime) -> Month:
    """Let nothing more be posted into a month. Raises NotAllowed or CannotHold.

    `why` says why money in suspense is carried on, where there is any.
    """
    return _turn(year, number, closed=True, why=why, by=by, at=at)


@transaction.atomic
def open_month(*, year: FundYear, number: int, why: str, by: Account, at: datetime) -> Month:
    """Let more be posted into a month that was closed. Raises NotAllowed or CannotHold."""
    return _turn(year, number, closed=False, why=why, by=by, at=at)


def _turn(year: FundYear, number: int, *, closed: bool, why: str, by: Account, at: datetime) -> Month:
    year = locked(year)
    check_keeps(year, by=by, at=at)
    if year.closed_at is not None:
        raise CannotHold(f"{year} is closed.")
    states = states_of(year)
    month = month_of(year, number)
    state = next(one for one in states if one.number == number)
    if closed:
        check_may_close(state, states)
        count, pence = suspense_by_month(year).get(number, (0, 0))
        check_nothing_in_suspense(state, count=count, pence=pence, why=why)
    else:
        check_may_open(state, states, why=why)
    month.closed = closed
    month.save(update_fields=["closed"])
    MonthTurn.objects.create(month=month, closed=closed, why=why.strip(), by=by, at=at)
    return month
