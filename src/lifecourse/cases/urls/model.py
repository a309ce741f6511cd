"""Addresses of a case's model."""

from django.urls import path

from lifecourse.cases.views import model, model_keep

urlpatterns = [
    path("<slug:partnership>/<slug:case>/model/", model.ShowModelView.as_view(), name="show_model"),
    path("<slug:partnership>/<slug:case>/model/keep/", model_keep.KeepModelView.as_view(), name="keep_model"),
]
