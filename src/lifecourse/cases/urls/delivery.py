"""Addresses of how cases are carried out."""

from django.urls import path

from lifecourse.cases.views import delivery

# Before a case's own address: no case is called actions.
urlpatterns = [
    path("<slug:partnership>/actions/", delivery.ShowCarriedOutView.as_view(), name="show_carried_out"),
    path(
        "<slug:partnership>/<slug:case>/delivery/", delivery.ShowDeliveryView.as_view(), name="show_delivery"
    ),
    path(
        "<slug:partnership>/<slug:case>/delivery/<slug:milestone>/take-on/",
        delivery.CarryOutView.as_view(),
        name="carry_out",
    ),
    path(
        "<slug:partnership>/<slug:case>/report/",
        delivery.ShowHalfView.as_view(),
        name="show_half",
    ),
]
