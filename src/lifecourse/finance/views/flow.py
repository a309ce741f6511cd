"""Where a fund's money goes, as a picture with its table."""

from decimal import Decimal
from typing import Any

from lifecourse.design.api import MoneyFlow, MoneyPath
from lifecourse.finance.reading.flow import flow_of
from lifecourse.finance.reading.statement import read_statement
from lifecourse.finance.views.place import FundReadPage

# What an address may ask for; anything else is the first.
OF = {"budget": "Budget", "spent": "Spent"}
TO = {"who": "Who spends it", "area": "Area of spend"}


class ShowFlowView(FundReadPage):
    """From who puts in, over priorities, to who spends it or what for: of budget or spending."""

    template_name = "finance/flow.html"
    here = "flow"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The picture that was asked for, and the ways to the others."""
        of = next((one for one in OF if one == self.request.GET.get("of")), "budget")
        to = next((one for one in TO if one == self.request.GET.get("to")), "who")
        ways = flow_of(read_statement(self.year), spent=of == "spent", by_area=to == "area")
        picture = MoneyFlow(
            title=f"{'What was spent' if of == 'spent' else 'The budget'} of {self.year}",
            columns=("Who puts in", "Priority", TO[to]),
            paths=tuple(
                MoneyPath(names=(one.giver, one.priority, one.to), pounds=Decimal(one.pence) / 100)
                for one in ways
            ),
        )
        choices = [
            (f"{OF[one].lower() if one == 'spent' else 'budget'}, by {TO[other].lower()}", one, other)
            for one in OF
            for other in TO
            if (one, other) != (of, to)
        ]
        return super().get_context_data(
            picture=picture if ways else None,
            of=of,
            taken_back=[one for one in ways if one.pence < 0],
            choices=choices,
            **kwargs,
        )
