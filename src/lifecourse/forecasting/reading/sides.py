"""All that is printed of a forecast."""

from lifecourse.forecasting.models import Forecast
from lifecourse.forecasting.queries.results import result_of
from lifecourse.forecasting.reading.listed import name_of
from lifecourse.forecasting.reading.printed import TwoSides, two_sides


def sides_of(forecast: Forecast, *, url: str = "") -> TwoSides:
    """A forecast on two sides of paper; `url`: of what it was made from, on a page. Raises BadKept."""
    beside: Forecast | None = forecast.beside
    return two_sides(
        result_of(forecast),
        name=name_of(forecast),
        title=f"Forecast {forecast.number} of {forecast.partnership.name}",
        baseline=result_of(beside) if beside is not None else None,
        url=url,
    )
