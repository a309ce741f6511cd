"""Where a figure of a forecast comes from, as a plan or a case keeps it beside the figure."""

from django.utils.timezone import localdate

from lifecourse.forecasting.models import Forecast
from lifecourse.forecasting.reading.listed import name_of
from lifecourse.forecasting.rules.saying import day_said

# As many letters of a fingerprint as tell any two apart, in words that a person reads.
LETTERS = 12


def provenance_of(forecast: Forecast) -> str:
    """Which forecast, of what, from which day, and by which fingerprint it is found again."""
    return (
        f"Forecast {forecast.number} of {forecast.partnership}: {name_of(forecast)},"
        f" {day_said(localdate(forecast.at))}, {forecast.draws} draws, fingerprint"
        f" {forecast.fingerprint[:LETTERS]}"
    )
