"""Addresses of sign-in and of one's own account."""

from django.urls import include, path, re_path
from django.views.generic import RedirectView

from lifecourse.accounts import views

own = [
    path("", views.show_my_account, name="show_my_account"),
    path("join/<str:token>/", views.join, name="join"),
    # People are looked after with their roles, in the organisations room.
    path("people/", RedirectView.as_view(pattern_name="organisations:show_people"), name="show_people"),
]

# The library's own addresses that we do not use come first, so that they lead nowhere.
CLOSED = (
    r"^(?!3rdparty/login/)"
    r"(?:signup|email|confirm-email|password/set|login/code|3rdparty|social|2fa/webauthn)(?:/|$)"
)

urlpatterns = [
    path("", include((own, "accounts"))),
    re_path(CLOSED, views.closed),
    path("", include("allauth.urls")),
]
