"""Addresses of setting up a fund from a workbook."""

from django.urls import path

from lifecourse.finance.views import shape

urlpatterns = [
    path("agreements/<slug:partnership>/set-up/", shape.SetUpView.as_view(), name="set_up_fund"),
    path(
        "agreements/<slug:partnership>/set-up/workbook.xlsx",
        shape.WorkbookToFillView.as_view(),
        name="workbook_to_fill",
    ),
    path("<slug:fund>/<slug:year>/workbook.xlsx", shape.TakeWorkbookView.as_view(), name="take_workbook"),
]
