"""The commands of support."""

import argparse
import os
import sys
from datetime import date
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from lifecourse.accounts.api import NoSuchAccount, find_account
from lifecourse.audit.api import acting_as
from lifecourse.organisations.api import NotAllowed, Organisation, Role, RoleHolding
from lifecourse.standards.api import NoPackInForce
from lifecourse.support.kinds.returns import FAILED
from lifecourse.support.operations.extracts import empty_extracts
from lifecourse.support.operations.returns import take_return
from lifecourse.support.rules.costs import Period
from lifecourse.support.setting_up.histories import set_up_histories
from lifecourse.support.setting_up.lists import set_up_list


def add_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `made-up-histories`, `tidy-lists` and `client-level-data`."""
    bring_in = group.add_parser(
        "made-up-histories", help="give the made-up people of a demonstration stays and a register"
    )
    bring_in.add_argument("--seed", type=int, default=1, help="another number makes other histories")
    bring_in.set_defaults(run=run)
    tidy = group.add_parser(
        "tidy-lists", help="empty lists of people in hospital from outside whose day is over"
    )
    tidy.set_defaults(run=tidy_lists)
    send = group.add_parser("client-level-data", help="write a council's client level data to a file")
    send.add_argument("organisation", help="the council's code")
    send.add_argument("first", type=date.fromisoformat, help="the first day, such as 2026-01-01")
    send.add_argument("last", type=date.fromisoformat, help="the last day")
    send.add_argument(
        "--out", type=Path, required=True, help="the file to write, which must not be there yet"
    )
    send.add_argument("--by", required=True, help="the email address of whoever takes it out and may")
    send.set_defaults(run=client_level_data)


def run(args: argparse.Namespace) -> int:
    """Write them, in the name of a made-up coordinator."""
    holding = (
        RoleHolding.objects.filter(role=Role.CARE_COORDINATOR.value, account__email__endswith="@example.org")
        .order_by("pk")
        .select_related("account")
        .first()
    )
    if holding is None:
        print("There is no made-up coordinator here. Bring up the demonstration first: lifecourse demo")
        return 2
    with acting_as("command: made-up-histories"):
        count = set_up_histories(seed=args.seed, by=holding.account, at=timezone.now())
        set_up_list(by=holding.account, at=timezone.now())
    print(f"{count:,} made-up people have a history." if count else "Their histories are there already.")
    return 0


def tidy_lists(_: argparse.Namespace) -> int:
    """Empty every list whose rows may not be kept any more."""
    count = empty_extracts(at=timezone.now())
    print(f"{count:,} {'list' if count == 1 else 'lists'} emptied." if count else "No list's day is over.")
    return 0


def client_level_data(args: argparse.Namespace) -> int:
    """Write the file, readable by its owner alone, and say what is wrong in it."""
    organisation = Organisation.objects.filter(code=args.organisation).first()
    if organisation is None:
        print("There is no such council here.", file=sys.stderr)
        return 2
    try:
        account = find_account(email=args.by)
        period = Period(first=args.first, last=args.last)
        # What is not written anywhere has not left: then nothing says that it did.
        with transaction.atomic():
            content, sent = take_return(
                organisation=organisation, period=period, by=account, at=timezone.now()
            )
            made = os.open(args.out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except (NoSuchAccount, NotAllowed, NoPackInForce, ValueError, OSError) as reason:
        print(str(reason), file=sys.stderr)
        return 2
    with os.fdopen(made, "w", encoding="utf-8", newline="") as file:
        file.write(content)
    print(f"{len(sent.rows):,} rows about {len(sent.people):,} people; £{sent.total:,.2f} in the period.")
    for name, found in sent.quality.items():
        if wrong := sum(found[one] for one in FAILED):
            print(f"  {name}: {wrong:,} failed")
    return 1 if sent.failures else 0
