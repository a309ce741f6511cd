"""Addresses of what forecasts rest on, of scenarios, and of making a forecast."""

from django.urls import path

from lifecourse.forecasting.views import benefit, forecasts, parameters, scenarios

AT = "<slug:partnership>/"
PARAMETER = f"{AT}parameters/"
SCENARIO = f"{AT}scenarios/<slug:scenario>/"

urlpatterns = [
    path("", forecasts.ShowPartnershipsView.as_view(), name="show_partnerships"),
    path("<int:pk>/made-from/", forecasts.ShowRunView.as_view(), name="show_run"),
    path("<int:pk>/go-on/", forecasts.GoOnView.as_view(), name="go_on"),
    path("<int:pk>/stop/", forecasts.StopView.as_view(), name="stop"),
    path("<int:pk>/for-a-case/", benefit.GiveToCaseView.as_view(), name="give_to_case"),
    path("<int:pk>/again/", forecasts.MadeAgainView.as_view(), name="made_again"),
    path(AT, forecasts.ShowForecastsView.as_view(), name="show_forecasts"),
    path(f"{AT}begin/", forecasts.BeginForecastView.as_view(), name="begin"),
    path(PARAMETER, parameters.ShowParametersView.as_view(), name="show_parameters"),
    path(f"{PARAMETER}say/<path:code>/", parameters.OverrideParameterView.as_view(), name="override"),
    path(f"{PARAMETER}end/<path:code>/", parameters.EndOverrideView.as_view(), name="end_override"),
    path(f"{PARAMETER}one/<path:code>/", parameters.ShowParameterView.as_view(), name="show_parameter"),
    path(f"{AT}scenarios/", scenarios.ShowScenariosView.as_view(), name="show_scenarios"),
    path(f"{AT}scenarios/new/", scenarios.BeginScenarioView.as_view(), name="begin_scenario"),
    path(SCENARIO, scenarios.ShowScenarioView.as_view(), name="show_scenario"),
    path(f"{SCENARIO}about/", scenarios.WriteAboutView.as_view(), name="write_scenario"),
    path(f"{SCENARIO}add/<slug:kind>/", scenarios.AddLeverView.as_view(), name="add_lever"),
    path(f"{SCENARIO}levers/<int:number>/", scenarios.ChangeLeverView.as_view(), name="change_lever"),
    path(f"{SCENARIO}levers/<int:number>/out/", scenarios.TakeOutLeverView.as_view(), name="take_out_lever"),
]
