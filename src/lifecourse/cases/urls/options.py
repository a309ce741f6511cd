"""Addresses of a case's options."""

from django.urls import path

from lifecourse.cases.views import options, options_writing

AT = "<slug:partnership>/<slug:case>/options/"
OPTIONS = [
    path(AT, options.ShowOptionsView.as_view(), name="show_options"),
    path(f"{AT}criteria/", options_writing.WriteCriteriaView.as_view(), name="write_criteria"),
    path(f"{AT}basis/", options_writing.WriteBasisView.as_view(), name="write_basis"),
    path(f"{AT}add/", options_writing.AddOptionView.as_view(), name="add_option"),
    path(f"{AT}option/<slug:option>/", options_writing.WriteOptionView.as_view(), name="write_option"),
    path(f"{AT}scores/<slug:option>/", options_writing.WriteScoresView.as_view(), name="write_scores"),
]
