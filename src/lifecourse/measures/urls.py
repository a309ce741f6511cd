"""Addresses under a partnership: its measures, their targets and results."""

from django.urls import path

from lifecourse.measures.views import keeping, reading

app_name = "measures"
urlpatterns = [
    path("measures/", reading.ShowMeasuresView.as_view(), name="show_measures"),
    path("measures/add", keeping.SetUpMeasureView.as_view(), name="set_up_measure"),
    path("measures/<slug:code>/", reading.ShowMeasureView.as_view(), name="show_measure"),
    path("measures/<slug:code>/change", keeping.ChangeDefinitionView.as_view(), name="change_definition"),
    path("measures/<slug:code>/target", keeping.SetTargetView.as_view(), name="set_target"),
    path("measures/<slug:code>/result", keeping.EnterResultView.as_view(), name="enter_result"),
    path("measures/<slug:code>/results/<uuid:key>", keeping.AnswerResultView.as_view(), name="answer_result"),
]
