"""Addresses of forecasts."""

from lifecourse.forecasting.urls import keeping, results

app_name = "forecasting"
# Each subject's addresses stand in a file of its own here, added as a list.
urlpatterns = [
    *results.urlpatterns,
    *keeping.urlpatterns,
]
