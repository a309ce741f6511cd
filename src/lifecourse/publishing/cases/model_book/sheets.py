"""The sheets of a model, in their order."""

from collections.abc import Callable

from lifecourse.publishing.cases.model_book.flows import write_benefits, write_costs, write_moves
from lifecourse.publishing.cases.model_book.inputs import write_inputs
from lifecourse.publishing.cases.model_book.plan import (
    BENEFITS,
    COSTS,
    INPUTS,
    MOVES,
    RATES,
    RESULTS,
    SHARES,
    SPREAD,
    Plan,
)
from lifecourse.publishing.cases.model_book.results import schedule_of, write_rates, write_results
from lifecourse.publishing.cases.model_book.shares import write_shares
from lifecourse.publishing.cases.model_book.spread import write_spread
from lifecourse.publishing.workbook.sheet import Sheet


def model_sheets(plan: Plan) -> list[tuple[str, Callable[[Sheet, Plan], None]]]:
    """The name of each sheet and what writes it: what comes of it first, then what it is made of."""
    found: list[tuple[str, Callable[[Sheet, Plan], None]]] = [
        (RESULTS, write_results),
        (INPUTS, write_inputs),
    ]
    if schedule_of(plan) is not None:
        found.append((RATES, write_rates))
    found += [(COSTS, write_costs), (BENEFITS, write_benefits)]
    if plan.moves:
        found.append((MOVES, write_moves))
    return [*found, (SHARES, write_shares), (SPREAD, write_spread)]
