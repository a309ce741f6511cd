"""The months of a year of a fund."""

from lifecourse.finance.models import FundYear, Month
from lifecourse.finance.rules.months import CannotHold


def month_of(year: FundYear, number: int) -> Month:
    """One month of a year, by its number from 1. Raises CannotHold when the year has none of it."""
    found = year.months.filter(number=number).first()
    if found is None:
        raise CannotHold(f"The year has no month {number}.")
    return found
