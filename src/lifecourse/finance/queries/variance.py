"""What was written about differences from the plan, and from how much on."""

from collections.abc import Iterable

from lifecourse.finance.kinds.ledger import Kind
from lifecourse.finance.models import FundYear, SchemeLine, VarianceLimit, VarianceReason
from lifecourse.finance.queries.balances import Stands, balances_of
from lifecourse.finance.rules.variance import Figures, months_in


def limit_of(year: FundYear) -> VarianceLimit | None:
    """The limit that holds."""
    return year.variance_limits.order_by("id").last()


def reasons_of(year: FundYear, quarter: int) -> dict[int, list[VarianceReason]]:
    """Every reason of a period by the key of its line, the newest first: in one query."""
    rows = VarianceReason.objects.filter(line__contribution__year=year, quarter=quarter)
    found: dict[int, list[VarianceReason]] = {}
    for row in rows.select_related("by").order_by("-id"):
        found.setdefault(row.line_id, []).append(row)
    return found


def figures_of(stands: Iterable[Stands], quarter: int) -> dict[int, Figures]:
    """What was planned and spent in a period by the key of a line, in pence."""
    planned: dict[int, int] = {}
    spent: dict[int, int] = {}
    months = months_in(quarter)
    for one in stands:
        if one.month not in months or one.at.line is None:
            continue
        if one.at.kind is Kind.BUDGET:
            planned[one.at.line] = planned.get(one.at.line, 0) + one.pence
        elif one.at.kind is Kind.SPENT:
            spent[one.at.line] = spent.get(one.at.line, 0) + one.pence
    return {
        line: Figures(planned=planned.get(line, 0), spent=spent.get(line, 0)) for line in {*planned, *spent}
    }


def figures_on(year: FundYear, line: SchemeLine, quarter: int) -> Figures:
    """What was planned and spent on one line in a period."""
    return figures_of(balances_of(year), quarter).get(line.pk, Figures(planned=0, spent=0))
