"""What every page shows around its content: where one may go from here."""

from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Permission, holds_anywhere

Links = list[dict[str, Any]]


def everywhere(request: HttpRequest) -> dict[str, Any]:
    """Where whoever is signed in may go; for anybody else only what helps to sign in."""
    user = getattr(request, "user", None)
    demonstration = reverse("show_demonstration") if settings.DEMONSTRATION else ""
    if user is None or not user.is_authenticated:
        return {"site_navigation": [], "footer_links": [], "demonstration_users": demonstration}
    return {
        "site_navigation": _navigation(request, cast(Account, user)),
        "account_links": [{"label": "Reminders by email", "url": reverse("choose_reminders")}],
        "footer_links": _footer(demonstration),
        "demonstration_users": demonstration,
    }


def _navigation(request: HttpRequest, account: Account) -> Links:
    today = timezone.localdate()
    links = [("Home", reverse("home")), ("Plans", reverse("show_plans"))]
    if holds_anywhere(account, Permission.SEE_PEOPLE, on=today):
        links.append(("Find somebody", reverse("people:find")))
    if holds_anywhere(account, Permission.MATCH_PEOPLE, on=today):
        links.append(("Perhaps one person", reverse("people:show_possible_matches")))
    if holds_anywhere(account, Permission.SEE_LOOKS, on=today):
        links.append(("Who looked at whom", reverse("people:show_looks")))
    if holds_anywhere(account, Permission.MANAGE_ACCOUNTS, on=today):
        links.append(("People and roles", reverse("organisations:show_people")))
    if holds_anywhere(account, Permission.IMPORT_PEOPLE, on=today):
        links.append(("Check a file of records", reverse("people:check_file")))
    if holds_anywhere(account, Permission.SEE_AUDIT, on=today):
        links.append(("Record of change", reverse("audit:show_entries")))
    return [{"label": label, "url": url, "current": request.path == url} for label, url in links]


def _footer(demonstration: str) -> Links:
    links = [
        ("What the words mean", reverse("show_glossary")),
        ("My account", reverse("accounts:show_my_account")),
    ]
    if demonstration:
        links.append(("Demonstration users", demonstration))
    return [{"label": label, "url": url} for label, url in links]
