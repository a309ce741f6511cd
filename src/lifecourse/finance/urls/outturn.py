"""The address of a figure that is worked out."""

from django.urls import path

from lifecourse.finance.views import outturn

urlpatterns = [
    path("<slug:fund>/<slug:year>/outturn/", outturn.ShowOutturnView.as_view(), name="show_outturn"),
]
