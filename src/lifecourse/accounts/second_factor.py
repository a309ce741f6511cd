"""Second factors: whether somebody has one, and the demonstration's working codes."""

import time
from collections.abc import Iterable
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.http import HttpRequest

from lifecourse.accounts.models import Account

PROVED_ELSEWHERE = "lifecourse_second_factor_proved_by_provider"
SECONDS_A_CODE_LASTS = 30


class NoCode(Exception):
    """A code cannot be worked out here."""


def has_second_factor(account: Account) -> bool:
    return bool(Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).exists())


def holders(accounts: Iterable[Account]) -> set[Any]:
    """The ids of those among these who have a second factor here."""
    held = Authenticator.objects.filter(user__in=list(accounts), type=Authenticator.Type.TOTP)
    return set(held.values_list("user", flat=True))


def satisfied(request: HttpRequest, account: Account) -> bool:
    """Whether this session's owner has a second factor, here or with a trusted provider."""
    if request.session.get(PROVED_ELSEWHERE) == str(account.pk):
        return True
    return has_second_factor(account)


def set_up(account: Account, *, secret: str) -> None:
    Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).delete()
    TOTP.activate(account, secret)


def take_away(account: Account) -> int:
    """Remove every second factor and recovery code; how many there were."""
    number, _ = Authenticator.objects.filter(user=account).delete()
    return int(number)


def code_now(account: Account) -> str:
    """The six digits an authenticator app would show now. For demonstrations only."""
    if not settings.DEMONSTRATION:
        raise NoCode("Codes are shown only in a demonstration (LIFECOURSE_DEMONSTRATION=yes).")
    held = Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).first()
    if held is None:
        raise NoCode(f"{account.email} has no second factor.")
    secret = decrypt(held.data["secret"])
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // SECONDS_A_CODE_LASTS)))
