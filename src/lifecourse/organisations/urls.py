"""Addresses of people and roles."""

from django.urls import path
from django.views.generic import RedirectView

from lifecourse.organisations import views

app_name = "organisations"
urlpatterns = [
    path("", RedirectView.as_view(pattern_name="organisations:show_people"), name="start"),
    path("people/", views.ShowPeopleView.as_view(), name="show_people"),
    path("people/invite/", views.InvitePersonView.as_view(), name="invite_person"),
    path("people/<uuid:key>/", views.ShowPersonView.as_view(), name="show_person"),
    path("people/<uuid:key>/give-role/", views.GiveRoleView.as_view(), name="give_role"),
    path("people/<uuid:key>/roles/<int:number>/end/", views.EndRoleView.as_view(), name="end_role"),
    path("people/<uuid:key>/end-access/", views.EndAccessView.as_view(), name="end_access"),
    path("people/<uuid:key>/reopen-access/", views.ReopenAccessView.as_view(), name="reopen_access"),
    path("people/<uuid:key>/new-link/", views.NewLinkView.as_view(), name="new_link"),
    path(
        "people/<uuid:key>/reset-second-factor/",
        views.ResetSecondFactorView.as_view(),
        name="reset_second_factor",
    ),
]
