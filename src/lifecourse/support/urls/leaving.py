"""The addresses of leaving hospital."""

from django.urls import URLPattern, path

from lifecourse.support.views.leaving import ShowDelays, ShowForTheHome

urlpatterns: list[URLPattern] = [
    path("delays/", ShowDelays.as_view(), name="delays"),
    path("<uuid:key>/for-the-home/", ShowForTheHome.as_view(), name="for_the_home"),
]
