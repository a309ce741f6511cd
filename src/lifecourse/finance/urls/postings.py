"""Addresses of postings and entries."""

from django.urls import path

from lifecourse.finance.views import postings

urlpatterns = [
    path(
        "<slug:fund>/<slug:year>/postings/",
        postings.ShowPostingsView.as_view(),
        name="show_postings",
    ),
    path(
        "<slug:fund>/<slug:year>/entries/<int:number>/",
        postings.ShowEntryView.as_view(),
        name="show_entry",
    ),
]
