"""What is still to be spent on every line of a year, beside what its budget has left."""

from dataclasses import dataclass

from django.db.models import Sum

from lifecourse.finance.kinds.ledger import Kind
from lifecourse.finance.models import Balance, FundYear, SchemeLine
from lifecourse.finance.queries.spending import left_of


@dataclass(frozen=True, kw_only=True)
class ForecastLine:
    """One line: left of its budget after spending and orders, and what is still to be spent. In pence."""

    line: SchemeLine
    left: int
    to_come: int

    @property
    def over(self) -> int:
        """By how much more will be spent than there is; nothing or below where it will do."""
        return self.to_come - self.left


def read_forecast(year: FundYear) -> list[ForecastLine]:
    """Every line of a year with its forecast in months that are open: in three queries."""
    lines = list(
        SchemeLine.objects.filter(contribution__year=year).select_related("scheme", "lead", "contribution")
    )
    left = left_of(year, [line.pk for line in lines])
    rows = Balance.objects.filter(account__year=year, account__kind=Kind.FORECAST.value, month__closed=False)
    to_come = dict(rows.values_list("account__line").annotate(all=Sum("pence")).order_by("account__line"))
    return [ForecastLine(line=one, left=left[one.pk], to_come=to_come.get(one.pk, 0)) for one in lines]
