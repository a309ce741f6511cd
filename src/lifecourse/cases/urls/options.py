"""Addresses of a case's options."""

from django.urls import path

from lifecourse.cases.views import options

OPTIONS = [
    path("<slug:partnership>/<slug:case>/options/", options.ShowOptionsView.as_view(), name="show_options"),
]
