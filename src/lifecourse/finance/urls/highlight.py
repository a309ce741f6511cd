"""Addresses of the page for a board."""

from django.urls import path

from lifecourse.finance.views import highlight

YEAR = "<slug:fund>/<slug:year>"
urlpatterns = [
    path(f"{YEAR}/highlight/", highlight.LatestHighlightView.as_view(), name="show_highlight"),
    path(f"{YEAR}/highlight/<int:quarter>/", highlight.ShowHighlightView.as_view(), name="show_highlight_of"),
]
