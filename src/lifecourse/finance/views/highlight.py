"""The page of a fund for a board."""

from typing import Any

from lifecourse.finance.reading.highlight import read_highlight
from lifecourse.finance.rules.variance import months_asked
from lifecourse.finance.views.quarter import LatestQuarterPage, QuarterPage


class ShowHighlightView(QuarterPage):
    """One quarter, or the whole year, on one page."""

    template_name = "finance/highlight.html"
    here = "highlight"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The report."""
        quarter = self.quarter()
        report = read_highlight(self.year, quarter)
        return super().get_context_data(report=report, in_quarter=months_asked(quarter), **kwargs)


class LatestHighlightView(LatestQuarterPage, ShowHighlightView):
    """The quarter that today lies in."""
