"""Addresses of what schemes brought."""

from django.urls import path

from lifecourse.finance.views import outputs

YEAR = "<slug:fund>/<slug:year>"
urlpatterns = [
    path(f"{YEAR}/outputs/", outputs.ShowOutputsView.as_view(), name="show_outputs"),
    path(
        f"{YEAR}/outputs/<int:output>/<int:quarter>", outputs.CountOutputView.as_view(), name="count_output"
    ),
]
