"""What happens when somebody signs in through an identity provider."""

from typing import Any

from allauth.account.signals import user_logged_in

from lifecourse.accounts.second_factor import PROVED_ELSEWHERE


def remember_second_factor(*, request: Any, user: Any, **kwargs: Any) -> None:
    """A trusted provider's word holds for this session and this person alone."""
    if getattr(request, PROVED_ELSEWHERE, False):
        request.session[PROVED_ELSEWHERE] = str(user.pk)
    else:
        request.session.pop(PROVED_ELSEWHERE, None)


def connect() -> None:
    user_logged_in.connect(remember_second_factor, dispatch_uid="accounts_second_factor_elsewhere")
