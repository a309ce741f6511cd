"""What every page about a quarter, or the whole year, has."""

from typing import Any

from django.http import Http404

from lifecourse.finance.reading.statement_shown import latest_month
from lifecourse.finance.rules.variance import MONTHS_OF_QUARTER, PERIODS, quarter_words
from lifecourse.finance.views.place import FundReadPage


class QuarterPage(FundReadPage):
    """A page about the period that its address names."""

    def quarter(self) -> int:
        """The period that is asked for, or a page that is not there."""
        quarter: int = self.kwargs["quarter"]
        if quarter not in PERIODS:
            raise Http404("The year has no such quarter.")
        return quarter

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The period in words, and the others."""
        quarter = self.quarter()
        return super().get_context_data(**kwargs) | {
            "periods": [(one, quarter_words(one)) for one in PERIODS],
            "quarter": quarter,
            "quarter_words": quarter_words(quarter),
        }


class LatestQuarterPage(QuarterPage):
    """The same about the quarter that today lies in."""

    def quarter(self) -> int:
        """By the latest month that has begun."""
        return (latest_month(self.year, on=self.today) - 1) // MONTHS_OF_QUARTER + 1
