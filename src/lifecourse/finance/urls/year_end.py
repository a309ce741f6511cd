"""Addresses of the end of a year."""

from django.urls import path

from lifecourse.finance.views import year_end

AT = "<slug:fund>/<slug:year>/end/"
urlpatterns = [
    path(AT, year_end.ShowYearEndView.as_view(), name="show_year_end"),
    path(f"{AT}prepare/", year_end.PrepareYearEndView.as_view(), name="prepare_year_end"),
    path(f"{AT}agree/", year_end.AgreeYearEndView.as_view(), name="agree_year_end"),
    path(f"{AT}settle/", year_end.SettleYearView.as_view(), name="settle_year"),
    path(f"{AT}close/", year_end.CloseYearView.as_view(), name="close_year"),
]
