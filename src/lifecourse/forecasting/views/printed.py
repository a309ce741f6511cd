"""A forecast on two sides of paper."""

from typing import Any

from lifecourse.forecasting.reading.listed import name_of
from lifecourse.forecasting.reading.printed import two_sides
from lifecourse.forecasting.views.results import ResultPage


class PrintForecastView(ResultPage):
    """Two sides of A4 for a board, as they will print."""

    template_name = "forecasting/print.html"
    shows = "print"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """All that is printed."""
        context = super().get_context_data(**kwargs)
        title = f"Forecast {self.forecast.number} of {self.partnership.name}"
        return context | {
            "title": title,
            "two": two_sides(
                self.outlook,
                name=name_of(self.forecast),
                title=title,
                baseline=self.baseline,
                url=self.made_from_url,
            ),
        }
