"""The demonstration: plans, a fund and cases for change, made-up users, and codes that work."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.conf import settings
from django.utils import timezone

from lifecourse.accounts.api import Account, create_account, current_code, set_up_second_factor
from lifecourse.audit.api import acting_as
from lifecourse.finance.api import write_made_up_books
from lifecourse.organisations.api import Organisation, Partnership, Role, RoleHolding, give_role
from lifecourse.plans.api import Plan, examples_folder, read_partnership
from lifecourse.publishing.api import draft_easy_read, easy_read_of
from lifecourse.website.forecasts import forecast_example
from lifecourse.website.loading import load_folder


class NotForDemonstrations(Exception):
    """This database is somebody's own."""


# The first is whose people tell a demonstration from an installation.
EXAMPLES = (
    "essex-2016",
    "saltings-2016",
    "rutland-2016",
    "cambridgeshire-2018",
    "leicestershire-access-2016",
    "cheshire-east-2013",
)


@dataclass(frozen=True, kw_only=True)
class DemonstrationUser:
    """Somebody made up, with everything needed to sign in as them."""

    name: str
    email: str
    role: str
    organisation: str
    password: str
    code: str


def password_file() -> Path:
    """Where this installation's demonstration keeps its password: made here, never shipped."""
    return Path(settings.LIFECOURSE_HOME) / "demonstration-password"


def prepare(examples: Sequence[str] = EXAMPLES) -> None:
    """Load the examples and their made-up users; twice changes nothing. Raises NotForDemonstrations."""
    folders = [examples_folder() / name for name in examples]
    made_up = {person["email"] for person in read_partnership(folders[0]).get("people", [])}
    # Made-up users with a printed password must never stand beside people of an installation.
    if Account.objects.exists() and not Account.objects.filter(email__in=made_up).exists():
        raise NotForDemonstrations(
            "This database has people of its own and was never a demonstration, so none is put into it. "
            "Name another folder in LIFECOURSE_HOME, and no LIFECOURSE_DATABASE."
        )
    for folder in folders:
        loaded = load_folder(folder)
        with acting_as("command: demo"):
            for entry in loaded.entry.get("people", []):
                _make_user(entry, loaded.partnership)
        if folder.name == EXAMPLES[0] and loaded.plan is not None and easy_read_of(loaded.plan) is None:
            with acting_as("command: demo"):
                draft_easy_read(plan=loaded.plan, by=None, at=timezone.now())


def keep_books() -> int:
    """Half a year of made-up books for each fund that is there; gives the number of entries posted."""
    posted, now = 0, timezone.now()
    for name in EXAMPLES:
        whole = read_partnership(examples_folder() / name)
        entry = whole["partnership"]
        people = [one for one in whole.get("people", []) if one["role"] == "finance-lead"]
        keepers = Account.objects.filter(email__in=[one["email"] for one in people])
        with acting_as("command: demo"):
            posted += write_made_up_books(entry["slug"], among=list(keepers), at=now)
    return posted


def keep_forecasts() -> int:
    """Forecasts of each example that has scenarios; gives how many were drawn."""
    drawn = 0
    for name in EXAMPLES:
        slug = read_partnership(examples_folder() / name)["partnership"]["slug"]
        for plan in Plan.objects.filter(partnership__slug=slug):
            with acting_as("command: demo"):
                drawn += forecast_example(plan, examples_folder() / name)
    return drawn


def _password() -> str:
    path = password_file()
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(f"{secrets.token_hex(3)}-{secrets.token_hex(3)}-{secrets.token_hex(3)}")
    return path.read_text().strip()


def _make_user(entry: Mapping[str, Any], partnership: Partnership) -> None:
    now = timezone.now()
    account = Account.objects.filter(email=entry["email"]).first()
    if account is None:
        account = create_account(email=entry["email"], full_name=entry["name"], at=now, password=_password())
        set_up_second_factor(account=account, secret=generate_totp_secret())
    role = Role(entry["role"].replace("-", "_"))
    # Somebody may have a role in both partnerships; one given before, and perhaps ended, is not given again.
    where = None if role is Role.ADMINISTRATOR else partnership
    if RoleHolding.objects.filter(account=account, partnership=where).exists():
        return
    give_role(
        account=account,
        role=role,
        organisation=Organisation.objects.get(code=entry["organisation"]),
        partnership=where,
        from_date=timezone.localdate(),
        by=None,
        at=now,
    )


def users() -> list[DemonstrationUser]:
    """Every made-up user with a code that works now. Empty outside a demonstration."""
    if not settings.DEMONSTRATION:
        return []
    holdings = RoleHolding.objects.select_related("account", "organisation").filter(
        account__email__endswith="@example.org", account__is_active=True
    )
    # Somebody with a second role signs in once, and is listed by their first.
    first: dict[UUID, RoleHolding] = {}
    for holding in holdings.order_by("id"):
        first.setdefault(holding.account_id, holding)
    return [
        DemonstrationUser(
            name=holding.account.full_name,
            email=holding.account.email,
            role=Role(holding.role).label,
            organisation=holding.organisation.name,
            password=_password(),
            code=current_code(holding.account),
        )
        for holding in first.values()
    ]
