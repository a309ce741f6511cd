"""Addresses of forecasts."""

from lifecourse.forecasting.urls import keeping, learning, results

app_name = "forecasting"
# Each subject's addresses stand in a file of its own here, added as a list.
urlpatterns = [
    *learning.urlpatterns,
    *results.urlpatterns,
    *keeping.urlpatterns,
]
