"""Addresses of a case's options."""

from django.urls import path

from lifecourse.cases.views import option_money, options, options_writing

MONEY = "<slug:partnership>/<slug:case>/options/option/<slug:option>/money/"
AT = "<slug:partnership>/<slug:case>/options/"
OPTIONS = [
    path(AT, options.ShowOptionsView.as_view(), name="show_options"),
    path(f"{AT}criteria/", options_writing.WriteCriteriaView.as_view(), name="write_criteria"),
    path(f"{AT}basis/", options_writing.WriteBasisView.as_view(), name="write_basis"),
    path(f"{AT}add/", options_writing.AddOptionView.as_view(), name="add_option"),
    path(f"{AT}option/<slug:option>/", options_writing.WriteOptionView.as_view(), name="write_option"),
    path(
        f"{AT}option/<slug:option>/model/",
        option_money.WriteOptionModelView.as_view(),
        name="write_option_model",
    ),
    path(MONEY, option_money.ShowOptionMoneyView.as_view(), name="show_option_money"),
    path(f"{MONEY}add/", option_money.AddOptionMoneyView.as_view(), name="add_option_money"),
    path(f"{MONEY}<int:number>/", option_money.WriteOptionMoneyView.as_view(), name="write_option_money"),
    path(
        f"{MONEY}<int:number>/out/",
        option_money.TakeOutOptionMoneyView.as_view(),
        name="take_out_option_money",
    ),
    path(f"{AT}scores/<slug:option>/", options_writing.WriteScoresView.as_view(), name="write_scores"),
]
