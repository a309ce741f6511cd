"""Keeps who signed in, signed out and failed to, in the record of change: accounts and audit join here."""

from typing import Any

from allauth.account.signals import user_logged_in, user_logged_out
from django.contrib.auth.signals import user_login_failed
from django.utils import timezone

from lifecourse.accounts.api import Account, tidy_email
from lifecourse.audit.api import name_of, record

EMAIL_FIELDS = ("email", "username", "login")


def keep_sign_in(*, user: Account, **kwargs: Any) -> None:
    """Somebody signed in."""
    record(by=name_of(user), at=timezone.now(), action="signed in", of=str(user.pk))


def keep_sign_out(*, user: Account | None = None, **kwargs: Any) -> None:
    """Somebody signed out."""
    if user is not None and user.is_authenticated:
        record(by=name_of(user), at=timezone.now(), action="signed out", of=str(user.pk))


def keep_failure(*, credentials: dict[str, Any], **kwargs: Any) -> None:
    """A password did not fit somebody's account. What strangers type is not kept: it may be a name."""
    typed = next((credentials[name] for name in EMAIL_FIELDS if credentials.get(name)), "")
    account = Account.objects.filter(email=tidy_email(str(typed))).first()
    if account is not None:
        record(by="nobody signed in", at=timezone.now(), action="sign-in failed", of=str(account.pk))


def connect() -> None:
    """Listen; asked twice, listen once."""
    user_logged_in.connect(keep_sign_in, dispatch_uid="website_keep_sign_in")
    user_logged_out.connect(keep_sign_out, dispatch_uid="website_keep_sign_out")
    user_login_failed.connect(keep_failure, dispatch_uid="website_keep_failure")
