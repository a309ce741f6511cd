"""Addresses of a case's model."""

from django.urls import path

from lifecourse.cases.views import model

urlpatterns = [
    path("<slug:partnership>/<slug:case>/model/", model.ShowModelView.as_view(), name="show_model"),
]
