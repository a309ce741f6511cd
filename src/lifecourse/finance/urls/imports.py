"""Addresses of partners' ledgers, of what is in suspense, and of rules for their lines."""

from django.urls import path

from lifecourse.finance.views import imports, one_import, suspense, taking_out

YEAR = "<slug:fund>/<slug:year>"
urlpatterns = [
    path(f"{YEAR}/imports/", imports.ShowImportsView.as_view(), name="show_imports"),
    path(f"{YEAR}/imports/new", imports.HoldExportView.as_view(), name="hold_export"),
    path(f"{YEAR}/imports/total", imports.SayTotalView.as_view(), name="say_total"),
    path(f"{YEAR}/imports/<uuid:key>/", one_import.ShowImportView.as_view(), name="show_import"),
    path(
        f"{YEAR}/imports/<uuid:key>/take-back",
        one_import.TakeBackImportView.as_view(),
        name="take_back_import",
    ),
    path(
        f"{YEAR}/imports/<uuid:key>/rows/<int:number>/take-out",
        taking_out.TakeOutView.as_view(),
        name="take_out",
    ),
    path(f"{YEAR}/suspense/", suspense.SuspenseView.as_view(), name="show_suspense"),
    path(f"{YEAR}/matching/", suspense.ShowRulesView.as_view(), name="show_rules"),
    path(f"{YEAR}/matching/new", suspense.MakeRuleView.as_view(), name="make_rule"),
    path(f"{YEAR}/matching/take-over", suspense.CopyRulesView.as_view(), name="copy_rules"),
    path(f"{YEAR}/matching/<int:rule>/end", suspense.EndRuleView.as_view(), name="end_rule"),
]
