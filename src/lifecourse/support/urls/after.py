"""The addresses of the weeks after hospital."""

from django.urls import URLPattern, path

from lifecourse.support.views.after import (
    BeginShortSupport,
    EndShortSupport,
    SayWhereAfter,
    ShowAfter,
    ShowWeeksAfter,
)

urlpatterns: list[URLPattern] = [
    path("after-hospital/", ShowWeeksAfter.as_view(), name="weeks_after"),
    path("after-hospital/<int:number>/end/", EndShortSupport.as_view(), name="end_short_support"),
    path("after-hospital/<int:number>/where/", SayWhereAfter.as_view(), name="say_where_after"),
    path("<uuid:key>/after-hospital/", ShowAfter.as_view(), name="show_after"),
    path("<uuid:key>/after-hospital/begin/", BeginShortSupport.as_view(), name="begin_short_support"),
]
