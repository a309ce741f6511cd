"""Addresses of budget that moves."""

from django.urls import path

from lifecourse.finance.views import virement

YEAR = "<slug:fund>/<slug:year>"
urlpatterns = [
    path(f"{YEAR}/virements/", virement.ShowVirementsView.as_view(), name="show_virements"),
    path(f"{YEAR}/virements/ask", virement.AskVirementView.as_view(), name="ask_virement"),
    path(f"{YEAR}/virements/<uuid:virement>", virement.AnswerVirementView.as_view(), name="answer_virement"),
]
