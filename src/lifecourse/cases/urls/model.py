"""Addresses of a case's model."""

from django.urls import path

from lifecourse.cases.views import model, model_keep, model_writing

AT = "<slug:partnership>/<slug:case>/model/"
PHASE = f"{AT}phases/<slug:phase>/"
LINE = model_writing.WriteLineView.as_view()

urlpatterns = [
    path(AT, model.ShowModelView.as_view(), name="show_model"),
    path(f"{AT}keep/", model_keep.KeepModelView.as_view(), name="keep_model"),
    path(f"{AT}inputs/", model.ShowInputsView.as_view(), name="show_model_inputs"),
    path(f"{AT}frame/", model_writing.WriteFrameView.as_view(), name="write_model_frame"),
    path(f"{AT}phases/", model_writing.WritePhaseView.as_view(), name="add_phase"),
    path(PHASE, model_writing.WritePhaseView.as_view(), name="write_phase"),
    path(f"{PHASE}<slug:kind>/", LINE, name="add_line"),
    path(f"{PHASE}<slug:kind>/<slug:line>/", LINE, name="write_line"),
]
