"""The addresses of counts. They hold periods, organisations and definitions, and nothing about a person."""

from django.urls import URLPattern, path

from lifecourse.support.views.counts import ShowCounts
from lifecourse.support.views.counts_journeys import ShowJourneys
from lifecourse.support.views.counts_out import CountsToPublish, TakeCounts, TakeCountsToPublish

urlpatterns: list[URLPattern] = [
    path("", ShowCounts.as_view(), name="counts"),
    path("from-where-to-where/", ShowJourneys.as_view(), name="count_journeys"),
    path("exact.<str:kind>", TakeCounts.as_view(), name="take_counts"),
    path("to-publish/", CountsToPublish.as_view(), name="counts_to_publish"),
    path("to-publish.<str:kind>", TakeCountsToPublish.as_view(), name="take_counts_to_publish"),
]
