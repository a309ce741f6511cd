"""The page of a fund for a board."""

from typing import Any

from lifecourse.finance.reading.highlight import read_highlight
from lifecourse.finance.views.quarter import LatestQuarterPage, QuarterPage


class ShowHighlightView(QuarterPage):
    """One quarter, or the whole year, on one page."""

    template_name = "finance/highlight.html"
    here = "highlight"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The report."""
        return super().get_context_data(report=read_highlight(self.year, self.quarter()), **kwargs)


class LatestHighlightView(LatestQuarterPage, ShowHighlightView):
    """The quarter that today lies in."""
