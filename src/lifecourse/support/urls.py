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
from lifecourse.support.views.stays import (
    AddDelay,
    Admit,
    BeginLeave,
    ChangeLaw,
    Discharge,
    EndDelay,
    EndLeave,
    MoveWard,
    PlanDischarge,
    SayReady,
    ShowHospital,
    ShowWhoIsThere,
)

app_name = "support"
urlpatterns: list[URLPattern | URLResolver] = [
    path("register/", ShowBoard.as_view(), name="board"),
    path("register/coming-of-age/", ShowComingOfAge.as_view(), name="coming_of_age"),
    path("register/notes/", ShowNotes.as_view(), name="notes"),
    path("risks/<int:number>/end/", EndRisk.as_view(), name="end_risk"),
    path("schools/<int:number>/end/", EndSchoolPlace.as_view(), name="end_school_place"),
    path("hospital/", ShowWhoIsThere.as_view(), name="who_is_there"),
    path("delays/<int:number>/end/", EndDelay.as_view(), name="end_delay"),
    path("leaves/<int:number>/end/", EndLeave.as_view(), name="end_leave"),
    path("<uuid:key>/", ShowNext.as_view(), name="show_next"),
    path("<uuid:key>/brief/", ShowBrief.as_view(), name="show_brief"),
    path("<uuid:key>/register/add/", AddToRegister.as_view(), name="add_to_register"),
    path("<uuid:key>/register/decide/", Decide.as_view(), name="decide"),
    path("<uuid:key>/register/leave/", TakeOffRegister.as_view(), name="take_off_register"),
    path("<uuid:key>/hospital/", ShowHospital.as_view(), name="show_hospital"),
    path("<uuid:key>/hospital/admit/", Admit.as_view(), name="admit"),
    path("<uuid:key>/hospital/move/", MoveWard.as_view(), name="move_ward"),
    path("<uuid:key>/hospital/law/", ChangeLaw.as_view(), name="change_law"),
    path("<uuid:key>/hospital/leave/", BeginLeave.as_view(), name="begin_leave"),
    path("<uuid:key>/hospital/plan/", PlanDischarge.as_view(), name="plan_discharge"),
    path("<uuid:key>/hospital/ready/", SayReady.as_view(), name="say_ready"),
    path("<uuid:key>/hospital/delays/add/", AddDelay.as_view(), name="add_delay"),
    path("<uuid:key>/hospital/discharge/", Discharge.as_view(), name="discharge"),
    path("<uuid:key>/risks/add/", AddRisk.as_view(), name="add_risk"),
    path("<uuid:key>/crisis-plan/", WriteCrisisPlan.as_view(), name="write_crisis_plan"),
    path("<uuid:key>/coordinator/", NameCoordinator.as_view(), name="name_coordinator"),
    path("<uuid:key>/schools/add/", AddSchoolPlace.as_view(), name="add_school_place"),
]
