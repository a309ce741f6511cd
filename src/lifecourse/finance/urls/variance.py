"""Addresses of what differs from the plan."""

from django.urls import path

from lifecourse.finance.views import variance

YEAR = "<slug:fund>/<slug:year>"
urlpatterns = [
    path(f"{YEAR}/variance/", variance.LatestVarianceView.as_view(), name="show_variance"),
    path(f"{YEAR}/variance/limit", variance.SetLimitView.as_view(), name="set_variance_limit"),
    path(f"{YEAR}/variance/<int:quarter>/", variance.ShowVarianceView.as_view(), name="show_variance_of"),
    path(
        f"{YEAR}/variance/<int:quarter>/<int:line>",
        variance.ExplainVarianceView.as_view(),
        name="explain_variance",
    ),
]
