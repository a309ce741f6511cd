"""The addresses of reviews before hospital."""

from django.urls import URLPattern, URLResolver, path

from lifecourse.support.views.before import ShowBefore, WriteRootCause

before_urls: list[URLPattern | URLResolver] = [
    path("reviews/before/", ShowBefore.as_view(), name="reviews_before"),
    path("<uuid:key>/hospital/without-review/", WriteRootCause.as_view(), name="write_root_cause"),
]
