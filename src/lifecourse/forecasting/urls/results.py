"""Addresses of what forecasts say."""

from django.urls import path

from lifecourse.forecasting.views import board, choosing, keeping_tried, printed, results

ONE = "<int:pk>/"

urlpatterns = [
    path(ONE, results.ShowForecastView.as_view(), name="forecast"),
    path(f"{ONE}changes/", results.CompareView.as_view(), name="compare"),
    path(f"{ONE}board/", board.ShowBoardView.as_view(), name="board"),
    path(f"{ONE}board/keep/", keeping_tried.KeepTriedView.as_view(), name="keep_tried"),
    path(f"{ONE}buys-most/", choosing.ShowChoosingView.as_view(), name="choosing"),
    path(f"{ONE}two-pages/", printed.PrintForecastView.as_view(), name="print"),
]
