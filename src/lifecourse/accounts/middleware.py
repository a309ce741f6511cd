"""Nothing is readable without signing in, with a second factor."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from lifecourse.accounts import second_factor

HEALTH = "/health"
# What somebody without a second factor may reach: enough to set one up, or to go away.
BEFORE_SECOND_FACTOR = {
    "account_logout",
    "account_reauthenticate",
    "mfa_activate_totp",
    "mfa_reauthenticate",
}


class SignInRequired:
    """Sends strangers to sign in, and people without a second factor to set one up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == HEALTH:
            return HttpResponse(status=204)
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotFound) and not request.user.is_authenticated:
            # Whether a page exists is not a stranger's business: the answer is the same.
            return to_sign_in(request)
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if not getattr(view, "login_required", True):
            return None
        if not request.user.is_authenticated:
            return to_sign_in(request)
        if not request.user.may_sign_in(today=timezone.localdate()):
            logout(request)
            return to_sign_in(request)
        if second_factor.satisfied(request, request.user):
            return None
        place = request.resolver_match.url_name if request.resolver_match else None
        return None if place in BEFORE_SECOND_FACTOR else go(request, reverse("mfa_activate_totp"))


def to_sign_in(request: HttpRequest) -> HttpResponse:
    answer = redirect_to_login(request.get_full_path() if request.method == "GET" else "/")
    return go(request, answer.url)


def go(request: HttpRequest, address: str) -> HttpResponse:
    """A redirect of the whole page, also when htmx asked for a part of it."""
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(headers={"HX-Redirect": address})
    return redirect(address)
