"""Joining, leaving, and losing a second factor."""

import hashlib
import logging
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from smtplib import SMTPException

from allauth.usersessions.models import UserSession
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.core.validators import validate_email
from django.db import transaction
from django.utils.timezone import localdate

from lifecourse.accounts import rules, second_factor
from lifecourse.accounts.models import Account, Invitation, SecondFactorReset
from lifecourse.accounts.rules import LinkNotUsable

logger = logging.getLogger(__name__)
SUBJECT = "Your link to Lifecourse"
MESSAGE = """You have been given a link to choose a password for Lifecourse:

{address}

It works once and for seven days. If you did not expect it, do nothing.
"""


class UnableToInvite(Exception):
    """Somebody cannot be invited."""


class UnableToJoin(Exception):
    """A password cannot be set with this link."""


class UnableToEndAccess(Exception):
    """Somebody's access cannot be ended."""


class UnableToResetSecondFactor(Exception):
    """A second factor cannot be reset."""


@dataclass(frozen=True, kw_only=True)
class Invited:
    """Somebody invited, and the token for their link. The token is never kept: hand it over now."""

    account: Account
    token: str
    expires_at: datetime


def fingerprint(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def create_account(*, email: str, full_name: str, at: datetime, password: str | None = None) -> Account:
    """An account that may sign in at once when it has a password. Used by demonstrations and tests."""
    account = Account(email=email, full_name=full_name, created_at=at)
    account.set_password(password)
    account.save()
    return account


@transaction.atomic
def invite(
    *,
    email: str,
    full_name: str,
    by: Account | None,
    at: datetime,
    lasts: timedelta = rules.INVITATION_LASTS,
) -> Invited:
    """Make an account for a joiner and a single-use link for its password. Raises UnableToInvite."""
    address = rules.tidy_email(email)
    try:
        validate_email(address)
    except ValidationError as reason:
        raise UnableToInvite(f"{email!r} is not an email address.") from reason
    if not full_name.strip():
        raise UnableToInvite("Enter the person's name.")
    if Account.objects.filter(email=address).exists():
        raise UnableToInvite(f"{address} has an account already. Give them a role, or a new link.")
    account = create_account(email=address, full_name=full_name.strip(), at=at)
    return invite_again(account=account, by=by, at=at, lasts=lasts)


@transaction.atomic
def invite_again(
    *, account: Account, by: Account | None, at: datetime, lasts: timedelta = rules.INVITATION_LASTS
) -> Invited:
    """A new link for a joiner, or for somebody who lost a password. Earlier links stop working."""
    if not account.may_sign_in(today=localdate(at)):
        raise UnableToInvite(f"{account.full_name}'s access has ended. Reopen it first.")
    if by is not None and by.pk == account.pk:
        raise UnableToInvite("Nobody makes a link for their own account. Change your password instead.")
    account.invitations.filter(used_at=None, withdrawn_at=None).update(withdrawn_at=at)
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        account=account,
        invited_by=by,
        fingerprint=fingerprint(token),
        created_at=at,
        expires_at=at + lasts,
    )
    return Invited(account=account, token=token, expires_at=invitation.expires_at)


def usable_invitation(*, token: str, now: datetime, lock: bool = False) -> Invitation:
    """The invitation behind a link. Raises LinkNotUsable."""
    found = Invitation.objects.select_related("account").filter(fingerprint=fingerprint(token))
    if lock:
        found = found.select_for_update(of=("self",))
    invitation = found.first()
    if invitation is None:
        raise LinkNotUsable("This link is not one of ours. Check that you copied the whole of it.")
    rules.check_link_usable(
        expires_at=invitation.expires_at,
        used_at=invitation.used_at,
        withdrawn_at=invitation.withdrawn_at,
        now=now,
    )
    if not invitation.account.may_sign_in(today=localdate(now)):
        raise LinkNotUsable("This account's access has ended. Ask your administrator.")
    return invitation


@transaction.atomic
def join(*, token: str, password: str, at: datetime) -> Account:
    """Set a password with a link, once. Raises LinkNotUsable or UnableToJoin."""
    invitation = usable_invitation(token=token, now=at, lock=True)
    account = invitation.account
    try:
        validate_password(password, account)
    except ValidationError as reason:
        raise UnableToJoin(" ".join(reason.messages)) from reason
    account.set_password(password)
    account.save(update_fields=["password"])
    invitation.used_at = at
    invitation.save(update_fields=["used_at"])
    end_sessions(account=account)
    return account


def send_link(*, account: Account, address: str) -> bool:
    """Send a link by email, with nothing about anybody in it; whether it could be sent."""
    try:
        return bool(send_mail(SUBJECT, MESSAGE.format(address=address), None, [account.email]))
    except (OSError, SMTPException) as reason:
        # Only its kind: a mail server's refusal repeats the address.
        logger.error("A link could not be sent (%s): is email set up?", type(reason).__name__)
        return False


def end_sessions(*, account: Account) -> int:
    """Sign an account out everywhere, now; how many sessions there were."""
    sessions = list(UserSession.objects.filter(user=account))
    for session in sessions:
        session.end()
    return len(sessions)


@transaction.atomic
def end_access(
    *, account: Account, by: Account | None, at: datetime, reason: str, on: date | None = None
) -> None:
    """End access now, or after a given last day. Raises UnableToEndAccess."""
    if by is not None and by.pk == account.pk:
        raise UnableToEndAccess("Nobody ends their own access. Ask another administrator.")
    if not reason.strip():
        raise UnableToEndAccess("Say why access ends.")
    account.leaving_reason = reason.strip()
    account.leaving_date = localdate(at) if on is None else on
    account.is_active = on is not None and on >= localdate(at)
    account.save(update_fields=["leaving_date", "leaving_reason", "is_active"])
    if not account.is_active:
        account.invitations.filter(used_at=None, withdrawn_at=None).update(withdrawn_at=at)
        end_sessions(account=account)


@transaction.atomic
def reopen_access(*, account: Account, by: Account | None, at: datetime) -> None:
    """Let a leaver return, or put off a leaving date. The password is set anew with a new link."""
    if by is not None and by.pk == account.pk:
        raise UnableToEndAccess("Nobody reopens their own access. Ask another administrator.")
    account.is_active = True
    account.leaving_date = None
    account.leaving_reason = ""
    account.save(update_fields=["leaving_date", "leaving_reason", "is_active"])


@transaction.atomic
def reset_second_factor(
    *, account: Account, by: Account | None, at: datetime, reason: str
) -> SecondFactorReset:
    """Take a lost second factor away; its owner must set one up before reading anything again."""
    if by is not None and by.pk == account.pk:
        raise UnableToResetSecondFactor("Nobody resets their own second factor. Ask another administrator.")
    if not reason.strip():
        raise UnableToResetSecondFactor("Say why, and how you know who asked.")
    if second_factor.take_away(account) == 0:
        raise UnableToResetSecondFactor(f"{account.full_name} has no second factor to reset.")
    end_sessions(account=account)
    return SecondFactorReset.objects.create(account=account, by=by, at=at, reason=reason.strip())


@transaction.atomic
def set_up_second_factor(*, account: Account, secret: str) -> None:
    """Give an account a known secret (base32). For demonstrations and tests."""
    second_factor.set_up(account, secret=secret)
