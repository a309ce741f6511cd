"""What schemes brought beside what they were to bring, and what one of it cost."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from lifecourse.finance.models import FundYear, Output, OutputResult, SchemeLine
from lifecourse.finance.queries.balances import balances_of
from lifecourse.finance.queries.variance import figures_of
from lifecourse.finance.rules.outputs import counted_up_to, delivered, unit_cost
from lifecourse.finance.rules.variance import QUARTERS, Figures


@dataclass(frozen=True, kw_only=True)
class OutputStands:
    """An output with the count of each quarter that stands, and what one cost; None: it cannot be said.

    `up_to` is the last quarter counted without a gap, `spent` what the whole scheme spent by then.
    """

    output: Output
    leads: frozenset[int]
    results: dict[int, OutputResult]
    up_to: int
    delivered: Decimal
    budget: int
    spent: int
    planned_cost: int | None
    cost: int | None

    @property
    def quarters(self) -> list[tuple[int, OutputResult | None]]:
        """Each quarter with its count."""
        return [(one, self.results.get(one)) for one in QUARTERS]

    @property
    def last_month(self) -> int:
        """The last month of what is counted."""
        return self.up_to * 3


def read_outputs(year: FundYear, *, up_to: int = QUARTERS[-1]) -> list[OutputStands]:
    """Every output of a year with what was counted up to a quarter: in a fixed number of queries."""
    stands = list(balances_of(year))
    by_quarter = {one: figures_of(stands, one) for one in QUARTERS}
    lines: dict[int, list[SchemeLine]] = {}
    for line in SchemeLine.objects.filter(contribution__year=year):
        lines.setdefault(line.scheme_id, []).append(line)
    results: dict[int, dict[int, OutputResult]] = {}
    rows = OutputResult.objects.filter(output__scheme__priority__year=year, quarter__lte=up_to)
    for row in rows.select_related("by").order_by("id"):
        results.setdefault(row.output_id, {})[row.quarter] = row
    outputs = Output.objects.filter(scheme__priority__year=year).select_related("scheme__priority")
    return [
        _stands(one, lines.get(one.scheme_id, []), results.get(one.pk, {}), by_quarter)
        for one in outputs.order_by("scheme__priority__number", "scheme__number", "id")
    ]


def _stands(
    output: Output,
    lines: list[SchemeLine],
    results: dict[int, OutputResult],
    by_quarter: dict[int, dict[int, Figures]],
) -> OutputStands:
    counts = {quarter: row.delivered for quarter, row in results.items()}
    up_to, brought = counted_up_to(counts), delivered(counts)
    keys = [line.pk for line in lines]
    budget = sum(one.planned for one in _of(keys, by_quarter, QUARTERS))
    spent = sum(one.spent for one in _of(keys, by_quarter, range(1, up_to + 1)))
    return OutputStands(
        output=output,
        leads=frozenset(line.lead_id for line in lines),
        results=results,
        up_to=up_to,
        delivered=brought,
        budget=budget,
        spent=spent,
        planned_cost=unit_cost(budget, output.planned),
        cost=unit_cost(spent, brought),
    )


def _of(keys: list[int], by_quarter: dict[int, dict[int, Figures]], quarters: Iterable[int]) -> list[Figures]:
    return [by_quarter[one][key] for one in quarters for key in keys if key in by_quarter[one]]
