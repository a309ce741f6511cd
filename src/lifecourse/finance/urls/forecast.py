"""Addresses of what is still to be spent."""

from django.urls import path

from lifecourse.finance.views import forecast

YEAR = "<slug:fund>/<slug:year>"
urlpatterns = [
    path(f"{YEAR}/forecast/", forecast.ShowForecastView.as_view(), name="show_forecast"),
    path(f"{YEAR}/forecast/<int:line>", forecast.SetForecastView.as_view(), name="set_forecast"),
]
