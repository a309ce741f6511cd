"""Addresses of how wrong forecasts were."""

from django.urls import path

from lifecourse.forecasting.views import learning

urlpatterns = [
    path("<slug:partnership>/how-wrong/", learning.ShowOwnPastView.as_view(), name="own_past"),
    path("how-wrong/", learning.ShowHowWrongView.as_view(), name="how_wrong"),
]
