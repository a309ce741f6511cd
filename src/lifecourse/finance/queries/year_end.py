"""The settlements of a year that were prepared."""

from lifecourse.finance.models import FundYear, YearEnd


def end_of(year: FundYear, sent: str) -> YearEnd | None:
    """The settlement of a year that a page names by its number; None for what is no such number."""
    rows = YearEnd.objects.filter(year=year)
    return next((one for one in rows if str(one.pk) == sent), None)
