"""How sign-in behaves: nobody signs up; an identity provider speaks only for people we invited."""

import base64
import logging
import math
import time
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from lifecourse.accounts import rules
from lifecourse.accounts.models import Account
from lifecourse.accounts.rules import NotVouchedFor
from lifecourse.accounts.second_factor import PROVED_ELSEWHERE

logger = logging.getLogger(__name__)
RECENTLY = 300  # seconds
BEGUN_WITH = "lifecourse_sign_in_begun_with"
SECOND_FACTOR_STAGE = "allauth.mfa.stages.AuthenticateStage"


NOT_TOGETHER = "The email address and the password do not belong together. Check both."


class InvitedOnly(DefaultAccountAdapter):  # type: ignore[misc]
    """Sign-in with an email address and a password, for people who were invited."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": NOT_TOGETHER,
        "too_many_login_attempts": "Too many tries failed. Wait five minutes, then try again.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_login(self, request: HttpRequest, user: Account, **kwargs: Any) -> HttpResponse | None:
        if not user.may_sign_in(today=timezone.localdate()):
            user.is_active = False  # for this answer only: the last day of access has passed
        request.session[BEGUN_WITH] = user.get_session_auth_hash()
        response: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return response

    def login(self, request: HttpRequest, user: Account) -> None:
        # Between the password and the code minutes may pass: a password changed meanwhile opens nothing.
        if request.session.pop(BEGUN_WITH, "") != user.get_session_auth_hash():
            request.session.flush()
            raise ImmediateHttpResponse(redirect("account_login"))
        super().login(request, user)

    def get_login_stages(self) -> list[str]:
        stages: list[str] = super().get_login_stages()
        if getattr(self.request, PROVED_ELSEWHERE, False):
            stages.remove(SECOND_FACTOR_STAGE)
        return stages

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        # Somebody who signed in a moment ago has just shown who they are: asking again at once, before
        # they may set up their second factor, would teach people to type passwords without thinking.
        if seconds_since_sign_in(self.request) < RECENTLY:
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Only a link for a new password is ever sent; without a mail server the administrator gives one."""
        if template_prefix != "account/email/password_reset_key":
            return
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, SMTPException) as reason:
            # The page answers alike whoever asks, so a failure shows here and nowhere else. Only its kind:
            # a mail server's refusal repeats the address.
            kind = type(reason).__name__
            logger.error("A link for a new password could not be sent (%s): is email set up?", kind)


def seconds_since_sign_in(request: HttpRequest) -> float:
    """How long ago this session's owner last proved who they are; for ever, when they never did."""
    times = [record["at"] for record in get_authentication_records(request, request.user)]
    return time.time() - max(times) if times else math.inf


class InvitedOnlyByProvider(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Sign-in with an organisation's own identity provider, for people who were invited."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Find whom the provider vouches for, or say why nobody was signed in."""
        app = sociallogin.provider.app
        try:
            if sociallogin.state.get("process") != "login":
                raise NotVouchedFor("An identity provider is used here for signing in, and nothing else.")
            if not sociallogin.is_existing:
                sociallogin.connect(request, account_behind(sociallogin))
            if not sociallogin.user.may_sign_in(today=timezone.localdate()):
                raise NotVouchedFor("Your access to Lifecourse has ended. Ask your administrator.")
        except NotVouchedFor as reason:
            raise ImmediateHttpResponse(refusal(request, str(reason))) from reason
        claims = sociallogin.account.extra_data.get("id_token", {})
        trusted = app.settings.get("trusts_second_factor", False)
        if trusted and rules.second_factor_was_used(claims):
            setattr(request, PROVED_ELSEWHERE, True)

    def on_authentication_error(self, request: HttpRequest, provider: Any, **kwargs: Any) -> None:
        raise ImmediateHttpResponse(
            refusal(
                request, "Your organisation's sign-in did not finish. Try again, or ask your administrator."
            )
        )


def account_behind(sociallogin: Any) -> Account:
    """The invited account this provider vouches for. Raises NotVouchedFor."""
    app = sociallogin.provider.app
    email = rules.vouched_for(
        addresses=[(address.email, address.verified) for address in sociallogin.email_addresses],
        email_domains=app.settings.get("email_domains", []),
        provider=app.name,
    )
    account = Account.objects.filter(email=email).first()
    if account is None or not account.may_sign_in(today=timezone.localdate()):
        raise NotVouchedFor(
            "You have not been invited to Lifecourse, or your access has ended. Ask your administrator."
        )
    return account


def refusal(request: HttpRequest, reason: str) -> HttpResponse:
    return render(request, "accounts/not_signed_in.html", {"reason": reason}, status=403)


class SealedSecrets(DefaultMFAAdapter):  # type: ignore[misc]
    """Keeps the secrets of second factors unreadable to whoever holds a copy of the database alone."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "That code is not right, or it was used already. Wait for the next one.",
    }

    def encrypt(self, text: str) -> str:
        return boxes().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return boxes().decrypt(encrypted_text.encode()).decode()


def boxes() -> MultiFernet:
    """Opens with the signing key or any earlier one; seals with the signing key."""
    return MultiFernet([box(key) for key in [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]])


def box(key: str | bytes) -> Fernet:
    derived = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"lifecourse second factors")
    return Fernet(base64.urlsafe_b64encode(derived.derive(key.encode() if isinstance(key, str) else key)))
