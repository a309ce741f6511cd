"""Addresses of cases."""

from django.urls import path

from lifecourse.cases.urls import beginning, delivery, following, model
from lifecourse.cases.urls.approval import APPROVAL
from lifecourse.cases.urls.options import OPTIONS
from lifecourse.cases.views import cases

app_name = "cases"
# Each subject's addresses stand in a file of its own here, added as a list.
urlpatterns = [
    path("", cases.ShowCasesView.as_view(), name="show_cases"),
    *beginning.urlpatterns,
    *following.urlpatterns,
    *delivery.urlpatterns,
    path("<slug:partnership>/<slug:case>/", cases.ShowCaseView.as_view(), name="show_case"),
    *APPROVAL,
    *OPTIONS,
    *model.urlpatterns,
]
