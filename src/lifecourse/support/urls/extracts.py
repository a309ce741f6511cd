"""The addresses of what comes in from other bodies to be compared, and of what a council sends out."""

from django.urls import URLPattern, path

from lifecourse.support.views.extracts import ShowExtract, ShowExtracts
from lifecourse.support.views.returns import ShowReturn

urlpatterns: list[URLPattern] = [
    path("extracts/", ShowExtracts.as_view(), name="extracts"),
    path("extracts/<int:number>/", ShowExtract.as_view(), name="show_extract"),
    path("client-level-data/", ShowReturn.as_view(), name="client_level_data"),
]
