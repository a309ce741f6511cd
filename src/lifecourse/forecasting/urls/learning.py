"""Addresses of how wrong forecasts were."""

from django.urls import path

from lifecourse.forecasting.views import learning

urlpatterns = [
    path("how-wrong/", learning.ShowHowWrongView.as_view(), name="how_wrong"),
]
