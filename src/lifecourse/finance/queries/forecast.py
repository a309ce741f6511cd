"""What is forecast on a line."""

from lifecourse.finance.kinds.ledger import Kind
from lifecourse.finance.models import Balance, FundYear, SchemeLine
from lifecourse.finance.rules.ledger import At


def forecast_of(year: FundYear, line: SchemeLine) -> dict[int, int]:
    """What stands as still to be spent, in pence by month number."""
    rows = Balance.objects.filter(account__year=year, account__code=At(kind=Kind.FORECAST, line=line.pk).code)
    return dict(rows.values_list("month__number", "pence").order_by("month__number"))
