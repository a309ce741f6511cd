"""A year of a fund by the names that a command line gives: no account asks, so nothing is kept from it."""

from datetime import date

from django.db.models import QuerySet

from lifecourse.finance.models import FundYear
from lifecourse.finance.queries.funds import NoSuchFund


def year_called(name: str) -> FundYear:
    """The year of a fund: `rutland-better-care/2016-17`, or its latest year. Raises NoSuchFund."""
    fund, _, slug = name.partition("/")
    years = _years().filter(fund__slug=fund)
    found = (years.filter(slug=slug) if slug else years).first()
    if found is None:
        raise NoSuchFund(f"There is no fund {fund}{f' with a year {slug}' if slug else ''} here.")
    return found


def year_of_partnership(slug: str, *, on: date) -> FundYear:
    """The year, in which a day lies, of a partnership's fund: the first by name. Raises NoSuchFund."""
    found = (
        _years()
        .filter(fund__agreement__partnership__slug=slug, first_day__lte=on, last_day__gte=on)
        .order_by("fund__name")
        .first()
    )
    if found is None:
        raise NoSuchFund(f"The partnership {slug} has no fund with a year in which {on.isoformat()} lies.")
    return found


def _years() -> QuerySet[FundYear]:
    return FundYear.objects.select_related("fund__agreement__partnership", "fund__agreement__host").order_by(
        "-first_day"
    )
