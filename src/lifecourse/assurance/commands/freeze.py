"""The command that freezes a version of a plan."""

import argparse
import sys

from django.utils import timezone

from lifecourse.assurance.freezing import freeze_version
from lifecourse.plans.api import KIND_WORDS, CannotFreeze, NoSuchPlan, VersionKind, find_plan
from lifecourse.standards.api import NoPackInForce


def add_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `plan freeze`."""
    freezing = group.add_parser("freeze", help="freeze the plan as it stands, for ever")
    freezing.add_argument("plan", metavar="PLAN", help="a plan's name")
    freezing.add_argument("--kind", required=True, choices=[k.value for k in KIND_WORDS])
    freezing.add_argument("--note", default="", help="why it is frozen now")
    freezing.set_defaults(run=freeze)


def freeze(args: argparse.Namespace) -> int:
    """Freeze a version: 0 when it is frozen, 2 when it cannot be."""
    try:
        version = freeze_version(
            plan=find_plan(args.plan),
            kind=VersionKind(args.kind),
            note=args.note,
            by=None,
            at=timezone.now(),
        )
    except (NoSuchPlan, CannotFreeze, NoPackInForce) as problem:
        print(f"Nothing was frozen: {problem}", file=sys.stderr)
        return 2
    print(f"{version.plan.slug}@{version.number}  {version.name}  {version.content_hash}")
    return 0
