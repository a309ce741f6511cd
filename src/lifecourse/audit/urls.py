"""Addresses of the record of change."""

urlpatterns: list = []
