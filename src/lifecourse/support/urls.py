"""The addresses of support. None holds a name, a number of the NHS or a word that somebody typed."""

from django.urls import URLPattern, URLResolver, path

from lifecourse.support.views.board import ShowBoard, ShowComingOfAge, ShowNotes
from lifecourse.support.views.helping import (
    AddRisk,
    AddSchoolPlace,
    EndRisk,
    EndSchoolPlace,
    NameCoordinator,
    WriteCrisisPlan,
)
from lifecourse.support.views.next import ShowBrief, ShowNext
from lifecourse.support.views.register import AddToRegister, Decide, TakeOffRegister

app_name = "support"
urlpatterns: list[URLPattern | URLResolver] = [
    path("register/", ShowBoard.as_view(), name="board"),
    path("register/coming-of-age/", ShowComingOfAge.as_view(), name="coming_of_age"),
    path("register/notes/", ShowNotes.as_view(), name="notes"),
    path("risks/<int:number>/end/", EndRisk.as_view(), name="end_risk"),
    path("schools/<int:number>/end/", EndSchoolPlace.as_view(), name="end_school_place"),
    path("<uuid:key>/", ShowNext.as_view(), name="show_next"),
    path("<uuid:key>/brief/", ShowBrief.as_view(), name="show_brief"),
    path("<uuid:key>/register/add/", AddToRegister.as_view(), name="add_to_register"),
    path("<uuid:key>/register/decide/", Decide.as_view(), name="decide"),
    path("<uuid:key>/register/leave/", TakeOffRegister.as_view(), name="take_off_register"),
    path("<uuid:key>/risks/add/", AddRisk.as_view(), name="add_risk"),
    path("<uuid:key>/crisis-plan/", WriteCrisisPlan.as_view(), name="write_crisis_plan"),
    path("<uuid:key>/coordinator/", NameCoordinator.as_view(), name="name_coordinator"),
    path("<uuid:key>/schools/add/", AddSchoolPlace.as_view(), name="add_school_place"),
]
