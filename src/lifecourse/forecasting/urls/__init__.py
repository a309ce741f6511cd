"""Addresses of forecasts."""

from lifecourse.forecasting.urls import keeping

app_name = "forecasting"
# Each subject's addresses stand in a file of its own here, added as a list.
urlpatterns = [
    *keeping.urlpatterns,
]
