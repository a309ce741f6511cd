"""The lines of a year: whose money pays for which scheme, and who spends it."""

from lifecourse.finance.models import FundYear, SchemeLine


def line_in(year: FundYear, key: int) -> SchemeLine | None:
    """One line of a year, with its scheme, who leads it and whose money it is."""
    rows = SchemeLine.objects.filter(contribution__year=year, pk=key)
    return rows.select_related("scheme__priority", "lead", "contribution__year").first()
