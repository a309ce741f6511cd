"""What every page shows around its content: where one may go from here."""

from typing import Any, cast

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Permission, holds_anywhere


def everywhere(request: HttpRequest) -> dict[str, Any]:
    """The navigation for whoever is signed in; nothing for anybody else."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"site_navigation": []}
    account, today = cast(Account, user), timezone.localdate()
    links = [("Home", reverse("home")), ("Plans", reverse("show_plans"))]
    if holds_anywhere(account, Permission.MANAGE_ACCOUNTS, on=today):
        links.append(("People and roles", reverse("organisations:show_people")))
    if holds_anywhere(account, Permission.SEE_AUDIT, on=today):
        links.append(("Record of change", reverse("audit:show_entries")))
    return {
        "site_navigation": [
            {"label": label, "url": url, "current": request.path == url} for label, url in links
        ]
    }
