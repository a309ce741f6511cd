"""The commands of support."""

import argparse

from django.utils import timezone

from lifecourse.audit.api import acting_as
from lifecourse.organisations.api import Role, RoleHolding
from lifecourse.support.setting_up import set_up_histories


def add_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `made-up-histories`."""
    bring_in = group.add_parser(
        "made-up-histories", help="give the made-up people of a demonstration stays and a register"
    )
    bring_in.add_argument("--seed", type=int, default=1, help="another number makes other histories")
    bring_in.set_defaults(run=run)


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
    print(f"{count:,} made-up people have a history." if count else "Their histories are there already.")
    return 0
