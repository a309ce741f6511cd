"""Commands about people and roles: the first administrator, and what pages also do."""

import argparse
import getpass
import sys
from collections.abc import Callable
from datetime import date

from django.db import OperationalError
from django.db.models import Model
from django.utils import timezone

from lifecourse.accounts import api as accounts
from lifecourse.audit.api import acting_as
from lifecourse.organisations import operations
from lifecourse.organisations.models import Organisation, Partnership, RoleHolding
from lifecourse.organisations.rules import NotAllowed, Role


class NoSuchCode(Exception):
    """Nothing has that code."""


REFUSALS = (
    NotAllowed,
    NoSuchCode,
    accounts.NoSuchAccount,
    accounts.UnableToEndAccess,
    accounts.UnableToInvite,
    accounts.UnableToResetSecondFactor,
    operations.UnableToGiveRole,
)
Command = Callable[[argparse.Namespace], None]


def add_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `invite`, `list`, `end-access` and `reset-second-factor`."""
    inviting = group.add_parser("invite", help="make an account with a role, and a link to hand over")
    inviting.add_argument("email")
    inviting.add_argument("--name", required=True)
    inviting.add_argument("--role", required=True, choices=[role.value.replace("_", "-") for role in Role])
    inviting.add_argument("--organisation", required=True, metavar="CODE")
    inviting.add_argument("--partnership", metavar="SLUG")
    inviting.add_argument("--site", default="http://localhost:8000", help="where the site is")
    inviting.set_defaults(run=running(invite))
    listing = group.add_parser("list", help="who holds which role")
    listing.set_defaults(run=running(show))
    ending = group.add_parser("end-access", help="end somebody's access, now or after a last day")
    ending.add_argument("email")
    ending.add_argument("--reason", required=True)
    ending.add_argument("--on", type=date.fromisoformat, metavar="YYYY-MM-DD", help="last day")
    ending.set_defaults(run=running(end_access))
    resetting = group.add_parser("reset-second-factor", help="take a lost second factor away")
    resetting.add_argument("email")
    resetting.add_argument("--reason", required=True)
    resetting.set_defaults(run=running(reset_second_factor))


def running(command: Command) -> Callable[[argparse.Namespace], int]:
    """A command in the name of whoever runs it, with its refusal in words."""

    def run(args: argparse.Namespace) -> int:
        try:
            with acting_as(f"command line ({getpass.getuser()})"):
                command(args)
        except REFUSALS as reason:
            print(f"Not done: {reason}", file=sys.stderr)
            return 2
        except OperationalError as reason:
            print(f"Not done: {reason}. Is the database prepared? lifecourse migrate", file=sys.stderr)
            return 2
        return 0

    return run


def invite(args: argparse.Namespace) -> None:
    invited = operations.invite_person(
        email=args.email,
        full_name=args.name,
        role=Role(args.role.replace("-", "_")),
        organisation=by_code(Organisation, "code", args.organisation),
        partnership=by_code(Partnership, "slug", args.partnership) if args.partnership else None,
        by=None,
        at=timezone.now(),
    )
    print(
        f"Give this link to {invited.account.full_name}. It works once, until {invited.expires_at:%-d %B %Y}:"
    )
    print(f"{args.site.rstrip('/')}/accounts/join/{invited.token}/")


def by_code[M: Model](model: type[M], field: str, code: str) -> M:
    """The one with this code. Raises NoSuchCode, naming those there are."""
    found = model._default_manager.filter(**{field: code}).first()
    if found is None:
        known = ", ".join(model._default_manager.order_by(field).values_list(field, flat=True)) or "none yet"
        raise NoSuchCode(f"There is no {model._meta.verbose_name} {code!r}. There are: {known}.")
    return found


def show(args: argparse.Namespace) -> None:
    today = timezone.localdate()
    held = RoleHolding.objects.select_related("account", "organisation", "partnership")
    standings = accounts.standings({one.account for one in held}, today=today)
    for one in held:
        until = f" until {one.to_date}" if one.to_date else ""
        print(f"{one.account.email}  {one}{until}  {standings[one.account_id]}")


def end_access(args: argparse.Namespace) -> None:
    account = accounts.find_account(email=args.email)
    operations.end_access(account=account, reason=args.reason, on=args.on, by=None, at=timezone.now())
    print(f"{account.email}: access ends {'after ' + str(args.on) if args.on else 'now'}.")


def reset_second_factor(args: argparse.Namespace) -> None:
    account = accounts.find_account(email=args.email)
    operations.reset_second_factor(account=account, reason=args.reason, by=None, at=timezone.now())
    print(f"{account.email} sets up a new second factor when they next sign in.")
