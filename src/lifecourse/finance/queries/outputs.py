"""What a fund's schemes are to bring, and what was counted of it."""

from lifecourse.finance.models import FundYear, Output, OutputResult


def output_of(year: FundYear, key: int) -> Output | None:
    """One output of a year, with its scheme."""
    rows = Output.objects.filter(scheme__priority__year=year, pk=key)
    return rows.select_related("scheme__priority").first()


def counted(output: Output, quarter: int) -> OutputResult | None:
    """What was counted last of an output in a quarter."""
    return OutputResult.objects.filter(output=output, quarter=quarter).order_by("id").last()
