"""Addresses of beginning a case, and of filling in its parts."""

from django.urls import path

from lifecourse.cases.views import beginning, parts, parts_row

CASE = "<slug:partnership>/<slug:case>/"
ROW = f"{CASE}parts/<slug:part>/<int:number>/"
# Before a case's own address: no case is called begin.
urlpatterns = [
    path("<slug:partnership>/begin/", beginning.ChooseKindView.as_view(), name="choose_kind"),
    path("<slug:partnership>/begin/<slug:kind>/", beginning.BeginCaseView.as_view(), name="begin_case"),
    path(f"{CASE}about/", beginning.WriteAboutView.as_view(), name="write_about"),
    path(f"{CASE}parts/", parts.ShowPartsView.as_view(), name="show_parts"),
    path(f"{CASE}parts/<slug:part>/", parts.ShowPartView.as_view(), name="show_part"),
    path(f"{CASE}parts/<slug:part>/words/", parts.WriteHeadView.as_view(), name="write_head"),
    path(f"{CASE}parts/<slug:part>/add/", parts_row.AddRowView.as_view(), name="add_row"),
    path(ROW, parts_row.WriteRowView.as_view(), name="write_row"),
    path(f"{ROW}out/", parts_row.TakeOutView.as_view(), name="take_out"),
]
