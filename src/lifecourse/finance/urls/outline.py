"""Addresses at which a fund is made up: the fund, its years, contributions, schemes and lines."""

from django.urls import path

from lifecourse.finance.views import outline, parts

YEAR = "<slug:fund>/<slug:year>/outline/"
urlpatterns = [
    path(
        "agreements/<slug:partnership>/<slug:agreement>/fund/",
        outline.BeginFundView.as_view(),
        name="begin_fund",
    ),
    path(YEAR, outline.ShowOutlineView.as_view(), name="show_outline"),
    path(f"{YEAR}next-year/", outline.NextYearView.as_view(), name="begin_next_year"),
    path(f"{YEAR}contributions/new/", outline.AddContributionView.as_view(), name="add_contribution"),
    path(
        f"{YEAR}contributions/<slug:contribution>/change/",
        outline.ChangeContributionView.as_view(),
        name="change_contribution",
    ),
    path(
        f"{YEAR}contributions/<slug:contribution>/set-aside/",
        outline.SetAsideView.as_view(),
        name="set_aside",
    ),
    path(f"{YEAR}priorities/new/", outline.AddPriorityView.as_view(), name="add_priority"),
    path(f"{YEAR}schemes/new/", outline.AddSchemeView.as_view(), name="add_scheme"),
    path(f"{YEAR}history/", parts.ShowOutlineHistoryView.as_view(), name="show_outline_history"),
    path(f"{YEAR}<slug:kind>/<int:part>/reword/", parts.RewordPartView.as_view(), name="reword_part"),
    path(f"{YEAR}<slug:kind>/<int:part>/end/", parts.EndPartView.as_view(), name="end_part"),
    path(f"{YEAR}<slug:kind>/<int:part>/go-on/", parts.GoOnView.as_view(), name="let_go_on"),
    path(f"{YEAR}<slug:kind>/<int:part>/take-out/", parts.TakeOutPartView.as_view(), name="take_out_part"),
    path(f"{YEAR}lines/new/", outline.AddLineView.as_view(), name="add_line"),
    path(f"{YEAR}lines/<int:line>/give/", outline.GiveView.as_view(), name="give_to_line"),
    path(f"{YEAR}outputs/new/", outline.AddOutputView.as_view(), name="add_output"),
]
