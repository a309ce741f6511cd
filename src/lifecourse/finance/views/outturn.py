"""Outturn and what is left, opened to what they are made of."""

from typing import Any

from django.http import Http404

from lifecourse.finance.reading.outturn import read_outturn
from lifecourse.finance.reading.statement import read_statement
from lifecourse.finance.rules.statement import month_now
from lifecourse.finance.views.place import FundReadPage
from lifecourse.finance.views.postings import WantedForm


class ShowOutturnView(FundReadPage):
    """What is spent, ordered and still to come, and the budget: each opens to its own postings."""

    template_name = "finance/outturn.html"
    here = "statement"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The sums of the place that is asked for, up to a month."""
        months = list(self.year.months.order_by("number"))
        form = WantedForm(self.request.GET, year=self.year, months=months)
        if not form.is_valid():
            raise Http404("This year has no such figure.")
        wanted = form.wanted()
        up_to = wanted.up_to or month_now({one.number: one.first_day for one in months}, today=self.today)
        statement = read_statement(self.year, up_to=up_to)
        outturn = read_outturn(statement, wanted)
        return super().get_context_data(
            statement=statement,
            outturn_read=outturn,
            of=outturn.of,
            sums=outturn.sums,
            month=next(one for one in months if one.number == up_to),
            **kwargs,
        )
