"""The address of where a fund's money goes."""

from django.urls import path

from lifecourse.finance.views import flow

urlpatterns = [
    path("<slug:fund>/<slug:year>/flow/", flow.ShowFlowView.as_view(), name="show_flow"),
]
