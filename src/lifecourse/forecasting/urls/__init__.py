"""Addresses of forecasts."""

from django.urls import URLPattern

app_name = "forecasting"
# Each subject's addresses stand in a file of its own here, added as a list.
urlpatterns: list[URLPattern] = []
