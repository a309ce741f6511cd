"""Addresses of what forecasts say."""

from django.urls import path

from lifecourse.forecasting.views import board, results

ONE = "<int:pk>/"

urlpatterns = [
    path(ONE, results.ShowForecastView.as_view(), name="forecast"),
    path(f"{ONE}changes/", results.CompareView.as_view(), name="compare"),
    path(f"{ONE}board/", board.ShowBoardView.as_view(), name="board"),
]
