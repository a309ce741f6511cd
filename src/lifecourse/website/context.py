"""What every page shows around its content: where one may go from here."""

from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Permission, permissions_anywhere

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
    may = permissions_anywhere(account, on=today)
    links = [("Home", reverse("home")), ("Plans", reverse("show_plans"))]
    if Permission.AUTHORISE_FUND in may:
        links.append(("Funds", reverse("finance:show_funds")))
    if Permission.EDIT_FIGURES in may:
        links.append(("Forecasts", reverse("forecasting:show_partnerships")))
    if Permission.WRITE_CASES in may or Permission.DECIDE_CASES in may:
        links.append(("Cases", reverse("cases:show_cases")))
    if Permission.SEE_PEOPLE in may:
        links.append(("Find somebody", reverse("people:find")))
        links.append(("The register", reverse("support:board")))
    if Permission.EDIT_FIGURES in may:
        links.append(("Counts", reverse("support:counts")))
    if Permission.MATCH_PEOPLE in may:
        links.append(("Perhaps one person", reverse("people:show_possible_matches")))
    if Permission.SEE_LOOKS in may:
        links.append(("Who looked at whom", reverse("people:show_looks")))
    if Permission.MANAGE_ACCOUNTS in may:
        links.append(("People and roles", reverse("organisations:show_people")))
    if Permission.IMPORT_PEOPLE in may:
        links.append(("Bring records in", reverse("people:imports")))
    if Permission.SEND_RETURNS in may:
        links.append(("What the council sends", reverse("support:client_level_data")))
    if Permission.SEE_AUDIT in may:
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
