"""Addresses of the months of a year."""

from django.urls import path

from lifecourse.finance.views import months

YEAR = "<slug:fund>/<slug:year>"
urlpatterns = [
    path(f"{YEAR}/months/", months.ShowMonthsView.as_view(), name="show_months"),
    path(f"{YEAR}/months/<int:number>/close", months.CloseMonthView.as_view(), name="close_month"),
    path(f"{YEAR}/months/<int:number>/open", months.OpenMonthView.as_view(), name="open_month"),
]
