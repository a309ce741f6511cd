"""Which funds somebody may read: those of partnerships in which their role says so."""

from datetime import date

from django.db.models import QuerySet

from lifecourse.accounts.api import Account
from lifecourse.finance.models import Fund, FundYear
from lifecourse.organisations.api import Permission, partnerships_where


class NoSuchFund(Exception):
    """There is no such fund that this person may see."""


def funds_seen_by(account: Account, *, on: date) -> QuerySet[Fund]:
    """The funds whose books somebody may read on a day: by name."""
    partnerships = partnerships_where(account, Permission.SEE_FUND, on=on)
    return (
        Fund.objects.filter(agreement__partnership__in=partnerships)
        .select_related("agreement__partnership", "agreement__host")
        .order_by("name")
    )


def get_year(fund: str, year: str, *, seen_by: Account, on: date) -> FundYear:
    """One year of a fund. Raises NoSuchFund, also when it exists but is not for this person to see."""
    found = (
        FundYear.objects.filter(fund__in=funds_seen_by(seen_by, on=on), fund__slug=fund, slug=year)
        .select_related("fund__agreement__partnership", "fund__agreement__host")
        .first()
    )
    if found is None:
        raise NoSuchFund(f"There is no fund {fund} with a year {year} that you may see.")
    return found
