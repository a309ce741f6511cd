"""Who may sign in and when a link may be used: plain decisions on plain values."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

INVITATION_LASTS = timedelta(days=7)


class LinkNotUsable(Exception):
    """An invitation link cannot be used."""


class NotVouchedFor(Exception):
    """An organisation's identity provider did not vouch for somebody we know."""


def tidy_email(address: str) -> str:
    """The one way an address is kept, so that capital letters make nobody a second person."""
    return address.strip().lower()


def may_sign_in(*, is_active: bool, leaving_date: date | None, today: date) -> bool:
    """Active, and not after the last day of access."""
    return is_active and (leaving_date is None or today <= leaving_date)


def check_link_usable(
    *, expires_at: datetime, used_at: datetime | None, withdrawn_at: datetime | None, now: datetime
) -> None:
    """Raises LinkNotUsable, with what the person should do next."""
    if used_at is not None:
        raise LinkNotUsable("This link has been used. Sign in, or ask your administrator for a new one.")
    if withdrawn_at is not None:
        raise LinkNotUsable("This link was replaced or withdrawn. Ask your administrator for a new one.")
    if now >= expires_at:
        raise LinkNotUsable("This link has expired. Ask your administrator for a new one.")


def vouched_for(
    *, addresses: Iterable[tuple[str, object]], email_domains: Iterable[str], provider: str
) -> str:
    """The verified address this provider may speak for; raises NotVouchedFor."""
    # A provider answers only for its own organisation's addresses: otherwise whoever runs one
    # organisation's directory could sign in as anybody in another.
    domains = {domain.lower().lstrip("@") for domain in email_domains}
    for address, verified in addresses:
        email = tidy_email(address)
        # Some directories say "false" in words, which is not false to a program.
        if verified is True and email.rpartition("@")[2] in domains:
            return email
    raise NotVouchedFor(
        f"{provider} did not give a verified email address of its own organisation, so we cannot tell "
        "who you are. Sign in with your email address and password, or ask your administrator."
    )


def second_factor_was_used(claims: Mapping[str, Any]) -> bool:
    """Whether a token says that its owner proved more than a password (RFC 8176, value "mfa")."""
    methods = claims.get("amr", [])
    if isinstance(methods, str):
        methods = methods.split()
    return isinstance(methods, list) and "mfa" in methods
