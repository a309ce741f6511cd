"""Pages of one's own account, and the page behind an invitation link."""

from typing import cast

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from lifecourse.accounts import operations, second_factor
from lifecourse.accounts.forms import JoinForm
from lifecourse.accounts.models import Account
from lifecourse.accounts.rules import LinkNotUsable


def show_my_account(request: HttpRequest) -> HttpResponse:
    """Where somebody changes their password, authenticator app and codes, and sees their sessions."""
    person = cast(Account, request.user)  # nobody else comes past the middleware
    return render(
        request,
        "accounts/my_account.html",
        {"has_second_factor": second_factor.has_second_factor(person)},
    )


@login_not_required
@never_cache
@sensitive_post_parameters()
def join(request: HttpRequest, token: str) -> HttpResponse:
    """A joiner sets a password with a single-use link."""
    now = timezone.now()
    try:
        invitation = operations.usable_invitation(token=token, now=now)
        form = JoinForm(request.POST or None, account=invitation.account)
        if form.is_valid():
            operations.join(token=token, password=form.cleaned_data["password"], at=now)
            logout(request)
            messages.success(request, "Your password is set. Now sign in with it.")
            return redirect("account_login")
    except LinkNotUsable as reason:
        return render(request, "accounts/not_signed_in.html", {"reason": str(reason)}, status=410)
    return render(request, "accounts/join.html", {"form": form, "account": invitation.account})


@login_not_required
def closed(request: HttpRequest) -> HttpResponse:
    """The sign-in library offers more than we use: signing up, several addresses, linked accounts."""
    return redirect("accounts:show_my_account" if request.user.is_authenticated else "account_login")
