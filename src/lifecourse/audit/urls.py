"""Addresses of the record of change."""

from django.urls import path

from lifecourse.audit import views

app_name = "audit"
urlpatterns = [path("", views.show_entries, name="show_entries")]
