"""A forecast on two sides of paper."""

from typing import Any

from lifecourse.forecasting.reading.sides import sides_of
from lifecourse.forecasting.views.results import ResultPage


class PrintForecastView(ResultPage):
    """Two sides of A4 for a board, as they will print."""

    template_name = "forecasting/print.html"
    shows = "print"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """All that is printed."""
        context = super().get_context_data(**kwargs)
        return context | {"two": sides_of(self.forecast, url=self.made_from_url)}
